import QtQuick
import shared.ui

// What a visitor wrote, to read and to copy from: plain, from the left, broken wherever the box ends.
Item {
    id: box

    required property string label
    required property string text

    implicitHeight: 22 + words.height

    Label {
        width: parent.width
        text: box.label
        size: 13
        weight: Font.DemiBold
    }

    Rectangle {
        y: 22
        width: parent.width
        height: words.height
        radius: 10
        color: Theme.surface
        border.width: words.activeFocus ? 2 : 1
        border.color: words.activeFocus ? Theme.nila : Theme.line
    }

    TextEdit {
        id: words

        y: 22
        width: parent.width
        leftPadding: 14
        rightPadding: 14
        topPadding: 11
        bottomPadding: 12
        text: box.text
        textFormat: Text.PlainText
        horizontalAlignment: TextEdit.AlignLeft
        wrapMode: TextEdit.Wrap
        readOnly: true
        activeFocusOnTab: true
        selectByMouse: true
        selectByKeyboard: true
        color: Theme.ink
        selectionColor: Theme.nila
        selectedTextColor: Theme.inkOnNila
        font.family: "Inter"
        font.pixelSize: 16
        Accessible.role: Accessible.EditableText
        Accessible.readOnly: true
        Accessible.name: box.label
        Keys.onTabPressed: event => event.accepted = false
        Keys.onBacktabPressed: event => event.accepted = false
    }
}
