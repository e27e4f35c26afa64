pragma ComponentBehavior: Bound

import QtQuick
import counter.screen

// When and where it is shown, how often, for how long, and whether it is read aloud.
Item {
    id: tab

    required property NoticesScreen screen
    readonly property real quarter: (width - 3 * 12) / 4

    implicitHeight: form.height + 8

    Column {
        id: form

        width: parent.width
        spacing: 14

        Row {
            spacing: 12

            ShortField {
                width: tab.quarter
                screen: tab.screen
                blank: tab.screen.first
                label: qsTrId("notice.first")
            }

            ShortField {
                width: tab.quarter
                screen: tab.screen
                blank: tab.screen.last
                label: qsTrId("notice.last")
            }

            ShortField {
                width: tab.quarter
                screen: tab.screen
                blank: tab.screen.begins
                label: qsTrId("notice.begins")
            }

            ShortField {
                width: tab.quarter
                screen: tab.screen
                blank: tab.screen.ends
                label: qsTrId("notice.ends")
            }
        }

        Chips {
            width: parent.width
            name: "day"
            label: qsTrId("notice.weekdays")
            choices: tab.screen.weekdays
            onPicked: key => tab.screen.set("weekdays", key)
        }

        Chips {
            width: parent.width
            name: "tv"
            label: qsTrId("notice.screens")
            choices: tab.screen.tvs
            error: tab.screen.scheduleError
            onPicked: key => tab.screen.set("screens", key)
        }

        Row {
            width: parent.width
            spacing: 12

            Chips {
                width: 2 * tab.quarter + 12
                name: "weight"
                label: qsTrId("notice.weight")
                choices: tab.screen.weights
                onPicked: key => tab.screen.set("weight", key)
            }

            ShortField {
                width: tab.quarter
                screen: tab.screen
                blank: tab.screen.seconds
                label: qsTrId("notice.seconds")
                hint: qsTrId("notice.seconds_auto")
            }

            ShortField {
                width: tab.quarter
                screen: tab.screen
                visible: tab.screen.kind !== "page" // it has no words of its own
                blank: tab.screen.readEvery
                label: qsTrId("notice.read_every")
                hint: qsTrId("notice.read_never")
            }
        }
    }
}
