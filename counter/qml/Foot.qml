pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// Under the list: how many more there are, and how kiosk and TV are.
Item {
    id: foot

    required property DeskScreen screen
    property int more: 0

    implicitHeight: 24

    Label {
        id: below

        anchors.verticalCenter: parent.verticalCenter
        text: foot.more > 0 ? qsTrId("counter.list.more").replace("{n}", foot.more) : ""
        size: 14
        color: Theme.muted
    }

    Row {
        id: screens

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: 14

        Repeater {
            model: [
                {
                    text: foot.screen.kiosk,
                    well: foot.screen.kioskWell,
                    icon: "printer"
                },
                {
                    text: foot.screen.display,
                    well: foot.screen.displayWell,
                    icon: "monitor"
                }
            ]

            Row {
                id: one

                required property var modelData

                visible: modelData.text !== ""
                spacing: 6

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: one.modelData.icon
                    size: 18
                    color: one.modelData.well ? Theme.daun : Theme.soga
                }

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: one.modelData.text
                    size: 14
                    weight: one.modelData.well ? Font.Normal : Font.DemiBold
                    color: one.modelData.well ? Theme.muted : Theme.soga
                    width: Math.min(implicitWidth, (foot.width - below.width - 90) / 2)
                }
            }
        }
    }
}
