import QtQuick
import shared.ui
import display.screen

// Where things stand: header, stage, list, announcement (portrait, during a call) and ticker.
Item {
    id: board

    required property TvScreen tv
    required property bool portrait
    readonly property bool calling: tv.call !== null
    readonly property bool boxed: portrait && calling && tv.announcement !== ""
    readonly property real head: portrait ? 134 : 124
    readonly property real foot: height - 100
    readonly property real rowHeight: portrait ? 120 : (foot - head - 92) / 5
    readonly property real idleList: foot - 92 - 4 * rowHeight - 2
    readonly property real callHeight: Math.max(800, foot - head - 886)
    readonly property alias numberSize: stage.numberSize

    Header {
        tv: board.tv
        portrait: board.portrait
        width: parent.width
        height: board.head
    }

    Stage {
        id: stage

        objectName: "stage"
        tv: board.tv
        portrait: board.portrait
        y: board.head
        width: board.portrait ? parent.width : parent.width - 600
        height: board.portrait ? board.idleList - board.head : board.foot - board.head
        callHeight: board.portrait ? board.callHeight : height
    }

    RecentList {
        objectName: "recent"
        tv: board.tv
        portrait: board.portrait
        rowHeight: board.rowHeight
        x: board.portrait ? 0 : parent.width - width
        y: !board.portrait ? board.head : board.calling ? board.head + board.callHeight : board.idleList
        width: board.portrait ? parent.width : 600
        height: board.foot - y - (board.boxed ? 314 : 0)

        Behavior on y {
            enabled: Theme.motion

            NumberAnimation {
                duration: 320
                easing.type: Easing.OutCubic
            }
        }
    }

    AnnouncementBox {
        visible: board.boxed
        tv: board.tv
        y: board.foot - height
        width: parent.width
        height: 314
    }

    Ticker {
        objectName: "ticker"
        texts: board.tv.ticker
        still: board.calling || !Theme.motion
        y: board.foot
        width: parent.width
        height: 100
    }
}
