pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import counter.qml
import counter.screen
import shared.ui

// The file of a picture or a video: chosen or dropped, on its way, checked by the hub; what it refuses is said here.
Item {
    id: box

    required property NoticesScreen screen
    readonly property bool busy: screen.uploading !== ""

    implicitHeight: frame.y + frame.height + (wrong.visible ? wrong.height + 4 : 0)

    Label {
        text: qsTrId("notice.file")
        size: 13
        weight: Font.DemiBold
    }

    Rectangle {
        id: frame

        y: 20
        width: parent.width
        height: 64
        radius: 10
        color: drop.containsDrag ? Theme.nilaSoft : Theme.surface
        border.width: drop.containsDrag || wrong.visible ? 2 : 1
        border.color: wrong.visible ? Theme.bata : drop.containsDrag ? Theme.nila : Theme.edge

        Icon {
            id: sign

            x: 16
            anchors.verticalCenter: parent.verticalCenter
            name: box.screen.kind === "video" ? "film" : "image"
            size: 24
            color: Theme.muted
        }

        Label {
            id: said

            objectName: "fileSaid"
            anchors.left: sign.right
            anchors.leftMargin: 12
            anchors.right: keys.left
            anchors.rightMargin: 12
            y: box.busy ? 12 : Math.round((frame.height - height) / 2)
            text: box.busy ? box.screen.uploading : box.screen.media !== "" ? box.screen.media : qsTrId("notice.drop_here")
            size: 14
            elide: Text.ElideMiddle
            wrapMode: Text.Wrap
            maximumLineCount: box.busy ? 1 : 2
            color: box.screen.media !== "" || box.busy ? Theme.ink : Theme.muted
        }

        Rectangle {
            anchors.left: said.left
            anchors.right: said.right
            y: 42
            visible: box.busy
            height: 8
            radius: 4
            color: Theme.sunk
            border.width: 1
            border.color: Theme.line

            Rectangle {
                objectName: "progress"
                width: parent.width * Math.min(1, box.screen.progress)
                height: parent.height
                radius: 4
                color: Theme.nila
            }
        }

        Row {
            id: keys

            anchors.right: parent.right
            anchors.rightMargin: 10
            anchors.verticalCenter: parent.verticalCenter
            spacing: 6

            DeskKey {
                objectName: "choose-file"
                visible: !box.busy
                height: 44
                text: qsTrId("notice.choose_file")
                icon: "upload"
                cap: "Ctrl+O"
                onActivated: box.choose()
            }

            DeedButton {
                visible: box.busy
                screen: box.screen
                deed: box.screen.stopUploadKey
                icon: "x"
            }
        }

        DropArea {
            id: drop

            anchors.fill: parent
            keys: ["text/uri-list"]
            onDropped: event => {
                if (event.urls.length > 0)
                    box.screen.takeFile(event.urls[0]);
            }
        }
    }

    Label {
        id: wrong

        objectName: "fieldError"
        y: frame.y + frame.height + 3
        width: parent.width
        visible: text !== ""
        text: box.screen.mediaError
        size: 13
        weight: Font.DemiBold
        color: Theme.bata
        wrapMode: Text.Wrap
    }

    function choose(): void {
        if (!box.busy)
            dialog.active = true;
    }

    // Made when it is wanted: its parts are large, and most supervisors write text.
    Loader {
        id: dialog

        active: false
        sourceComponent: FileDialog {
            nameFilters: [qsTrId("notice.pictures") + " (*.png *.jpg *.jpeg *.webp *.gif)", qsTrId("notice.videos") + " (*.mp4 *.webm *.mkv *.mov)"]
            onAccepted: {
                box.screen.takeFile(selectedFile);
                dialog.active = false;
            }
            onRejected: dialog.active = false
            Component.onCompleted: open()
        }
    }

    Shortcut {
        sequence: "Ctrl+O"
        enabled: box.visible
        onActivated: box.choose()
    }
}
