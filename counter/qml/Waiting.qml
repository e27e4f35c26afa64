pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// The list: tabs, rows, foot. Arrows move, Enter acts, Del cancels a ticket.
Item {
    id: pane

    required property DeskScreen screen
    property bool narrow: false
    readonly property alias list: rows

    Label {
        id: heading

        y: pane.narrow ? 14 : 18
        width: parent.width - (back.visible ? back.width + 8 : 0)
        text: pane.screen.listTitle
        size: 22
        weight: Font.Bold
    }

    DeskKey {
        id: back

        objectName: "list-back"
        visible: pane.narrow
        anchors.right: parent.right
        y: 6
        height: 44
        text: qsTrId("counter.sheet.back")
        icon: "arrow-left"
        cap: "Esc"
        onActivated: pane.screen.dismiss()
    }

    Tabs {
        id: tabs

        y: 58
        width: parent.width
        screen: pane.screen
    }

    Rectangle {
        id: box

        y: tabs.y + tabs.height + 10
        width: parent.width
        height: Math.max(62, foot.y - 10 - y)
        radius: 14
        color: Theme.surface
        border.width: 1
        border.color: Theme.line

        Label {
            anchors.centerIn: parent
            width: parent.width - 48
            visible: rows.count === 0
            text: pane.screen.empty
            size: 15
            color: Theme.muted
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        ListView {
            id: rows

            objectName: "rows"
            anchors.fill: parent
            anchors.margins: 1
            clip: true
            activeFocusOnTab: count > 0
            model: pane.screen.rows
            currentIndex: -1
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            cacheBuffer: 0 // rows made ahead of time are not worth it, and Qt complains when they go
            onCurrentIndexChanged: pane.screen.pick(currentIndex)
            onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
                currentIndex = 0
            Keys.onReturnPressed: event => act(event)
            Keys.onEnterPressed: event => act(event)
            Keys.onDeletePressed: event => {
                if (!event.isAutoRepeat && currentIndex >= 0 && pane.screen.rowVerb(currentIndex) !== "return")
                    pane.screen.pressRow(currentIndex, pane.screen.rowVerb(currentIndex) !== "" ? "cancel" : "");
            }
            Keys.onEscapePressed: event => {
                if (currentIndex >= 0)
                    currentIndex = -1;
                else
                    event.accepted = false;
            }

            function act(event: var): void {
                if (!event.isAutoRepeat && currentIndex >= 0)
                    pane.screen.pressRow(currentIndex, pane.screen.rowVerb(currentIndex));
            }

            delegate: Line {
                width: ListView.view.width
                screen: pane.screen
                open: ListView.isCurrentItem
                last: index === ListView.view.count - 1
                onPicked: {
                    ListView.view.forceActiveFocus();
                    ListView.view.currentIndex = index;
                }
            }
        }

        Rectangle {
            anchors.fill: parent
            anchors.margins: -3
            visible: rows.activeFocus
            radius: 16
            color: "transparent"
            border.width: 2
            border.color: Theme.nila
        }
    }

    Foot {
        id: foot

        y: parent.height - height - 12
        width: parent.width
        screen: pane.screen
        more: Math.max(0, Math.round((rows.contentHeight + rows.originY - rows.contentY - rows.height) / 50))
    }
}
