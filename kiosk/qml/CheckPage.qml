import QtQuick
import kiosk.screen
import shared.ui

// All of it once more before it is sent. A long text is scrolled.
Item {
    id: page

    required property KioskScreen screen
    required property bool wide
    required property real notice
    readonly property bool large: screen.large

    Column {
        id: said

        y: Math.max(page.wide ? 0 : 16, page.notice)
        width: parent.width
        spacing: 8

        Label {
            width: parent.width
            text: page.screen.heading
            size: page.wide ? 60 : page.large ? 80 : 72
            weight: Font.Bold
        }

        Label {
            width: parent.width
            text: page.screen.sub
            size: page.large ? 42 : 34
            color: Theme.ink2
            wrapMode: Text.Wrap
        }
    }

    Notice {
        id: trouble

        visible: page.screen.noticeTitle !== ""
        y: said.y + said.height + 20
        width: parent.width
        title: page.screen.noticeTitle
        text: page.screen.noticeText
        icon: page.screen.noticeIcon
        size: page.large ? 46 : 36
        textSize: page.large ? 42 : 30
    }

    Rectangle {
        id: sheet

        readonly property real above: trouble.visible ? trouble.y + trouble.height : said.y + said.height

        y: above + (page.wide ? 24 : 40)
        width: parent.width
        readonly property real room: parent.height - y - contact.height - 32 - 64
        readonly property real pitch: text.height / Math.max(1, text.lineCount)

        height: Math.min(text.lineCount, Math.floor(room / pitch)) * pitch + 64 // never through the middle of a line
        radius: 20
        color: Theme.surface
        border.width: 2
        border.color: Theme.line

        Flickable {
            id: flick

            x: 32
            y: 32
            width: parent.width - 64
            height: parent.height - 64
            contentHeight: text.height
            clip: true
            interactive: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds

            Label {
                id: text

                width: flick.width - 28
                text: page.screen.form.text
                size: page.large ? 46 : 36
                wrapMode: Text.Wrap
            }
        }

        Rectangle {
            visible: flick.interactive
            anchors.right: parent.right
            anchors.rightMargin: 10
            y: flick.y + flick.visibleArea.yPosition * flick.height
            width: 12
            height: flick.visibleArea.heightRatio * flick.height
            radius: 6
            color: Theme.edge
        }
    }

    Label {
        id: contact

        y: sheet.y + sheet.height + 24
        width: parent.width
        text: page.screen.other
        size: page.large ? 42 : 34
        wrapMode: Text.Wrap
    }
}
