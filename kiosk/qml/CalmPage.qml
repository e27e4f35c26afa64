import QtQuick
import kiosk.screen
import shared.ui

// One calm sentence while the kiosk waits for something, or cannot help: getting ready, reconnecting, please ask.
Item {
    id: page

    required property KioskScreen screen

    Column {
        id: said

        readonly property real free: page.height - height

        y: Math.max(0, free * 0.38)
        width: parent.width
        spacing: 24

        Icon {
            visible: name !== ""
            name: page.screen.icon
            size: 112
        }

        Label {
            width: parent.width
            text: page.screen.heading
            size: 84
            weight: Font.Bold
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            text: page.screen.sub
            size: 44
            color: Theme.ink2
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            visible: page.screen.page === "sorry"
            text: page.screen.noticeText
            size: 44
            color: Theme.ink2
            wrapMode: Text.Wrap
        }
    }
}
