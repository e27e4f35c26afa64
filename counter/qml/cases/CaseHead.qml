import QtQuick
import counter.screen
import shared.ui

// The window's name, how many cases wait and how many are overdue, the line, and the key that loads anew.
Item {
    id: head

    required property CasesScreen screen

    implicitHeight: 60 + (cut.visible ? cut.height + 8 : 0)

    Label {
        id: title

        y: 9
        width: Math.min(implicitWidth, refresh.x - 12)
        text: qsTrId("cases.window")
        size: 20
        weight: Font.Bold
    }

    Row {
        y: 35
        spacing: 8

        Label {
            objectName: "counts"
            text: head.screen.counts
            size: 13
            figures: true
            color: Theme.ink2
        }

        Icon {
            visible: late.text !== ""
            name: "triangle-alert"
            size: 16
            color: Theme.bata
        }

        Label {
            id: late

            objectName: "late"
            visible: text !== ""
            text: head.screen.late
            size: 13
            weight: Font.DemiBold
            figures: true
            color: Theme.bata
        }
    }

    CaseButton {
        id: refresh

        anchors.right: parent.right
        y: 8
        screen: head.screen
        deed: head.screen.refreshKey
        icon: "refresh-cw"
        bare: head.width < 480
        width: bare ? 44 : implicitWidth
    }

    Row {
        id: cut

        y: 60
        width: parent.width
        visible: head.screen.line !== ""
        spacing: 8

        Icon {
            name: "unplug"
            size: 18
            color: Theme.bata
        }

        Label {
            objectName: "line"
            width: parent.width - 26
            text: head.screen.line
            size: 14
            weight: Font.DemiBold
            color: Theme.bata
            wrapMode: Text.Wrap
        }
    }
}
