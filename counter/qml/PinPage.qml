import QtQuick
import counter.screen
import shared.ui

// After a log-in with a one-time PIN: set an own one before anything else.
Item {
    id: page

    required property DeskScreen screen
    readonly property real column: Math.min(width - 56, 420)

    Column {
        x: (page.width - width) / 2
        y: 52
        width: page.column
        spacing: 18

        Mark {
            size: 48
        }

        Label {
            width: parent.width
            text: qsTrId("counter.pin.ask")
            size: 34
            weight: Font.Bold
            leading: 1.15
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            text: qsTrId("counter.pin.first")
            size: 15
            color: Theme.ink2
            wrapMode: Text.Wrap
        }

        PinForm {
            width: parent.width
            screen: page.screen
        }
    }

    NoticeStrip {
        anchors.bottom: foot.top
        width: parent.width
        screen: page.screen
    }

    LoginFoot {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        margin: (page.width - page.column) / 2
        screen: page.screen
    }
}
