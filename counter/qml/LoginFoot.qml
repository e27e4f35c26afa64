import QtQuick
import counter.screen
import shared.ui

// The connection, the other language, and the way out for whoever is logged in.
Item {
    id: foot

    required property DeskScreen screen
    property real margin: 28

    readonly property bool stacked: foot.screen.page === "choose" || foot.screen.page === "pin" // two keys need the width

    implicitHeight: stacked ? 84 : 60

    Rectangle {
        x: foot.margin
        anchors.verticalCenter: line.verticalCenter
        width: 8
        height: 8
        radius: 4
        color: foot.screen.lineTone === "down" ? Theme.bata : Theme.dot
    }

    Label {
        id: line

        x: foot.margin + 16
        y: foot.stacked ? 6 : Math.round((foot.height - height) / 2)
        width: (foot.stacked ? foot.width - foot.margin : keys.x - 8) - x
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
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 8
        spacing: 8

        DeskKey {
            objectName: "log_out"
            visible: foot.stacked
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
