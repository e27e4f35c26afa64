pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// Welcome and the three steps, for the upper part of the screen when all keys are low.
Column {
    id: steps

    required property KioskScreen screen
    required property bool wide

    spacing: wide ? 6 : 12
    topPadding: wide ? 0 : 48

    Label {
        width: parent.width
        text: qsTrId("kiosk.welcome")
        size: steps.wide ? 72 : 84
        weight: Font.Bold
    }

    Label {
        width: parent.width
        text: steps.screen.sub
        size: steps.screen.large ? 42 : 36
        color: Theme.ink2
        bottomPadding: steps.wide ? 16 : 48
    }

    Flow {
        width: parent.width
        spacing: steps.wide ? 40 : 24
        flow: steps.wide ? Flow.LeftToRight : Flow.TopToBottom

        Repeater {
            model: [qsTrId("kiosk.step.1"), qsTrId("kiosk.step.2"), qsTrId("kiosk.step.3")]

            Row {
                id: step

                required property int index
                required property string modelData

                spacing: 28

                Rectangle {
                    width: 72
                    height: 72
                    radius: 36
                    color: Theme.nila

                    Label {
                        anchors.centerIn: parent
                        text: step.index + 1
                        size: 41
                        weight: Font.Bold
                        color: Theme.inkOnNila
                    }
                }

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: step.modelData
                    size: steps.screen.large ? 42 : 36
                }
            }
        }
    }
}
