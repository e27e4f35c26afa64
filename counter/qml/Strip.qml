pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// How many wait and how long the first of them has; a touch opens that list.
Rectangle {
    id: strip

    required property DeskScreen screen

    objectName: "strip"
    implicitHeight: 84
    color: Theme.sunk

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }

    Row {
        id: cells

        x: 20
        width: parent.width - 40
        height: parent.height

        Repeater {
            id: repeater

            model: strip.screen.counts

            Item {
                id: cell

                required property int index
                required property string tab
                required property string label
                required property string number
                required property string note

                width: cells.width / Math.max(1, repeater.count)
                height: cells.height
                activeFocusOnTab: true
                Accessible.role: Accessible.Button
                Accessible.name: label + " " + number
                Keys.onReturnPressed: open()

                function open(): void {
                    strip.screen.pickTab(cell.tab);
                    strip.screen.press("list");
                }

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: 4
                    visible: cell.activeFocus
                    radius: 8
                    color: "transparent"
                    border.width: 2
                    border.color: Theme.nila
                }

                Rectangle {
                    visible: cell.index > 0
                    y: 21
                    width: 1
                    height: 42
                    color: Theme.line
                }

                Column {
                    x: cell.index > 0 ? 14 : 0
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - x - 6

                    Label {
                        width: parent.width
                        text: cell.label
                        size: 13
                        color: Theme.muted
                    }

                    Row {
                        spacing: 8

                        Label {
                            text: cell.number
                            size: 22
                            weight: Font.Bold
                            figures: true
                        }

                        Label {
                            anchors.bottom: parent.bottom
                            anchors.bottomMargin: 4
                            text: cell.note
                            size: 13
                            figures: true
                            color: Theme.muted
                        }
                    }
                }

                TapHandler {
                    onTapped: cell.open()
                }
            }
        }
    }
}
