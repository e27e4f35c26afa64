pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// What is being written, with its caret. It takes no focus and no clipboard: letters come by the form alone.
Rectangle {
    id: field

    required property Form form
    required property bool large
    readonly property bool code: form.keyboard === "code"

    readonly property real inset: height < 130 ? 12 : 24

    radius: 20
    color: Theme.surface
    border.width: 2
    border.color: Theme.edge

    function show(): void {
        edit.text = field.form.text;
        edit.cursorPosition = field.form.caret;
    }

    Component.onCompleted: show()

    Connections {
        function onWritten(): void {
            field.show();
        }

        target: field.form
    }

    Flickable {
        id: flick

        readonly property real pitch: Math.max(10, edit.cursorRectangle.height)

        x: 28
        y: field.code ? (field.height - edit.height) / 2 : field.inset
        width: parent.width - 56
        height: Math.max(1, Math.floor((parent.height - 2 * field.inset) / pitch)) * pitch // whole lines
        contentHeight: edit.contentHeight
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds

        TextEdit {
            id: edit

            width: flick.width
            enabled: false
            readOnly: true
            textFormat: Text.PlainText
            wrapMode: TextEdit.Wrap
            horizontalAlignment: field.code ? TextEdit.AlignHCenter : TextEdit.AlignLeft
            color: Theme.ink
            cursorVisible: true
            font.family: "Inter"
            font.pixelSize: field.code ? 62 : field.large ? 46 : 38
            font.weight: field.code ? Font.DemiBold : Font.Normal
            font.letterSpacing: field.code ? 2 : 0
            cursorDelegate: Rectangle {
                width: 4
                color: Theme.nila
            }
            onCursorRectangleChanged: {
                const spot = edit.cursorRectangle;
                if (spot.y < flick.contentY)
                    flick.contentY = spot.y;
                else if (spot.y + spot.height > flick.contentY + flick.height)
                    flick.contentY = spot.y + spot.height - flick.height;
            }
        }
    }

    TapHandler {
        enabled: !field.code
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: point => {
            const at = edit.mapFromItem(field, point.position.x, point.position.y);
            field.form.place(edit.positionAt(at.x, at.y));
        }
    }

    Label {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: 16
        visible: text !== ""
        text: field.form.rest
        size: field.large ? 42 : 28
        color: Theme.ink2
    }
}
