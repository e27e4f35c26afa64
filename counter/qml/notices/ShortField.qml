pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// A field of one line: a day, an hour, a figure. The arrow keys change it.
FieldBox {
    id: field

    required property NoticesScreen screen
    required property Blank blank
    property string hint: ""
    readonly property bool isField: true

    error: blank.error !== "" && (!blank.late || !input.activeFocus) ? blank.error : ""
    note: blank.note !== "" ? blank.note : hint
    active: input.activeFocus
    objectName: "field-" + blank.name

    function follow(): void {
        if (input.text !== field.blank.text)
            input.text = field.blank.text;
    }

    Component.onCompleted: follow()

    Connections {
        function onChanged(): void {
            field.follow();
        }

        target: field.blank
    }

    TextInput {
        id: input

        anchors.fill: parent
        anchors.leftMargin: 12
        anchors.rightMargin: 12
        verticalAlignment: TextInput.AlignVCenter
        activeFocusOnTab: true
        clip: true
        selectByMouse: true
        maximumLength: 40
        color: Theme.ink
        selectionColor: Theme.nila
        font.family: "Inter"
        font.pixelSize: 16
        Accessible.role: Accessible.EditableText
        Accessible.name: field.label
        Accessible.description: field.error
        onTextChanged: if (text !== field.blank.text)
            field.screen.type(field.blank.name, text)
        onActiveFocusChanged: if (activeFocus)
            selectAll()
        Keys.onUpPressed: field.screen.bump(field.blank.name, 1)
        Keys.onDownPressed: field.screen.bump(field.blank.name, -1)
        onAccepted: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    }

    TapHandler {
        onTapped: input.forceActiveFocus()
    }
}
