import QtQuick
import counter.screen
import shared.ui

// Which desk this is, who sits here, and whether the hub is there.
Item {
    id: head

    required property DeskScreen screen

    signal hinted(string text)

    implicitHeight: 64

    Mark {
        x: 20
        y: 18
        size: 32
    }

    Label {
        id: title

        x: 64
        y: 15
        width: keys.x - x - 8
        text: head.screen.title
        size: 16
        weight: Font.DemiBold
    }

    Rectangle {
        x: 64
        anchors.verticalCenter: line.verticalCenter
        width: 8
        height: 8
        radius: 4
        color: head.screen.lineTone === "up" ? Theme.dot : head.screen.lineTone === "paused" ? Theme.soga : Theme.bata
    }

    Label {
        id: line

        x: 78
        y: 36
        width: keys.x - x - 8
        text: head.screen.line
        size: 13
        weight: head.screen.lineTone === "down" ? Font.DemiBold : Font.Normal
        color: head.screen.lineTone === "down" ? Theme.bata : Theme.muted
    }

    Row {
        id: keys

        anchors.right: parent.right
        anchors.rightMargin: 16
        y: 12

        DeskKey {
            objectName: "pause"
            width: 46
            height: 46
            bare: true
            act: head.screen.pauseKey
            icon: head.screen.lineTone === "paused" ? "play" : "coffee"
            onActivated: head.screen.press(act.verb)
            onHinted: text => head.hinted(text)
        }

        DeskKey {
            objectName: "menu"
            width: 46
            height: 46
            bare: true
            act: head.screen.menuKey
            icon: "settings"
            onActivated: head.screen.press(act.verb)
            onHinted: text => head.hinted(text)
        }
    }
}
