pragma ComponentBehavior: Bound

import QtQuick
import shared.ui

// The frame of a field: its word, how many letters are left, the box, and below it what is wrong or how it was read.
Item {
    id: box

    required property string label
    property string remaining: ""
    property bool over: false
    property string error: ""
    property string note: ""
    property bool active: false
    property real room: 50
    default property alias content: slot.data

    implicitHeight: 20 + room + (below.text !== "" ? below.height + 4 : 0)

    Label {
        id: word

        width: parent.width - (count.visible ? count.implicitWidth + 8 : 0)
        text: box.label
        size: 13
        weight: Font.DemiBold
    }

    Label {
        id: count

        anchors.right: parent.right
        visible: box.remaining !== ""
        text: box.remaining
        size: 13
        weight: box.over ? Font.Bold : Font.Normal
        figures: true
        color: box.over ? Theme.bata : Theme.muted
    }

    Rectangle {
        id: slot

        y: 20
        width: parent.width
        height: box.room
        radius: 10
        color: Theme.surface
        border.width: box.active || box.error !== "" ? 2 : 1
        border.color: box.error !== "" ? Theme.bata : box.active ? Theme.nila : Theme.edge
    }

    Label {
        id: below

        objectName: box.error !== "" ? "fieldError" : "fieldNote"
        y: slot.y + slot.height + 3
        width: parent.width
        visible: text !== ""
        text: box.error !== "" ? box.error : box.note
        size: 13
        leading: 1.2
        weight: box.error !== "" ? Font.DemiBold : Font.Normal
        color: box.error !== "" ? Theme.bata : Theme.muted
        wrapMode: Text.Wrap
        maximumLineCount: 4
    }
}
