import QtQuick
import kiosk.screen
import shared.ui

// The services of one group.
Item {
    id: page

    required property KioskScreen screen
    required property bool wide
    required property real lowTop
    readonly property int columns: wide ? (screen.low ? 3 : screen.rows.length > 4 ? 2 : 1) : screen.low ? 2 : screen.large ? 1 : screen.columns

    Rectangle {
        id: tile

        y: page.wide ? 0 : 16
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
        anchors.left: tile.right
        anchors.leftMargin: 28
        anchors.right: parent.right
        anchors.verticalCenter: tile.verticalCenter

        Label {
            width: parent.width
            text: page.screen.heading
            size: page.screen.large ? 60 : text.length > 28 ? 44 : 52
            weight: Font.Bold
            wrapMode: Text.Wrap
            maximumLineCount: 2
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
        y: page.screen.low ? page.lowTop : tile.y + tile.height + (page.wide ? 28 : 52)
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
