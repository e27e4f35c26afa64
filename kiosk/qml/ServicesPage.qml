import QtQuick
import kiosk.screen
import shared.ui

// The services of one group.
Item {
    id: page

    required property KioskScreen screen
    required property bool wide
    required property real lowTop
    required property real notice
    readonly property int columns: wide ? (screen.low ? 3 : screen.rows.length > 4 ? 2 : 1) : screen.low ? 2 : screen.large ? 1 : screen.columns

    Rectangle {
        id: tile

        y: Math.max(page.wide ? 0 : 16, (said.height - height) / 2)
        opacity: said.opacity
        width: 104
        height: 104
        radius: 16
        color: Theme.nila

        Icon {
            anchors.centerIn: parent
            name: page.screen.icon
            size: 56
            color: Theme.inkOnNila
        }
    }

    Column {
        id: said

        opacity: page.notice === 0 ? 1 : 0 // the notice stands here
        anchors.left: tile.right
        anchors.leftMargin: 28
        anchors.right: parent.right
        anchors.verticalCenter: tile.verticalCenter

        BalancedLabel {
            width: fit(parent.width)
            text: page.screen.heading
            size: page.screen.large ? 60 : text.length > 60 ? 40 : text.length > 28 ? 44 : 52
            weight: Font.Bold
            maximumLineCount: text.length > 60 ? 3 : 2
            leading: 1.1
        }

        Label {
            width: parent.width
            text: page.screen.sub
            size: page.screen.large ? 42 : 32
            color: Theme.ink2
        }
    }

    RowList {
        y: page.screen.low ? page.lowTop : Math.max(tile.y + Math.max(tile.height, (tile.height + said.height) / 2) + (page.wide ? 28 : 52), page.notice)
        width: parent.width
        height: parent.height - y
        rows: page.screen.rows
        columns: page.columns
        gap: page.screen.low ? 14 : 16
        most: page.screen.large ? 182 : page.columns === 1 ? 180 : 212
        least: page.wide ? 96 : page.screen.low ? 108 : 120
        large: page.screen.large
        tile: false
        nameSize: page.screen.large ? (page.columns > 1 ? 42 : 52) : page.columns === 1 ? 44 : page.screen.low ? 34 : 38
        onChosen: id => page.screen.choose(id)
    }
}
