import QtQuick
import kiosk.screen
import shared.ui

// A message from the office that comes before everything else, in both languages, until it is lifted.
Rectangle {
    id: page

    required property KioskScreen screen
    required property bool wide
    required property real noticeBottom // where the answer to a call for help ends

    readonly property bool long: Math.max(screen.heading.length, screen.other.length) > 80
    readonly property bool crowded: screen.helpTitle !== "" && number.visible
    readonly property real size: {
        if (!long)
            return wide ? 96 : 104;
        if (wide)
            return crowded ? 60 : 80;
        return crowded || height < 1600 ? 76 : 92;
    }

    objectName: "emergency"
    radius: 0
    color: Theme.highContrast ? Theme.mori : Theme.bata
    border.width: Theme.highContrast ? 16 : 0
    border.color: Theme.bata

    Row {
        id: head

        objectName: "alarm"
        x: 48
        y: page.noticeBottom + (page.wide ? 0 : 16)
        spacing: 28

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: page.screen.icon
            size: page.wide ? 88 : 112
            color: Theme.kunyit
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: page.width - 96 - 140
            text: page.screen.sub
            size: 44
            weight: Font.DemiBold
            color: Theme.inkOnDeep
            wrapMode: Text.Wrap
        }
    }

    Column {
        id: said

        readonly property real room: page.height - head.y - head.height - (number.visible ? number.height + 96 : 48)

        x: 48
        y: head.y + head.height + Math.max(24, (room - height) * 0.4)
        width: page.width - 96
        spacing: page.wide ? 32 : 48

        BalancedLabel {
            objectName: "message"
            width: fit(parent.width)
            text: page.screen.heading
            size: page.size
            weight: Font.Bold
            color: Theme.inkOnDeep
        }

        Rectangle {
            visible: other.visible
            width: 160
            height: 8
            color: Theme.kunyit
        }

        BalancedLabel {
            id: other

            objectName: "other"
            visible: text !== ""
            width: fit(parent.width)
            text: page.screen.other
            size: page.wide || page.long ? 48 : 60
            color: Theme.inkOnDeep
        }
    }

    Rectangle {
        id: number

        objectName: "yours"
        visible: page.screen.noticeTitle !== ""
        x: 48
        y: page.height - height - 48
        width: page.width - 96
        height: 136
        radius: 20
        color: Theme.surface
        border.width: Theme.highContrast ? 2 : 0
        border.color: Theme.edge

        Label {
            anchors.verticalCenter: parent.verticalCenter
            x: 40
            width: parent.width - 80
            text: page.screen.noticeTitle
            size: 48
            weight: Font.DemiBold
            figures: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 41
        }
    }
}
