pragma ComponentBehavior: Bound

import QtQuick
import shared.ui

// Rows of a page: who waits where, or the opening hours.
Column {
    id: table

    required property list<var> lines
    required property bool dense
    property real tall: 72
    readonly property real rowHeight: dense ? tall : Math.min(150, height / Math.max(1, lines.length))
    readonly property bool abreast: !dense && rowHeight < 104 // too low for two lines

    Repeater {
        model: table.lines

        Item {
            id: line

            required property var modelData
            required property int index
            readonly property bool now: modelData.tone === "now"

            width: table.width
            height: table.rowHeight

            Rectangle {
                visible: line.index > 0
                width: parent.width
                height: 2
                color: Theme.line
            }

            Rectangle {
                visible: line.now
                x: -24
                y: 2
                width: parent.width + 48
                height: parent.height - 2
                color: Theme.nilaSoft
            }

            Rectangle {
                id: tile

                readonly property real side: Math.min(76, table.rowHeight - 10)

                visible: line.modelData.mark !== ""
                width: visible ? side : 0
                height: side
                radius: 0
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.nila

                Label {
                    anchors.centerIn: parent
                    text: line.modelData.mark
                    size: 48
                    weight: Font.Bold
                    color: Theme.inkOnNila
                }
            }

            Label {
                objectName: "lineName"
                anchors.left: tile.right
                anchors.leftMargin: tile.visible ? 28 : 0
                anchors.right: values.left
                anchors.rightMargin: 28
                anchors.verticalCenter: parent.verticalCenter
                text: line.modelData.name
                size: 44
                wrapMode: table.rowHeight >= 104 ? Text.Wrap : Text.NoWrap
                maximumLineCount: 2
                leading: 1.08
                weight: table.dense && !line.now ? Font.Normal : Font.DemiBold
            }

            Grid {
                id: values

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                columns: table.abreast ? 2 : 1
                horizontalItemAlignment: Grid.AlignRight
                verticalItemAlignment: Grid.AlignVCenter
                layoutDirection: table.abreast ? Qt.RightToLeft : Qt.LeftToRight
                columnSpacing: 32
                rowSpacing: -4

                Label {
                    objectName: "lineValue"
                    text: line.modelData.value
                    size: 44
                    weight: table.dense ? Font.DemiBold : Font.Normal
                    figures: table.dense
                }

                Label {
                    visible: text !== ""
                    text: line.modelData.more
                    size: 40
                    color: Theme.ink2
                }
            }
        }
    }
}
