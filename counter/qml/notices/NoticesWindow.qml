pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// The supervisors' window: the list at the left, what is being written at the right. Larger than usual, all of it grows.
Window {
    id: window

    required property NoticesScreen view
    readonly property real unit: Math.max(1, Math.min(width / 1500, height / 900))
    readonly property bool free: view.ask === ""

    width: 1100
    height: 720
    minimumWidth: 900
    minimumHeight: 600
    title: qsTrId("notice.window")
    color: Theme.mori
    onClosing: close => {
        close.accepted = false;
        view.press("leave");
    }

    signal speak

    WindowKeys {
        view: window.view
        free: window.free
        onSpeak: window.speak()
        onListed: list.list.forceActiveFocus(Qt.TabFocusReason)
        onBegun: editor.begin()
    }

    Binding {
        target: Theme
        property: "scale"
        value: window.unit
        when: window.unit > 1
    }

    FocusScope {
        id: stage

        focus: true
        width: window.width / window.unit
        height: window.height / window.unit
        scale: window.unit
        transformOrigin: Item.TopLeft

        Stripe {
            width: parent.width
            height: 4
            unit: 1
        }

        Item {
            id: head

            enabled: window.free
            x: 20
            y: 4
            width: parent.width - 40
            height: 60

            Label {
                id: title

                anchors.verticalCenter: parent.verticalCenter
                text: qsTrId("notice.window")
                size: 22
                weight: Font.Bold
            }

            Icon {
                id: unplugged

                anchors.left: title.right
                anchors.leftMargin: 24
                anchors.verticalCenter: parent.verticalCenter
                visible: window.view.line !== ""
                name: "unplug"
                size: 20
                color: Theme.bata
            }

            Label {
                objectName: "line"
                anchors.left: unplugged.right
                anchors.leftMargin: 8
                anchors.right: alarmKey.left
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                text: window.view.line
                size: 14
                weight: Font.DemiBold
                color: Theme.bata
                wrapMode: Text.Wrap
                maximumLineCount: 2
            }

            DeedButton {
                id: alarmKey

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                screen: window.view
                deed: window.view.emergencyKey
                icon: "triangle-alert"
                ink: Theme.bata
            }
        }

        Banner {
            id: standing

            objectName: "standing"
            enabled: window.free
            x: 20
            y: 64
            width: parent.width - 40
            visible: window.view.emergency !== ""
            grave: true
            text: window.view.emergencySince
            more: window.view.emergency

            DeedButton {
                screen: window.view
                deed: window.view.liftKey
                ink: Theme.bata
            }
        }

        NoticeList {
            id: list

            enabled: window.free
            x: 20
            y: standing.visible ? standing.y + standing.height + 10 : 64
            width: Math.max(320, Math.min(400, stage.width * 0.31))
            height: parent.height - y - 16
            screen: window.view
            onEntered: editor.begin()
        }

        Editor {
            id: editor

            enabled: window.free
            x: list.x + list.width + 20
            y: list.y
            width: parent.width - x - 20
            height: list.height
            screen: window.view
        }

        AskSheet {
            anchors.fill: parent
            screen: window.view
        }

        AlarmSheet {
            anchors.fill: parent
            screen: window.view
        }
    }
}
