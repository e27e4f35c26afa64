import QtQuick
import kiosk.screen
import shared.ui

// Masih di sana? One touch anywhere stays.
Column {
    id: still

    required property KioskScreen screen
    required property bool wide

    Label {
        width: parent.width
        text: qsTrId("kiosk.still")
        size: still.wide ? 68 : 84
        weight: Font.Bold
    }

    Label {
        width: parent.width
        text: qsTrId("kiosk.still.sub")
        size: still.screen.large ? 44 : 40
        color: Theme.ink2
    }

    Row {
        spacing: 24

        Label {
            id: seconds

            text: still.screen.left
            size: still.wide ? 140 : 200
            weight: Font.Bold
            figures: true
            leading: 1.1
        }

        Label {
            anchors.baseline: seconds.baseline
            text: qsTrId("kiosk.still.seconds")
            size: 56
            weight: Font.DemiBold
        }
    }

    Rectangle {
        width: parent.width
        height: 16
        radius: 8
        color: Theme.highContrast ? "#5A5A5A" : Theme.line

        Rectangle {
            width: parent.width * still.screen.leftShare
            height: 16
            radius: 8
            color: Theme.nila
        }
    }

    Item {
        width: 1
        height: still.wide ? 40 : 120
    }

    Row {
        spacing: 16

        Key {
            objectName: "stop"
            width: 284
            height: 160
            text: qsTrId("kiosk.finish")
            size: 41
            onActivated: still.screen.finish()
        }

        Key {
            objectName: "stay"
            width: still.width - 300
            height: 160
            kind: Key.Main
            text: qsTrId("kiosk.still.more")
            size: 46
            onActivated: still.screen.needTime()
        }
    }
}
