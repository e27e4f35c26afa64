pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// Two switches, each a key that says how it stands.
Column {
    id: looks

    required property KioskScreen screen

    spacing: 24

    Label {
        width: parent.width
        text: qsTrId("kiosk.looks.heading")
        size: 68
        weight: Font.Bold
    }

    Label {
        width: parent.width
        text: qsTrId("kiosk.looks.sub")
        size: looks.screen.large ? 42 : 36
        color: Theme.ink2
    }

    Repeater {
        model: 2

        Key {
            id: key

            required property int index
            readonly property string word: index === 0 ? qsTrId("kiosk.looks.large") : qsTrId("kiosk.looks.contrast")
            readonly property bool on: index === 0 ? looks.screen.large : looks.screen.contrast

            objectName: index === 0 ? "large" : "contrast"
            width: looks.width
            height: 144
            chosen: on
            deadTime: 400
            Accessible.name: word
            onActivated: index === 0 ? looks.screen.setLarge(!looks.screen.large) : looks.screen.setContrast(!looks.screen.contrast)

            Icon {
                id: sign

                x: 36
                anchors.verticalCenter: parent.verticalCenter
                name: key.index === 0 ? "a-large-small" : "contrast"
                size: 60
            }

            Label {
                anchors.left: sign.right
                anchors.leftMargin: 28
                anchors.verticalCenter: parent.verticalCenter
                text: key.word
                size: 46
                weight: Font.DemiBold
            }

            Label {
                anchors.right: parent.right
                anchors.rightMargin: 40
                anchors.verticalCenter: parent.verticalCenter
                text: key.on ? qsTrId("kiosk.looks.on") : qsTrId("kiosk.looks.off")
                size: 42
                weight: key.on ? Font.Bold : Font.Normal
            }
        }
    }

    Key {
        objectName: "close"
        width: looks.width
        height: 144
        kind: Key.Main
        text: qsTrId("kiosk.looks.close")
        size: 52
        onActivated: looks.screen.showLooks(false)
    }
}
