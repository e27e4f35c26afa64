import QtQuick
import kiosk.screen
import shared.ui

// The groups of services. With low keys the upper part welcomes and explains, and nothing up there is touched.
Item {
    id: page

    required property KioskScreen screen
    required property bool wide
    required property real lowTop
    required property real notice // where a notice over the heading ends, 0 without one
    readonly property bool low: screen.low
    readonly property int columns: low ? (wide ? 3 : 2) : wide ? 2 : 1

    HomeSteps {
        visible: page.low
        opacity: page.screen.helpTitle === "" ? 1 : 0
        width: parent.width
        screen: page.screen
        wide: page.wide
    }

    Label {
        id: heading

        visible: !page.low || !page.wide
        opacity: page.screen.helpTitle === "" || page.low ? 1 : 0 // the notice stands here
        y: page.low ? page.lowTop - 84 : page.screen.large ? -8 : page.wide ? 0 : 8
        width: parent.width
        text: page.screen.heading
        size: page.low ? (page.screen.large ? 60 : 48) : page.screen.large ? 80 : 68
        weight: Font.Bold
    }

    Label {
        id: sub

        visible: !page.screen.large && !page.low
        anchors.top: heading.bottom
        width: parent.width
        opacity: heading.opacity
        text: page.screen.noticeTitle !== "" ? page.screen.noticeTitle : page.screen.sub
        size: 32
        color: Theme.ink2
    }

    RowList {
        y: page.low ? page.lowTop : page.screen.large ? Math.max(heading.y + heading.height + 18, page.notice) : sub.y + sub.height + 20
        width: parent.width
        height: parent.height - y
        rows: page.screen.rows
        columns: page.columns
        gap: page.low ? 14 : page.screen.large ? 20 : 18
        most: page.screen.large ? 182 : page.low ? 184 : 176
        least: page.low ? 120 : 132
        large: page.screen.large
        nameSize: page.low && page.wide && !page.screen.large ? 31 : 0
        onChosen: id => page.screen.choose(id)
    }
}
