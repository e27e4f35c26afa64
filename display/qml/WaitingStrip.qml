pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import display.screen

// Who waits where, in one quiet line at the foot of a list that has a row to spare; left out where it has no room.
Rectangle {
    id: strip

    required property TvScreen tv
    required property real edge
    readonly property bool fits: tv.waitingLetters.length > 0 && cells.implicitWidth <= width - 2 * edge

    opacity: fits ? 1 : 0 // hidden, its cells would have no width to be measured
    objectName: "waitingStrip"
    color: Theme.mori

    Rectangle {
        width: parent.width
        height: 2
        color: Theme.line
    }

    Column {
        x: strip.edge
        width: parent.width - 2 * x
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        Label {
            objectName: "waitingTitle"
            text: strip.tv.waitingTitle
            size: 40
            color: Theme.ink2
        }

        Row {
            id: cells

            spacing: 44

            Repeater {
                model: strip.tv.waitingLetters

                Row {
                    id: cell

                    required property int index
                    required property string modelData

                    spacing: 14

                    Label {
                        objectName: "waitingLetter"
                        text: cell.modelData
                        size: 56
                        color: Theme.ink2
                    }

                    Label {
                        objectName: "waitingCount"
                        text: strip.tv.waitingCounts[cell.index]
                        size: 56
                        weight: Font.Bold
                        figures: true
                    }
                }
            }
        }
    }
}
