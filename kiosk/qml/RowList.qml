pragma ComponentBehavior: Bound

import QtQuick
import shared.ui

// Choices in one to three columns: as tall as there is room for, and when there is too little, the list scrolls.
Flickable {
    id: list

    required property var rows
    property int columns: 1
    property real gap: 18
    property real most: 176
    property real least: 132
    property bool large: false
    property bool compact: columns > 1
    property bool tile: true
    property real nameSize: 0
    property color ring: Theme.nila
    readonly property int lines: Math.ceil(rows.length / columns)
    readonly property real rowHeight: Math.max(least, Math.min(most, (height - (lines - 1) * gap) / Math.max(1, lines)))

    signal chosen(id: string)

    contentHeight: lines * (rowHeight + gap) - gap
    clip: contentHeight > height + 1
    interactive: contentHeight > height + 1
    boundsBehavior: Flickable.StopAtBounds

    Repeater {
        model: list.rows

        RowKey {
            required property int index
            required property var modelData

            x: (index % list.columns) * (width + list.gap)
            y: Math.floor(index / list.columns) * (list.rowHeight + list.gap)
            width: (list.width - (list.columns - 1) * list.gap) / list.columns
            height: list.rowHeight
            row: modelData
            chosen: modelData.chosen
            large: list.large
            compact: list.compact
            tile: list.tile
            ring: list.ring
            nameSize: list.nameSize > 0 ? list.nameSize : list.large ? (list.compact ? 44 : 52) : list.compact ? 34 : 38
            onActivated: list.chosen(row.id)
            onActiveFocusChanged: if (activeFocus) {
                if (y < list.contentY)
                    list.contentY = y;
                else if (y + height > list.contentY + list.height)
                    list.contentY = y + height - list.height;
            }
        }
    }

    Rectangle {
        parent: list
        visible: list.interactive
        x: list.width - 10
        y: list.visibleArea.yPosition * list.height
        width: 10
        height: list.visibleArea.heightRatio * list.height
        radius: 5
        color: Theme.edge
    }
}
