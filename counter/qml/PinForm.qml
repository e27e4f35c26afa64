import QtQuick
import counter.screen
import shared.ui

// A new PIN, twice; the old one too unless it was typed just now.
Column {
    id: form

    required property DeskScreen screen

    spacing: 16

    function begin(): void {
        (old.visible ? old : fresh).input.forceActiveFocus();
    }

    function send(): void {
        form.screen.changePin(old.text, fresh.text, again.text);
    }

    Component.onCompleted: begin()

    Field {
        id: old

        objectName: "pin-old"
        width: parent.width
        visible: !form.screen.firstPin
        label: qsTrId("counter.pin.old")
        icon: "lock"
        secret: true
        digits: true
        onAccepted: fresh.input.forceActiveFocus()
    }

    Field {
        id: fresh

        objectName: "pin-new"
        width: parent.width
        label: qsTrId("counter.pin.new")
        icon: "key-round"
        secret: true
        digits: true
        onAccepted: again.input.forceActiveFocus()
    }

    Field {
        id: again

        objectName: "pin-again"
        width: parent.width
        label: qsTrId("counter.pin.again")
        icon: "key-round"
        secret: true
        digits: true
        onAccepted: form.send()
    }

    Label {
        width: parent.width
        text: qsTrId("counter.pin.rule")
        size: 14
        color: Theme.muted
        wrapMode: Text.Wrap
    }

    MainKey {
        objectName: "pin-save"
        width: parent.width
        height: 60
        text: qsTrId("counter.pin.save")
        detail: ""
        why: ""
        cap: "Enter"
        icon: "check"
        possible: form.screen.changePinKey.possible
        onActivated: form.send()
    }
}
