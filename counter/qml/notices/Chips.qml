pragma ComponentBehavior: Bound

import QtQuick
import counter.qml
import shared.ui

// Choices side by side, on as many lines as they need; the arrow keys go from one to the next.
Item {
    id: chips

    required property var choices
    required property string name
    property string label: ""
    property string error: ""
    property bool slim: false // words alone, where signs have no room

    signal picked(string key)

    implicitHeight: flow.y + flow.height + (wrong.visible ? wrong.height + 4 : 0)

    Label {
        id: word

        visible: text !== ""
        width: parent.width
        text: chips.label
        size: 13
        weight: Font.DemiBold
    }

    Flow {
        id: flow

        y: word.visible ? 20 : 0
        width: parent.width
        spacing: 6

        Repeater {
            id: repeater

            model: chips.choices

            DeskKey {
                id: chip

                required property string key
                required property int index
                required text
                required chosen
                required property string sign

                objectName: chips.name + "-" + key
                height: 44
                width: Math.min(flow.width, implicitWidth)
                size: 14
                icon: chips.slim ? "" : sign
                Accessible.role: Accessible.RadioButton
                Accessible.checked: chosen
                onActivated: chips.picked(chip.key)
                Keys.onLeftPressed: chips.go(index - 1)
                Keys.onRightPressed: chips.go(index + 1)
            }
        }
    }

    Label {
        id: wrong

        objectName: "fieldError"
        anchors.top: flow.bottom
        anchors.topMargin: 3
        width: parent.width
        visible: text !== ""
        text: chips.error
        size: 13
        weight: Font.DemiBold
        color: Theme.bata
        wrapMode: Text.Wrap
    }

    function go(index: int): void {
        repeater.itemAt(index)?.forceActiveFocus(Qt.TabFocusReason);
    }
}
