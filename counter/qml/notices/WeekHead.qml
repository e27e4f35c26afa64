pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// The seven days over the picture of the week; today is named and framed.
Item {
    id: head

    required property NoticesScreen screen
    required property real names
    readonly property real column: (width - names) / 7

    implicitHeight: 56

    Repeater {
        model: head.screen.weekDays

        Item {
            id: day

            required property var modelData
            required property int index

            x: head.names + index * head.column
            width: head.column
            height: head.height

            Rectangle {
                anchors.fill: parent
                anchors.leftMargin: 1
                visible: day.modelData.today
                color: Theme.nilaDeep
                topLeftRadius: 8
                topRightRadius: 8
            }

            Row {
                y: 7
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: 5

                Label {
                    text: day.modelData.name
                    size: 14
                    weight: day.modelData.today ? Font.Bold : Font.DemiBold
                    color: day.modelData.today ? Theme.inkOnDeep : Theme.ink
                }

                Label {
                    text: day.modelData.date
                    size: 14
                    figures: true
                    weight: day.modelData.today ? Font.Bold : Font.Normal
                    color: day.modelData.today ? Theme.inkOnDeep : Theme.ink2
                }
            }

            Repeater {
                model: head.screen.weekHours

                Label {
                    required property var modelData

                    x: Math.round(day.width * modelData.at - width / 2)
                    y: 33
                    visible: head.column >= 64 || modelData.label === "12"
                    text: modelData.label
                    size: 11
                    figures: true
                    color: day.modelData.today ? Theme.ink2OnDeep : Theme.muted
                }
            }
        }
    }
}
