import QtQuick
import counter.screen
import shared.ui

// The connection, the other language, and the way out for whoever is logged in.
Item {
    id: foot

    required property DeskScreen screen
    property real margin: 28

    implicitHeight: 60

    Rectangle {
        x: foot.margin
        anchors.verticalCenter: parent.verticalCenter
        width: 8
        height: 8
        radius: 4
        color: foot.screen.lineTone === "down" ? Theme.bata : Theme.dot
    }

    Label {
        x: foot.margin + 16
        anchors.verticalCenter: parent.verticalCenter
        width: keys.x - x - 8
        text: foot.screen.line
        size: 13
        color: foot.screen.lineTone === "down" ? Theme.bata : Theme.muted
        wrapMode: Text.Wrap
        maximumLineCount: 2
    }

    Row {
        id: keys

        anchors.right: parent.right
        anchors.rightMargin: foot.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8

        DeskKey {
            objectName: "log_out"
            visible: foot.screen.page === "choose" || foot.screen.page === "pin"
            height: 44
            size: 13
            act: foot.screen.logOutKey
            onActivated: foot.screen.press(act.verb)
        }

        DeskKey {
            objectName: "language"
            height: 44
            size: 13
            act: foot.screen.languageKey
            onActivated: foot.screen.press(act.verb)
        }
    }
}
