pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// One announcement's week: its name and state at the left, a band wherever it is shown. Draft bands are hollow.
Item {
    id: row

    required property NoticesScreen screen
    required property real names
    required property int index
    required property string key
    required property string title
    required property string stand
    required property string tone
    required property bool chosen
    required property var bands
    readonly property real column: (width - names) / 7
    readonly property bool hollow: tone === "draft" || tone === "over"

    signal picked

    objectName: "week-" + key
    implicitHeight: 48
    Accessible.role: Accessible.ListItem
    Accessible.name: title + ", " + stand

    Rectangle {
        anchors.fill: parent
        color: row.chosen ? Theme.nilaSoft : "transparent"
    }

    Rectangle {
        visible: row.chosen
        width: 4
        height: parent.height
        color: Theme.nila
    }

    Column {
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        width: row.names - 20

        Label {
            width: parent.width
            text: row.title
            size: 13
            weight: row.chosen ? Font.Bold : Font.DemiBold
        }

        Label {
            width: parent.width
            text: row.stand
            size: 12
            color: Theme.ink2
        }
    }

    Repeater {
        model: row.bands

        Rectangle {
            id: band

            required property var modelData
            readonly property real room: row.column * (modelData.ends - modelData.begins)

            objectName: "band"
            x: row.names + row.column * (modelData.day + modelData.begins) + 1
            y: 11
            width: Math.max(4, room - 1)
            height: row.height - 22
            radius: 3
            color: row.hollow ? Theme.surface : row.tone === "later" ? Theme.nilaSoft : row.tone === "changed" ? Theme.soga : Theme.nila
            border.width: row.hollow || row.tone === "later" ? 2 : 0
            border.color: row.hollow ? Theme.edge : Theme.nila

            Label {
                anchors.centerIn: parent
                visible: implicitWidth + 8 <= band.width
                text: band.modelData.label
                size: 11
                figures: true
                color: row.hollow || row.tone === "later" ? Theme.ink : Theme.inkOnNila
            }
        }
    }

    TapHandler {
        onTapped: row.picked()
    }
}
