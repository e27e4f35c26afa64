pragma ComponentBehavior: Bound

import QtQuick
import shared.ui

// What a visit takes: three facts side by side, or one below the other where the screen is wide.
Rectangle {
    id: facts

    required property var rows
    required property bool stacked
    property bool large: false
    readonly property real small: large ? 42 : 28

    height: grid.height + (stacked ? 0 : 48)
    radius: 20
    color: Theme.surface
    border.width: 2
    border.color: Theme.line

    Grid {
        id: grid

        x: 2
        y: facts.stacked ? 0 : 24
        width: parent.width - 4
        columns: facts.stacked ? 1 : Math.max(1, repeater.count)

        Repeater {
            id: repeater

            model: facts.rows

            Item {
                id: fact

                required property int index
                required property var modelData
                readonly property real side: facts.stacked && !facts.large ? width * 0.42 : 0

                width: facts.stacked ? grid.width : grid.width / Math.max(1, repeater.count)
                height: facts.stacked ? Math.max(96, cell.y + cell.height + 14) : cell.height

                Rectangle {
                    visible: fact.index > 0
                    y: facts.stacked ? 0 : -24
                    width: facts.stacked ? fact.width : 2
                    height: facts.stacked ? 2 : facts.height
                    color: Theme.line
                }

                Row {
                    id: title

                    x: 28
                    y: facts.stacked ? 18 : 0
                    spacing: 14

                    Icon {
                        name: fact.modelData.icon
                        size: facts.large ? 48 : 36
                        anchors.verticalCenter: parent.verticalCenter
                    }

                    Label {
                        text: fact.modelData.title
                        size: facts.small
                        color: Theme.ink2
                    }
                }

                Column {
                    id: cell

                    x: 28 + fact.side
                    y: fact.side > 0 ? 10 : facts.stacked ? title.y : 0
                    width: parent.width - x - 8
                    topPadding: fact.side > 0 ? 0 : title.height + 2
                    spacing: 2

                    Label {
                        width: parent.width
                        text: fact.modelData.value
                        size: facts.large ? 60 : facts.stacked ? 36 : text.length > 16 ? 32 : text.length > 12 ? 36 : 40
                        weight: Font.Bold
                        wrapMode: Text.Wrap
                        maximumLineCount: 3
                        leading: 1.15
                    }

                    Label {
                        width: parent.width
                        visible: text !== ""
                        text: fact.modelData.note
                        size: facts.small
                        color: Theme.ink2
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                    }
                }
            }
        }
    }
}
