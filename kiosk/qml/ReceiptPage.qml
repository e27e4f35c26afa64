import QtQuick
import kiosk.screen
import shared.ui

// The case is kept: its code as large as it goes, what became of its paper, and how to look it up.
Item {
    id: page

    required property KioskScreen screen
    required property bool wide
    readonly property bool large: screen.large
    readonly property bool tight: !wide && (large || height < 1250) // all of it, however large or little the screen
    readonly property real side: wide ? width * 0.6 : width

    Notice {
        id: notice

        y: page.wide ? 0 : 12
        width: parent.width
        title: page.screen.noticeTitle
        icon: page.screen.noticeIcon
        size: page.large ? 46 : 38
    }

    Column {
        id: said

        y: notice.y + notice.height + (page.wide || page.tight ? 20 : 36)
        width: page.side
        spacing: page.wide || page.tight ? 12 : 20

        BalancedLabel {
            width: fit(parent.width)
            text: page.screen.heading
            size: page.wide ? 52 : 64
            weight: Font.Bold
        }

        Rectangle {
            width: parent.width
            height: code.height + 56
            radius: 20
            color: Theme.surface
            border.width: 2
            border.color: Theme.line

            Column {
                id: code

                x: 32
                y: 24
                width: parent.width - 64

                Label {
                    text: qsTrId("kiosk.receipt.code")
                    size: page.large ? 42 : 32
                    color: Theme.ink2
                }

                Label {
                    objectName: "code"
                    width: parent.width
                    text: page.wide ? page.screen.form.code : page.screen.form.code.slice(0, 10) + "\n" + page.screen.form.code.slice(10)
                    size: page.wide ? 92 : page.tight ? 104 : 132
                    weight: Font.Bold
                    figures: true
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 48
                }
            }
        }

        Label {
            width: parent.width
            text: page.screen.sub
            size: page.large ? 46 : 40
            weight: Font.DemiBold
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            text: qsTrId("kiosk.receipt.keep")
            size: page.large ? 42 : 34
            color: Theme.ink2
            wrapMode: Text.Wrap
        }
    }

    Item {
        id: look

        opacity: page.wide || y + (page.screen.form.link !== "" ? qr.width : how.height) + 12 <= ways.y ? 1 : 0 // no room, no half of it
        x: page.wide ? page.side + 48 : 0
        y: page.wide ? said.y : said.y + said.height + 28
        width: page.wide ? parent.width - x : parent.width
        height: qr.visible ? Math.max(qr.height, how.height) : how.height

        Qr {
            id: qr

            visible: page.screen.form.link !== ""
            width: page.tight ? 170 : page.large || page.wide ? 200 : 220
            height: width
            margin: width * 0.05
            text: page.screen.form.link
        }

        Label {
            id: how

            x: qr.visible ? qr.width + 32 : 0
            y: qr.visible ? Math.max(0, (qr.height - height) / 2) : 0
            width: parent.width - x
            text: page.screen.other
            size: page.large ? 42 : 34
            wrapMode: Text.Wrap
        }
    }

    Ways {
        id: ways

        x: look.x
        y: parent.height - height
        width: look.width
        rows: page.screen.form.ways
        large: page.large
    }
}
