pragma ComponentBehavior: Bound

import QtQuick
import counter.qml
import counter.screen
import shared.ui

// The services to choose from, over the form. Arrows and Enter, or the pointer; Esc goes back.
FocusScope {
    id: sheet

    required property FilingScreen screen

    objectName: "services"
    visible: screen.choosing
    onVisibleChanged: if (visible)
        lines.forceActiveFocus(Qt.TabFocusReason)

    Rectangle {
        anchors.fill: parent
        color: Theme.nilaDeep
        opacity: 0.72
    }

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onClicked: sheet.screen.press("cancel")
        onWheel: wheel => wheel.accepted = true
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 20
        width: Math.min(parent.width - 24, 520)
        height: Math.min(parent.height - 40, lines.contentHeight + 76)
        radius: 14
        color: Theme.mori

        MouseArea {
            anchors.fill: parent
        }

        Label {
            x: 20
            y: 18
            width: parent.width - 40
            text: qsTrId("filing.service")
            size: 20
            weight: Font.Bold
        }

        ListView {
            id: lines

            objectName: "serviceLines"
            anchors.fill: parent
            anchors.topMargin: 56
            anchors.bottomMargin: 16
            anchors.leftMargin: 16
            anchors.rightMargin: 16
            clip: true
            focus: true
            spacing: 6
            model: sheet.screen.services
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            keyNavigationWraps: true
            onCountChanged: currentIndex = 0
            Keys.onReturnPressed: event => take(event)
            Keys.onEnterPressed: event => take(event)

            function take(event: var): void {
                const line = currentItem as ServiceLine;
                if (line && !event.isAutoRepeat)
                    sheet.screen.about(line.key);
            }

            delegate: ServiceLine {
                id: line

                width: ListView.view.width

                Rectangle {
                    anchors.fill: parent
                    anchors.margins: 2
                    visible: line.ListView.isCurrentItem
                    radius: 8
                    color: "transparent"
                    border.width: 2
                    border.color: Theme.nila
                }
            }
        }
    }

    component ServiceLine: DeskKey {
        required property string key
        required text
        required chosen

        objectName: "service-" + key
        height: 46
        activeFocusOnTab: false
        size: 14
        onActivated: sheet.screen.about(key)
    }
}
