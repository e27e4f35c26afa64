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

        BalancedLabel {
            width: fit(parent.width)
            text: page.screen.heading
            size: 84
            weight: Font.Bold
        }

        BalancedLabel {
            width: fit(parent.width)
            text: page.screen.sub
            size: 44
            color: Theme.ink2
        }

        BalancedLabel {
            width: fit(parent.width)
            visible: page.screen.page === "sorry"
            text: page.screen.noticeText
            size: 44
            color: Theme.ink2
        }
    }
}
