pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// Every announcement, in parts. Up and down choose one, Enter goes to its text.
Item {
    id: pane

    required property NoticesScreen screen
    readonly property alias list: rows

    signal entered

    Segments {
        id: parts

        name: "part"
        width: parent.width
        size: 12
        choices: pane.screen.parts
        onPicked: key => pane.screen.narrow(key)
    }

    Rectangle {
        id: box

        y: parts.height + 10
        width: parent.width
        height: parent.height - y - 56
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

            objectName: "notices"
            anchors.fill: parent
            anchors.margins: 1
            clip: true
            activeFocusOnTab: count > 0
            model: pane.screen.rows
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            cacheBuffer: 0
            Keys.onUpPressed: pane.screen.step(-1)
            Keys.onDownPressed: pane.screen.step(1)
            Keys.onReturnPressed: pane.entered()
            Keys.onEnterPressed: pane.entered()

            delegate: NoticeRow {
                width: ListView.view.width
                last: index === ListView.view.count - 1
                onChosenChanged: if (chosen)
                    rows.currentIndex = index
                onPicked: {
                    rows.forceActiveFocus();
                    pane.screen.pick(key);
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

    DeedButton {
        anchors.bottom: parent.bottom
        width: parent.width
        screen: pane.screen
        deed: pane.screen.newKey
        icon: "plus"
    }
}
