import QtQuick
import counter.qml.notices
import counter.screen
import shared.ui

// A field of many lines that grows with them. Enter begins a new line, Tab goes on.
FieldBox {
    id: field

    required property Blank blank
    property real least: 88
    readonly property bool isField: true
    readonly property int most: 20000 // letters that are taken in at all

    signal typed(text: string)
    signal writing(top: real, height: real)

    objectName: "field-" + blank.name
    remaining: blank.left
    over: blank.over
    error: blank.error
    active: input.activeFocus
    room: Math.max(least, input.contentHeight + 22)

    function follow(): void {
        if (input.text === field.blank.text)
            return;
        const at = input.cursorPosition;
        input.text = field.blank.text;
        input.cursorPosition = Math.min(at, input.length);
    }

    function begin(): void {
        input.forceActiveFocus(Qt.TabFocusReason);
    }

    Component.onCompleted: follow()

    Connections {
        function onChanged(): void {
            field.follow();
        }

        target: field.blank
    }

    TextEdit {
        id: input

        anchors.fill: parent
        leftPadding: 12
        rightPadding: 12
        topPadding: 10
        bottomPadding: 10
        textFormat: Text.PlainText
        horizontalAlignment: TextEdit.AlignLeft
        wrapMode: TextEdit.Wrap
        activeFocusOnTab: true
        selectByMouse: true
        color: Theme.ink
        selectionColor: Theme.nila
        selectedTextColor: Theme.inkOnNila
        font.family: "Inter"
        font.pixelSize: 16
        Accessible.role: Accessible.EditableText
        Accessible.multiLine: true
        Accessible.name: field.label
        Accessible.description: field.error
        onTextChanged: {
            if (length > field.most)
                remove(field.most, length);
            else if (text !== field.blank.text)
                field.typed(text);
        }
        onCursorRectangleChanged: if (activeFocus)
            field.writing(cursorRectangle.y + 20, cursorRectangle.height)
        Keys.priority: Keys.BeforeItem
        Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    }

    TapHandler {
        onTapped: input.forceActiveFocus()
    }
}
