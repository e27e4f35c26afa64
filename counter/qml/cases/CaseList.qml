pragma ComponentBehavior: Bound

import QtQuick
import counter.qml.notices
import counter.screen
import shared.ui

// The cases of one drawer, the most pressing first. Up and down choose a line, Enter opens it.
Item {
    id: pane

    required property CasesScreen screen
    readonly property alias list: rows

    Column {
        id: parts

        width: parent.width
        spacing: 8

        Segments {
            name: "drawer"
            width: parent.width
            visible: pane.screen.whistle
            choices: pane.screen.drawers
            onPicked: key => pane.screen.showDrawer(key)
        }

        Segments {
            name: "shelf"
            width: parent.width
            size: 13
            choices: pane.screen.shelves
            onPicked: key => pane.screen.narrow(key)
        }
    }

    Rectangle {
        y: parts.height + 10
        width: parent.width
        height: parent.height - y - (erasing.visible ? erasing.height + 8 : 0)
        radius: 14
        color: Theme.surface
        border.width: 1
        border.color: Theme.line

        Label {
            objectName: "empty"
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

            objectName: "cases"
            anchors.fill: parent
            anchors.margins: 1
            clip: true
            activeFocusOnTab: count > 0
            model: pane.screen.rows
            currentIndex: -1
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            cacheBuffer: 0
            onContentYChanged: pane.screen.touch()
            onCurrentIndexChanged: pane.screen.touch()
            onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0)
                currentIndex = 0
            Keys.onReturnPressed: event => open(event)
            Keys.onEnterPressed: event => open(event)

            function open(event: var): void {
                const row = currentItem as CaseRow;
                if (row && !event.isAutoRepeat)
                    pane.screen.pick(row.key);
            }

            delegate: CaseRow {
                width: ListView.view.width
                current: ListView.isCurrentItem && ListView.view.activeFocus
                last: index === ListView.view.count - 1
                onPicked: {
                    rows.currentIndex = index;
                    rows.forceActiveFocus();
                    pane.screen.pick(key);
                }
            }
        }

        Rectangle {
            x: parent.width - 8
            y: 4 + rows.visibleArea.yPosition * (parent.height - 8)
            width: 4
            height: rows.visibleArea.heightRatio * (parent.height - 8)
            visible: rows.visibleArea.heightRatio < 1
            radius: 2
            color: Theme.edge
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

    Label {
        id: erasing

        objectName: "erasing"
        x: 4
        y: parent.height - height
        width: parent.width - 8
        visible: text !== ""
        text: pane.screen.erasing
        size: 12
        figures: true
        color: Theme.muted
        wrapMode: Text.Wrap
    }
}
