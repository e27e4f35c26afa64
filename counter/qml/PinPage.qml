import QtQuick
import counter.screen
import shared.ui

// After a log-in with a one-time PIN: set an own one before anything else.
Item {
    id: page

    required property DeskScreen screen
    readonly property real column: Math.min(width - 56, 420)
    readonly property bool low: height < 740

    LoginTop {
        id: top

        x: (page.width - width) / 2
        y: page.low ? 18 : 44
        width: page.column
        low: page.low
        office: page.screen.office
        text: qsTrId("counter.pin.ask")
    }

    Column {
        id: column

        x: top.x
        y: top.y + top.height + spacing
        width: page.column
        spacing: page.low ? 12 : 18

        Label {
            width: parent.width
            text: qsTrId("counter.pin.first")
            size: 15
            color: Theme.ink2
            wrapMode: Text.Wrap
        }

        PinForm {
            width: parent.width
            spacing: page.low ? 10 : 16
            screen: page.screen
        }
    }

    NoticeStrip {
        y: page.height - height - (column.y + column.height + height + foot.height <= page.height ? foot.height : 0)
        width: parent.width
        implicitHeight: page.low ? 66 : 84
        z: 1
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
