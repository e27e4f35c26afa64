import QtQuick
import shared.ui
import shared.ui.stage
import display.screen

// Where things stand. "full": header, stage, list, ticker; in portrait an announcement during a call. "calls": no
// ticker, and a list of two columns. "media": the stage fills the screen, a call is a banner over it.
Item {
    id: board

    required property TvScreen tv
    required property bool portrait
    required property real goal // least type size of a called number
    readonly property bool alone: tv.layout === "calls"
    readonly property bool cinema: tv.layout === "media"
    readonly property bool calling: tv.call !== null
    readonly property bool boxed: portrait && calling && tv.layout === "full" && tv.announcement !== "" && !tv.alarm
    readonly property bool listed: !cinema || tv.alarm
    readonly property real head: cinema && !tv.alarm ? 0 : portrait ? 134 : 124
    readonly property real foot: height - (alone ? 0 : 100)
    readonly property real listWidth: portrait ? width : alone ? Math.round(width * 0.4375) : 600
    readonly property real rowHeight: alone ? (height - listTop - 92) / 5 : portrait ? 120 : (foot - head - 92) / 5
    readonly property real idleList: foot - 92 - 4 * 120 - 2
    readonly property real callHeight: cinema ? 720 : alone ? 800 : Math.max(800, foot - head - 886)
    readonly property real listTop: !portrait ? head : alone ? head + callHeight : board.calling && !cinema && !tv.alarm ? head + callHeight : idleList
    readonly property real numberSize: cinema && !portrait ? Math.max(280, Math.min(400, goal)) : portrait || alone ? 384 : 468

    Header {
        visible: board.head > 0
        tv: board.tv
        portrait: board.portrait
        width: parent.width
        height: board.portrait ? 134 : 124
    }

    Stage {
        id: stage

        objectName: "stage"
        tv: board.tv
        portrait: board.portrait || board.alone
        banner: board.cinema && !board.portrait
        below: board.cinema
        numberSize: board.numberSize
        y: board.head
        width: board.portrait || board.cinema ? parent.width : parent.width - board.listWidth
        height: board.alone && board.portrait ? board.callHeight : board.portrait && !board.cinema ? board.idleList - board.head : board.foot - board.head
        callHeight: board.portrait ? board.callHeight : height
    }

    AlarmArea {
        objectName: "alarm"
        visible: board.tv.alarm
        label: board.tv.alarmLabel
        message: board.tv.alarmText
        also: board.tv.alarmAlso
        portrait: board.portrait
        y: board.head
        width: board.portrait ? parent.width : parent.width - board.listWidth
        height: board.portrait ? board.listTop - y : parent.height - y
    }

    RecentList {
        objectName: "recent"
        visible: board.listed
        tv: board.tv
        portrait: board.portrait
        columns: board.alone ? 2 : 1
        rowHeight: board.rowHeight
        x: parent.width - width
        y: board.listTop
        width: board.listWidth
        height: (board.tv.alarm ? parent.height : board.foot) - y - (board.boxed ? 314 : 0)

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
        visible: !board.alone && !board.tv.alarm
        texts: board.tv.ticker.length > 0 || !board.cinema ? board.tv.ticker : [board.tv.agency]
        clock: board.cinema ? board.tv.clock : ""
        still: board.calling || !Theme.motion || !visible
        y: board.foot
        width: parent.width
        height: 100
    }
}
