pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import display.screen

// Before the first call of the day the list has nothing to tell: it says who waits where instead, a row for each queue.
Item {
    id: rows

    required property TvScreen tv
    required property real rowHeight
    required property real edge
    readonly property real each: Math.min(rowHeight, height / Math.max(1, tv.waitingLetters.length))

    Repeater {
        model: rows.tv.waitingLetters

        Item {
            id: row

            required property int index
            required property string modelData

            y: index * rows.each
            width: rows.width
            height: rows.each

            Rectangle {
                width: parent.width
                height: 2
                color: Theme.line
            }

            Label {
                id: letter

                objectName: "waitingLetter"
                x: rows.edge
                width: 140
                anchors.verticalCenter: parent.verticalCenter
                text: row.modelData
                size: Math.min(96, row.height * 0.62)
                weight: Font.Bold
            }

            Label {
                objectName: "waitingName"
                anchors.left: letter.right
                anchors.right: count.left
                anchors.rightMargin: 24
                anchors.verticalCenter: parent.verticalCenter
                text: rows.tv.waitingNames[row.index]
                size: 40
                wrapMode: row.height >= 120 ? Text.Wrap : Text.NoWrap
                maximumLineCount: row.height >= 120 ? 2 : 1
                color: Theme.ink2
            }

            Label {
                id: count

                objectName: "waitingCount"
                anchors.right: parent.right
                anchors.rightMargin: rows.edge
                anchors.verticalCenter: parent.verticalCenter
                text: rows.tv.waitingCounts[row.index]
                size: letter.size
                weight: Font.Bold
                figures: true
            }
        }
    }
}
