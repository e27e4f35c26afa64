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
            visible: !(ways.large && ways.columns && ways.also !== "") // there is no room for it, and the sentence says as much
            text: qsTrId("kiosk.feedback.ways")
            size: ways.large ? 42 : 28
            weight: Font.DemiBold
        }

        Flow {
            width: parent.width
            spacing: 4

            Repeater {
                model: ways.rows

                Label {
                    required property int index
                    required property var modelData

                    rightPadding: ways.columns && index < ways.rows.length - 1 ? 44 : 0 // to the next one beside it
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
