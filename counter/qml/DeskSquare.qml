import QtQuick
import shared.ui

// One desk of the log-in page.
Item {
    id: square

    required property string key
    required property string label
    required property string detail
    required property string mark
    required property bool chosen
    required property bool taken
    property bool ring: false
    readonly property bool isKey: true

    signal picked

    objectName: "desk-" + key
    Accessible.role: Accessible.RadioButton
    Accessible.name: label
    Accessible.description: detail

    Rectangle {
        anchors.fill: parent
        radius: 10
        color: square.chosen ? Theme.nila : square.taken ? Theme.sunk : Theme.surface
        border.width: square.chosen ? 0 : 1
        border.color: square.taken ? Theme.line : Theme.edge
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -3
        visible: square.ring
        radius: 13
        color: "transparent"
        border.width: 2
        border.color: Theme.nila
    }

    Label {
        id: word

        anchors.centerIn: parent
        text: square.mark
        size: square.mark.length > 3 ? (square.width < 56 ? 13 : 15) : 20
        weight: Font.Bold
        figures: true
        color: square.chosen ? Theme.inkOnNila : square.taken ? Theme.muted : Theme.ink
    }

    TapHandler {
        onTapped: square.picked()
    }
}
