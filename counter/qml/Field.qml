import QtQuick
import shared.ui

// A line to type in, with its word above.
Item {
    id: field

    property string label: ""
    property string icon: ""
    property bool secret: false
    property alias text: input.text
    property alias input: input
    property int most: 64
    property bool digits: false

    signal accepted

    implicitHeight: 72
    activeFocusOnTab: false

    Label {
        id: word

        text: field.label
        size: 14
        weight: Font.DemiBold
    }

    Rectangle {
        y: 22
        width: parent.width
        height: 50
        radius: 10
        color: Theme.surface
        border.width: input.activeFocus ? 2 : 1
        border.color: input.activeFocus ? Theme.nila : Theme.edge

        Icon {
            x: 16
            anchors.verticalCenter: parent.verticalCenter
            visible: field.icon !== ""
            name: field.icon
            size: 20
            color: Theme.muted
        }

        TextInput {
            id: input

            anchors.fill: parent
            anchors.leftMargin: field.icon !== "" ? 48 : 16
            anchors.rightMargin: 16
            verticalAlignment: TextInput.AlignVCenter
            activeFocusOnTab: true
            clip: true
            selectByMouse: true
            maximumLength: field.most
            echoMode: field.secret ? TextInput.Password : TextInput.Normal
            inputMethodHints: field.digits ? Qt.ImhDigitsOnly : Qt.ImhNoPredictiveText
            color: Theme.ink
            selectionColor: Theme.nila
            font.family: "Inter"
            font.pixelSize: 17
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            onAccepted: field.accepted()
        }

        TapHandler {
            onTapped: input.forceActiveFocus()
        }
    }
}
