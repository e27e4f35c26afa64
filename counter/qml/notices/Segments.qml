pragma ComponentBehavior: Bound

import QtQuick
import shared.ui

// One of a few parts, side by side in one frame, each as wide as its word asks. Left and right change it.
Rectangle {
    id: segments

    required property string name
    property real size: 14
    property int seen: 0
    readonly property alias count: repeater.count
    property alias choices: repeater.model
    readonly property real total: {
        let sum = segments.seen * 0; // reading it makes the sum new when words come or go
        for (let i = 0; i < repeater.count; i++)
            sum += (repeater.itemAt(i) as Segment)?.wanted ?? 0;
        return Math.max(1, sum);
    }

    signal picked(string key)

    implicitHeight: 44
    radius: 10
    color: Theme.surface
    border.width: 1
    border.color: Theme.edge

    function go(index: int): void {
        const one = repeater.itemAt(index) as Segment;
        if (one) {
            one.forceActiveFocus(Qt.TabFocusReason);
            segments.picked(one.key);
        }
    }

    component Segment: Item {
        id: one

        required property int index
        required property string key
        required property string text
        required property bool chosen
        required property string cap
        readonly property bool isKey: true
        readonly property real wanted: word.implicitWidth + (cap !== "" ? brief.implicitWidth + 6 : 0) + 14

        objectName: segments.name + "-" + key
        width: row.width * wanted / segments.total
        height: row.height
        activeFocusOnTab: chosen
        Accessible.role: Accessible.PageTab
        Accessible.name: text
        Keys.onLeftPressed: segments.go(index - 1)
        Keys.onRightPressed: segments.go(index + 1)

        Rectangle {
            anchors.fill: parent
            visible: one.chosen
            color: Theme.nila
            topLeftRadius: one.index === 0 ? 10 : 0
            bottomLeftRadius: topLeftRadius
            topRightRadius: one.index === repeater.count - 1 ? 10 : 0
            bottomRightRadius: topRightRadius
        }

        Rectangle {
            visible: one.index > 0 && !one.chosen
            y: 1
            width: 1
            height: parent.height - 2
            color: Theme.line
        }

        Row {
            anchors.centerIn: parent
            spacing: 6

            Label {
                id: word

                width: Math.min(implicitWidth, one.width - 2)
                text: one.text
                size: segments.size
                weight: Font.DemiBold
                figures: true
                color: one.chosen ? Theme.inkOnNila : Theme.ink
            }

            Label {
                id: brief

                anchors.verticalCenter: parent.verticalCenter
                visible: text !== ""
                text: one.cap
                size: 11
                color: one.chosen ? Theme.ink2OnDeep : Theme.muted
            }
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: 3
            visible: one.activeFocus
            radius: 7
            color: "transparent"
            border.width: 2
            border.color: Theme.kunyit
        }

        TapHandler {
            onTapped: segments.picked(one.key)
        }
    }

    Row {
        id: row

        anchors.fill: parent

        Repeater {
            id: repeater

            onItemAdded: segments.seen++
            onItemRemoved: segments.seen++

            Segment {}
        }
    }
}
