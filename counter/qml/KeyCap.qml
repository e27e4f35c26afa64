import QtQuick
import shared.ui

// The cap that says which key presses this: F2, ⇧F3, Enter.
Rectangle {
    id: cap

    property string text: ""
    property bool onDark: false
    property bool faint: false

    visible: text !== ""
    implicitWidth: Math.max(26, word.implicitWidth + 12)
    implicitHeight: 20
    radius: 4
    color: cap.onDark ? "transparent" : cap.faint ? Theme.mori : "#FBF8F1"
    border.width: 1
    border.color: cap.onDark ? Theme.ink2OnDeep : Theme.line

    Label {
        id: word

        anchors.centerIn: parent
        text: cap.text
        size: 12
        color: cap.onDark ? Theme.ink2OnDeep : Theme.muted
    }
}
