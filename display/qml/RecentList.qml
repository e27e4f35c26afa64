pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import display.screen

// The calls already made, newest on top, so that a missed one can be checked.
Rectangle {
    id: recent

    required property TvScreen tv
    required property bool portrait
    required property real rowHeight
    readonly property real edge: portrait ? 48 : 40

    clip: true
    color: tv.stale ? Theme.sunk : Theme.surface

    Rectangle {
        z: 1
        width: 2
        height: parent.height
        visible: !recent.portrait && recent.tv.call === null
        color: Theme.line
    }

    Rectangle {
        width: parent.width
        height: 2
        visible: recent.tv.call === null
        color: Theme.line
    }

    Item {
        id: heading

        width: parent.width
        height: 92

        Label {
            objectName: "listTitle"
            anchors.left: parent.left
            anchors.leftMargin: recent.edge
            anchors.right: desk.left
            anchors.rightMargin: 16
            anchors.verticalCenter: parent.verticalCenter
            text: recent.tv.listTitle
            size: 40
            color: Theme.ink2
        }

        Label {
            id: desk

            anchors.right: parent.right
            anchors.rightMargin: recent.edge
            anchors.verticalCenter: parent.verticalCenter
            text: recent.tv.deskTitle
            size: 40
            color: Theme.ink2
        }
    }

    Label {
        visible: list.count === 0
        x: recent.edge
        y: heading.height + 40
        width: Math.min(parent.width - 2 * x, 460)
        text: recent.tv.empty
        size: 44
        wrapMode: Text.Wrap
        color: Theme.ink2
    }

    ListView {
        id: list

        objectName: "list"
        anchors.top: heading.bottom
        width: parent.width
        // Whole rows only: half a number is worse than none.
        height: Math.floor((parent.height - heading.height + 4) / recent.rowHeight) * recent.rowHeight
        clip: true
        interactive: false
        model: recent.tv.rows

        delegate: RecentRow {
            width: list.width
            height: recent.rowHeight
            portrait: recent.portrait
            edge: recent.edge
            calling: recent.tv.call !== null && recent.tv.call.number === number
            old: recent.tv.stale
            marked: recent.tv.call === null
        }

        add: Transition {
            enabled: Theme.motion

            NumberAnimation {
                property: "y"
                from: -recent.rowHeight
                duration: 320
                easing.type: Easing.OutCubic
            }
        }

        displaced: Transition {
            enabled: Theme.motion

            NumberAnimation {
                property: "y"
                duration: 320
                easing.type: Easing.OutCubic
            }
        }
    }
}
