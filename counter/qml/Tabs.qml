pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// The tabs of the list. Left and right change them.
Rectangle {
    id: tabs

    required property DeskScreen screen

    implicitHeight: 44
    radius: 10
    color: Theme.surface
    border.width: 1
    border.color: Theme.edge

    component Tab: Item {
        id: tab

        required property int index
        required property string key
        required property string text
        required property string brief
        required property bool chosen

        objectName: "tab-" + key
        // Each tab is as wide as its word asks, so that long words are not cut.
        width: row.width * (word.implicitWidth + tabs.room) / Math.max(1, tabs.total)
        height: row.height
        activeFocusOnTab: chosen
        Accessible.role: Accessible.PageTab
        Accessible.name: text
        Keys.onLeftPressed: tabs.go(index - 1)
        Keys.onRightPressed: tabs.go(index + 1)

        Rectangle {
            anchors.fill: parent
            visible: tab.chosen
            color: Theme.nila
            topLeftRadius: tab.index === 0 ? 10 : 0
            bottomLeftRadius: topLeftRadius
            topRightRadius: tab.index === repeater.count - 1 ? 10 : 0
            bottomRightRadius: topRightRadius
        }

        Rectangle {
            visible: tab.index > 0 && !tab.chosen
            y: 1
            width: 1
            height: parent.height - 2
            color: Theme.line
        }

        Label {
            id: word

            anchors.centerIn: parent
            width: Math.min(implicitWidth, tab.width - 4)
            text: tabs.slim ? tab.brief : tab.text
            size: tabs.slim ? 13 : 14
            weight: Font.DemiBold
            figures: true
            color: tab.chosen ? Theme.inkOnNila : Theme.ink
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: 3
            visible: tab.activeFocus
            radius: 7
            color: "transparent"
            border.width: 2
            border.color: Theme.kunyit
        }

        TapHandler {
            onTapped: tabs.screen.pickTab(tab.key)
        }

        readonly property real wanted: word.implicitWidth + tabs.room
    }

    Row {
        id: row

        anchors.fill: parent

        Repeater {
            id: repeater

            model: tabs.screen.tabs
            onItemAdded: tabs.tabsSeen++
            onItemRemoved: tabs.tabsSeen++

            Tab {}
        }
    }

    property int tabsSeen: 0
    readonly property real total: {
        let sum = tabs.tabsSeen * 0; // reading it makes the sum new when tabs come or go
        for (let i = 0; i < repeater.count; i++) {
            sum += (repeater.itemAt(i) as Tab)?.wanted ?? 0;
        }
        return Math.max(1, sum);
    }
    readonly property bool slim: width < 500
    readonly property real room: slim ? 8 : 16

    function go(index: int): void {
        const tab = repeater.itemAt(index) as Tab;
        if (tab) {
            tabs.screen.pickTab(tab.key);
            tab.forceActiveFocus();
        }
    }
}
