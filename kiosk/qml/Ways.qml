pragma ComponentBehavior: Bound

import QtQuick
import shared.ui

// Where else one can turn: LAPOR! and the Ombudsman. Shown, never touched.
Rectangle {
    id: ways

    required property var rows
    required property bool large
    property bool columns: false // beside each other
    property string also: "" // what is told there alone

    visible: rows.length > 0
    height: visible ? said.height + 36 : 0
    radius: 20
    color: Theme.sunk
    border.width: Theme.highContrast ? 2 : 0
    border.color: Theme.edge

    Column {
        id: said

        x: 28
        y: 18
        width: parent.width - 56
        spacing: 4

        Label {
            text: qsTrId("kiosk.feedback.ways")
            size: ways.large ? 42 : 28
            weight: Font.DemiBold
        }

        Flow {
            width: parent.width
            spacing: ways.columns && !ways.large ? 48 : 4

            Repeater {
                model: ways.rows

                Label {
                    required property var modelData

                    width: Math.min(implicitWidth, said.width)
                    text: modelData.title + ": " + modelData.how
                    size: ways.large ? 42 : 30
                    wrapMode: Text.Wrap
                }
            }
        }

        Label {
            width: parent.width
            visible: ways.also !== ""
            text: ways.also
            size: ways.large ? 42 : 30
            wrapMode: Text.Wrap
        }
    }
}
