pragma ComponentBehavior: Bound

import QtQuick
import shared.ui

// Rows of a page: who waits where, or the opening hours.
Column {
    id: table

    required property list<var> lines
    required property bool dense
    readonly property real rowHeight: dense ? 72 : Math.min(150, height / Math.max(1, lines.length))

    Repeater {
        model: table.lines

        Item {
            id: line

            required property var modelData
            required property int index

            width: table.width
            height: table.rowHeight

            Rectangle {
                visible: line.index > 0
                width: parent.width
                height: 2
                color: Theme.line
            }

            Rectangle {
                id: tile

                visible: line.modelData.mark !== ""
                width: visible ? 76 : 0
                height: 76
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
                weight: table.dense ? Font.Normal : Font.DemiBold
            }

            Column {
                id: values

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: -4

                Label {
                    objectName: "lineValue"
                    anchors.right: parent.right
                    text: line.modelData.value
                    size: 44
                    weight: table.dense ? Font.DemiBold : Font.Normal
                    figures: table.dense
                }

                Label {
                    anchors.right: parent.right
                    visible: text !== ""
                    text: line.modelData.more
                    size: 40
                    color: Theme.ink2
                }
            }
        }
    }
}
