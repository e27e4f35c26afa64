pragma ComponentBehavior: Bound

import QtQuick
import shared.ui

// A field of several lines; Tab and Enter go to the next one, for no line break reaches a TV.
FieldBox {
    id: field

    property string name: ""
    property string text: ""
    property alias input: input
    readonly property bool isField: true

    signal typed(string text)

    active: input.activeFocus
    objectName: "field-" + name
    room: 64

    function follow(): void {
        if (input.text === field.text)
            return;
        const at = input.cursorPosition;
        input.text = field.text;
        input.cursorPosition = Math.min(at, input.length);
    }

    function leave(forward: bool): void {
        input.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    onTextChanged: follow()
    Component.onCompleted: follow()

    Flickable {
        id: view

        anchors.fill: parent
        anchors.margins: 2
        contentHeight: input.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        function follow(where: rect): void {
            if (contentY > where.y)
                contentY = Math.max(0, where.y - 8);
            else if (contentY + height < where.y + where.height)
                contentY = where.y + where.height + 8 - height;
        }

        TextEdit {
            id: input

            textFormat: Text.PlainText
            width: view.width
            height: Math.max(view.height, contentHeight + topPadding + bottomPadding)
            leftPadding: 12
            rightPadding: 12
            topPadding: 9
            bottomPadding: 8
            activeFocusOnTab: true
            selectByMouse: true
            wrapMode: TextEdit.Wrap
            color: Theme.ink
            selectionColor: Theme.nila
            font.family: "Inter"
            font.pixelSize: 16
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            Accessible.description: field.error
            onTextChanged: if (text !== field.text)
                field.typed(text)
            onCursorRectangleChanged: view.follow(cursorRectangle)
            Keys.priority: Keys.BeforeItem
            Keys.onTabPressed: field.leave(true)
            Keys.onBacktabPressed: field.leave(false)
            Keys.onReturnPressed: event => {
                if (event.modifiers === Qt.NoModifier)
                    field.leave(true);
                else
                    event.accepted = false;
            }
            Keys.onEnterPressed: field.leave(true)
        }
    }

    TapHandler {
        onTapped: input.forceActiveFocus()
    }
}
