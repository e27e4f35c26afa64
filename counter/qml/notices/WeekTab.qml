pragma ComponentBehavior: Bound

import QtQuick
import counter.qml
import counter.screen
import shared.ui

// The week as a picture: seven days with the office's hours behind them, a row for each announcement, a line for now.
Item {
    id: tab

    required property NoticesScreen screen
    readonly property real names: Math.max(132, Math.min(220, width * 0.22))
    readonly property real column: (width - names) / 7

    Row {
        id: keys

        width: parent.width
        spacing: 6

        DeskKey {
            objectName: "week-before"
            width: 46
            height: 44
            icon: "chevron-left"
            Accessible.name: qsTrId("notice.week_before")
            onActivated: tab.screen.weeks(-1)
        }

        DeskKey {
            objectName: "week-after"
            width: 46
            height: 44
            icon: "chevron-right"
            Accessible.name: qsTrId("notice.week_after")
            onActivated: tab.screen.weeks(1)
        }

        DeskKey {
            objectName: "week-this"
            height: 44
            text: qsTrId("notice.this_week")
            chosen: tab.screen.thisWeek
            onActivated: tab.screen.weeks(0)
        }

        Label {
            height: 44
            leftPadding: 10
            verticalAlignment: Text.AlignVCenter
            text: tab.screen.weekTitle
            size: 15
            weight: Font.DemiBold
            figures: true
        }
    }

    WeekHead {
        id: head

        y: 52
        width: parent.width
        names: tab.names
        screen: tab.screen
    }

    Rectangle {
        id: box

        y: head.y + head.height
        width: parent.width
        height: parent.height - y
        color: Theme.surface
        border.width: 1
        border.color: Theme.line
        clip: true

        // Outside of the office's hours the ground is sunk.
        Repeater {
            model: tab.screen.weekDays

            Item {
                id: day

                required property var modelData
                required property int index

                x: tab.names + index * tab.column
                width: tab.column
                height: box.height

                Rectangle {
                    anchors.fill: parent
                    color: Theme.sunk
                }

                Repeater {
                    model: day.modelData.open

                    Rectangle {
                        required property var modelData

                        x: day.width * modelData.begins
                        width: day.width * (modelData.ends - modelData.begins)
                        height: box.height
                        color: Theme.surface
                    }
                }

                Rectangle {
                    width: 1
                    height: box.height
                    color: Theme.edge
                    opacity: 0.5
                }
            }
        }

        ListView {
            id: rows

            objectName: "weeks"
            anchors.fill: parent
            anchors.margins: 1
            clip: true
            activeFocusOnTab: true
            model: tab.screen.weekRows
            boundsBehavior: Flickable.StopAtBounds
            cacheBuffer: 0
            Keys.onUpPressed: tab.screen.step(-1)
            Keys.onDownPressed: tab.screen.step(1)
            Keys.onLeftPressed: tab.screen.weeks(-1)
            Keys.onRightPressed: tab.screen.weeks(1)

            delegate: WeekRow {
                width: ListView.view.width
                names: tab.names
                screen: tab.screen
                onChosenChanged: if (chosen)
                    rows.currentIndex = index
                onPicked: tab.screen.pick(key)
            }
        }

        Label {
            anchors.centerIn: parent
            width: parent.width - 48
            visible: rows.count === 0
            text: qsTrId("notice.week_none")
            size: 15
            color: Theme.ink2
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
        }

        Rectangle {
            objectName: "now"
            visible: tab.screen.weekNow >= 0 && tab.screen.weekToday >= 0
            x: tab.names + tab.column * (tab.screen.weekToday + tab.screen.weekNow) - 1
            width: 3
            height: parent.height
            color: Theme.bata
        }

        Rectangle {
            anchors.fill: parent
            visible: rows.activeFocus
            color: "transparent"
            border.width: 2
            border.color: Theme.nila
        }
    }
}
