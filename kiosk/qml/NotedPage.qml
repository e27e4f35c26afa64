import QtQuick
import kiosk.screen
import shared.ui

// There is no paper: the number stands large on the screen, with its code.
Item {
    id: page

    required property KioskScreen screen
    required property bool wide
    readonly property bool large: screen.large
    readonly property real side: wide ? width * 0.58 : width

    Notice {
        id: notice

        y: page.wide ? 0 : 12
        width: parent.width
        title: page.screen.noticeTitle
        text: page.screen.noticeText
        icon: page.screen.noticeIcon
        size: page.large ? 46 : 38
        textSize: page.large ? 42 : 32
    }

    Column {
        id: number

        y: notice.y + notice.height + (page.wide ? 24 : 48)
        width: page.side

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.screen.heading
            size: 42
            color: Theme.ink2
        }

        Label {
            objectName: "number"
            width: parent.width
            height: 340
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: page.screen.number
            size: 340
            weight: Font.Bold
            figures: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 165
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.screen.service
            size: text.length > 60 ? (page.wide ? 34 : 38) : text.length > 48 ? 41 : 48
            weight: Font.DemiBold
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }

        Label {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTrId("kiosk.ahead") + ": " + page.screen.ahead + (page.screen.wait === "" ? "" : " · " + page.screen.wait)
            size: page.large ? 42 : 36
            color: Theme.ink2
        }
    }

    Rectangle {
        visible: page.screen.link !== ""
        x: page.wide ? page.side + 32 : 0
        y: page.wide ? number.y : number.y + number.height + 32
        width: page.wide ? parent.width - x : parent.width
        height: page.wide ? parent.height - y : Math.min(460, parent.height - y)
        radius: 20
        color: Theme.surface
        border.width: 2
        border.color: Theme.line

        Qr {
            id: code

            readonly property real side: page.wide ? Math.min(parent.width - 48, parent.height - (page.large ? 340 : 250)) : Math.min(396, parent.height - 40)

            x: page.wide ? (parent.width - width) / 2 : 32
            y: page.wide ? 24 : (parent.height - height) / 2
            width: side
            height: side
            margin: side * 0.05
            text: page.screen.link
        }

        Column {
            x: page.wide ? 28 : code.x + code.width + 40
            y: page.wide ? code.y + code.height + 12 : (parent.height - height) / 2
            width: parent.width - x - 28
            spacing: 10

            Label {
                width: parent.width
                text: qsTrId("kiosk.phone")
                size: page.wide ? 41 : 48
                weight: Font.Bold
                horizontalAlignment: page.wide ? Text.AlignHCenter : Text.AlignLeft
            }

            Label {
                width: parent.width
                text: qsTrId("kiosk.phone.sub")
                size: page.large ? 42 : page.wide ? 28 : 34
                color: Theme.ink2
                wrapMode: Text.Wrap
                maximumLineCount: page.wide ? 3 : 5
                horizontalAlignment: page.wide ? Text.AlignHCenter : Text.AlignLeft
            }

            Row {
                anchors.horizontalCenter: page.wide ? parent.horizontalCenter : undefined
                visible: page.screen.wifi !== ""
                spacing: 14

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "wifi"
                    size: 40
                }

                Label {
                    text: qsTrId("kiosk.wifi")
                    size: page.large ? 42 : 32
                }

                Label {
                    text: page.screen.wifi
                    size: page.large ? 42 : 32
                    weight: Font.DemiBold
                }
            }
        }
    }
}
