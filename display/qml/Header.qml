import QtQuick
import shared.ui
import display.screen

// Whose room this is, the day and the time. It stands still on every page.
Item {
    id: header

    required property TvScreen tv
    required property bool portrait

    Stripe {
        width: parent.width
        height: 14
        unit: 4
    }

    Mark {
        id: mark

        x: 48
        y: 14 + (header.height - 14 - height) / 2
        size: 76
        logo: header.tv.logo
    }

    Label {
        id: name

        anchors.left: mark.right
        anchors.leftMargin: 24
        anchors.right: header.portrait ? clock.left : date.left
        anchors.rightMargin: 24
        y: header.portrait ? 21 : mark.y + (mark.height - height) / 2
        text: header.tv.agency
        size: header.portrait ? 44 : 46
        weight: Font.DemiBold
    }

    Label {
        id: date

        objectName: "date"
        anchors.right: header.portrait ? undefined : clock.left
        anchors.rightMargin: 34
        anchors.left: header.portrait ? name.left : undefined
        anchors.baseline: header.portrait ? undefined : clock.baseline
        y: name.y + 50
        text: header.tv.date
        size: 40
        color: Theme.ink2
    }

    Label {
        id: clock

        objectName: "clock"
        anchors.right: parent.right
        anchors.rightMargin: 48
        y: 14 + (header.height - 14 - height) / 2
        text: header.tv.clock
        size: header.portrait ? 88 : 72
        weight: Font.DemiBold
        figures: true
    }
}
