import QtQuick
import kiosk.screen
import shared.ui

// One question, four large answers, or none.
Item {
    id: page

    required property KioskScreen screen
    required property bool wide
    required property real lowTop
    required property real notice
    readonly property bool two: wide || screen.low

    Label {
        id: heading

        y: page.wide ? 0 : 16
        opacity: page.notice === 0 ? 1 : 0 // the notice stands here
        width: parent.width
        text: page.screen.heading
        size: page.screen.large ? 80 : 72
        weight: Font.Bold
    }

    Label {
        id: sub

        anchors.top: heading.bottom
        anchors.topMargin: 8
        opacity: heading.opacity
        width: parent.width
        text: page.screen.sub
        size: page.screen.large ? 42 : 34
        color: Theme.ink2
        wrapMode: Text.Wrap
    }

    RowList {
        y: page.screen.low ? page.lowTop : sub.y + sub.height + (page.wide ? 32 : 64)
        width: parent.width
        height: parent.height - y
        rows: page.screen.rows
        columns: page.two ? 2 : 1
        compact: page.screen.low
        most: 232
        least: 96
        gap: page.screen.low ? 14 : 20
        large: page.screen.large
        nameSize: columns > 1 ? (page.screen.large ? 42 : page.wide ? 40 : 36) : page.screen.large ? 52 : 46
        onChosen: id => page.screen.choose(id)
    }
}
