pragma ComponentBehavior: Bound

import QtQuick
import counter.qml.notices
import counter.screen
import shared.ui

// Moving a case on: where to, how long the office may take, what the person is told, what staff note.
Column {
    id: form

    required property CasesScreen screen

    signal writing(item: Item, top: real, height: real)

    spacing: 14

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }

    Label {
        objectName: "closed"
        width: parent.width
        visible: !form.screen.movable
        text: form.screen.closed
        size: 15
        wrapMode: Text.Wrap
    }

    Chips {
        name: "target"
        width: parent.width
        visible: form.screen.movable
        label: qsTrId("cases.next")
        choices: form.screen.targets
        onPicked: key => form.screen.aim(key)
    }

    Chips {
        name: "level"
        width: parent.width
        visible: form.screen.movable
        label: qsTrId("cases.level")
        choices: form.screen.levels
        onPicked: key => form.screen.rank(key)
    }

    LongField {
        width: parent.width
        visible: form.screen.movable
        label: qsTrId("cases.answer")
        blank: form.screen.answer
        onTyped: text => form.screen.type(blank.name, text)
        onWriting: (top, height) => form.writing(this, top, height)
    }

    LongField {
        width: parent.width
        visible: form.screen.movable
        label: qsTrId("cases.note")
        blank: form.screen.note
        onTyped: text => form.screen.type(blank.name, text)
        onWriting: (top, height) => form.writing(this, top, height)
    }

    Banner {
        objectName: "behind"
        width: parent.width
        visible: form.screen.behind !== ""
        text: form.screen.behind
        icon: "users"
    }

    Banner {
        objectName: "refused"
        width: parent.width
        visible: form.screen.refused !== ""
        text: form.screen.refused
        grave: true
    }

    CaseButton {
        width: Math.min(parent.width, 420)
        height: 52
        visible: form.screen.movable
        screen: form.screen
        deed: form.screen.sendKey
        icon: "send"
        main: true
    }
}
