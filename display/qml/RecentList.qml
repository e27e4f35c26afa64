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
    required property int columns
    readonly property real edge: portrait ? 48 : 40
    readonly property bool waitingOnly: columns > 1 && grid.count === 0 && tv.waitingLetters.length > 0

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
            text: recent.waitingOnly ? recent.tv.waitingQueue : recent.tv.listTitle
            size: 40
            color: Theme.ink2
        }

        Label {
            id: desk

            anchors.right: parent.right
            anchors.rightMargin: recent.edge
            anchors.verticalCenter: parent.verticalCenter
            text: recent.waitingOnly ? recent.tv.waitingTitle : recent.tv.deskTitle
            size: 40
            color: Theme.ink2
        }
    }

    Label {
        visible: recent.columns === 1 && list.count === 0
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
        visible: recent.columns === 1
        anchors.top: heading.bottom
        width: parent.width
        // Whole rows only: half a number is worse than none.
        height: Math.floor((parent.height - heading.height + 4) / recent.rowHeight) * recent.rowHeight
        clip: true
        interactive: false
        model: recent.columns === 1 ? recent.tv.rows : null

        delegate: RecentRow {
            width: list.width
            height: recent.rowHeight
            size: recent.portrait ? 96 : 108
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

    // Two columns as soon as one is full, the newest at the top of the first; nothing slides: a row would fly across.
    GridView {
        id: grid

        objectName: "grid"
        visible: recent.columns > 1
        anchors.top: heading.bottom
        width: parent.width
        height: 5 * recent.rowHeight
        clip: true
        interactive: false
        flow: GridView.FlowTopToBottom
        cellWidth: count > 5 ? Math.floor(width / 2) : width
        cellHeight: recent.rowHeight
        model: recent.columns > 1 ? recent.tv.rows : null

        delegate: RecentRow {
            width: grid.cellWidth
            height: grid.cellHeight
            size: recent.portrait || grid.count <= 5 ? 108 : 96
            edge: grid.count > 5 ? Math.min(32, recent.edge) : recent.edge
            calling: false
            old: recent.tv.stale
            marked: recent.tv.call === null
        }
    }

    WaitingRows {
        visible: recent.waitingOnly
        tv: recent.tv
        rowHeight: recent.rowHeight
        edge: recent.edge
        anchors.top: heading.bottom
        width: parent.width
        height: grid.height
    }

    WaitingStrip {
        visible: recent.columns > 1 && grid.count > 0 && grid.count < 5
        tv: recent.tv
        edge: recent.edge
        y: heading.height + 4 * recent.rowHeight
        width: parent.width
        height: recent.rowHeight
    }

    Rectangle {
        visible: grid.visible && grid.count > 5
        x: grid.cellWidth - 1
        y: heading.height
        width: 2
        height: grid.height
        color: Theme.line
    }
}
