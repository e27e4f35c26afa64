import QtQuick
import counter.screen
import shared.ui

// Who is here: number, running time, service. Never red; a visitor is never late.
Rectangle {
    id: card

    required property DeskScreen screen
    property bool low: false
    readonly property bool somebody: screen.number !== ""

    implicitHeight: low ? 176 : 211
    radius: 14
    color: Theme.nilaDeep

    Label {
        id: state

        x: 20
        y: 16
        text: card.screen.cardState
        size: 14
        color: Theme.ink2OnDeep
    }

    Label {
        anchors.right: parent.right
        anchors.rightMargin: 20
        anchors.left: state.right
        anchors.leftMargin: 12
        y: 16
        text: card.somebody ? card.screen.called : card.screen.phase
        size: 14
        color: Theme.ink2OnDeep
        horizontalAlignment: Text.AlignRight
    }

    Label {
        id: number

        x: 20
        y: card.low ? 28 : 32
        width: card.width - 40 - time.width - 12
        text: card.screen.number
        size: card.low ? 64 : 88
        weight: Font.Bold
        figures: true
        color: Theme.inkOnDeep
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 48
        elide: Text.ElideNone
    }

    Label {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: 20
        y: card.low ? 60 : 76
        visible: !card.somebody
        text: qsTrId("counter.card.nobody")
        size: 22
        weight: Font.DemiBold
        color: Theme.inkOnDeep
        wrapMode: Text.Wrap
    }

    Column {
        id: time

        anchors.right: parent.right
        anchors.rightMargin: 20
        y: (card.screen.usual === "" ? 76 : 66) - (card.low ? 18 : 0)
        visible: card.somebody

        Label {
            anchors.right: parent.right
            text: card.screen.timer
            size: 30
            weight: Font.DemiBold
            figures: true
            color: Theme.inkOnDeep
        }

        Label {
            anchors.right: parent.right
            visible: text !== ""
            text: card.screen.usual
            size: 13
            color: Theme.ink2OnDeep
        }
    }

    Rectangle {
        x: 20
        y: card.low ? 108 : 134
        width: parent.width - 40
        height: 6
        radius: 3
        visible: card.screen.usual !== ""
        color: Theme.nila

        Rectangle {
            width: parent.width * card.screen.progress
            height: parent.height
            radius: 3
            color: card.screen.over ? Theme.inkOnDeep : Theme.kunyit
        }
    }

    Label {
        x: 20
        y: card.low ? 120 : 152
        width: parent.width - 40 - (marks.width > 0 ? marks.width + 8 : 0)
        text: card.screen.service
        size: 17
        weight: Font.DemiBold
        color: Theme.inkOnDeep
    }

    Label {
        x: 20
        y: card.low ? 145 : 177
        width: parent.width - 40
        text: card.screen.waited
        size: 14
        color: Theme.ink2OnDeep
    }

    Row {
        id: marks

        anchors.right: parent.right
        anchors.rightMargin: 20
        y: card.low ? 118 : 150
        spacing: 6

        Tag {
            visible: card.screen.priority
            text: qsTrId("counter.list.priority")
            icon: "heart-handshake"
            kind: "priority"
        }

        Tag {
            visible: card.screen.english
            text: "EN"
            kind: "plain"
        }
    }
}
