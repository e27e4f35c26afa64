import QtQuick
import counter.screen
import shared.ui

// What a case is, what it is about, how it stands, by when it must be answered, when and how it came.
Column {
    id: facts

    required property CasesScreen screen

    spacing: 4

    Row {
        width: parent.width
        spacing: 10

        Icon {
            y: 2
            name: facts.screen.icon
            size: 22
            color: Theme.nila
        }

        Label {
            objectName: "kind"
            width: parent.width - 32
            text: facts.screen.kind
            size: 20
            weight: Font.Bold
            wrapMode: Text.Wrap
        }
    }

    Label {
        width: parent.width
        visible: text !== ""
        text: facts.screen.service
        size: 15
        wrapMode: Text.Wrap
    }

    Flow {
        width: parent.width
        spacing: 6

        Icon {
            name: facts.screen.sign
            size: 18
            color: Theme.nila
        }

        Label {
            objectName: "state"
            text: facts.screen.state
            size: 14
            weight: Font.DemiBold
            color: Theme.nila
        }

        Label {
            text: "· " + facts.screen.level
            size: 14
            color: Theme.ink2
        }
    }

    Row {
        width: parent.width
        visible: facts.screen.due !== ""
        spacing: 6

        Icon {
            id: alert

            visible: facts.screen.overdue
            name: "triangle-alert"
            size: 18
            color: Theme.bata
        }

        Label {
            objectName: "pageDue"
            width: parent.width - (alert.visible ? 24 : 0)
            text: facts.screen.due
            size: 14
            weight: facts.screen.overdue ? Font.Bold : Font.DemiBold
            figures: true
            color: facts.screen.overdue ? Theme.bata : Theme.ink
            wrapMode: Text.Wrap
        }
    }

    Label {
        objectName: "received"
        width: parent.width
        text: facts.screen.received
        size: 13
        color: Theme.muted
        wrapMode: Text.Wrap
    }
}
