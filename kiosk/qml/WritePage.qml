import QtQuick
import kiosk.screen
import shared.ui

// Something is written: what is asked, the field, the keyboard. With low keys the keyboard takes the lower part.
Item {
    id: page

    required property KioskScreen screen
    required property bool wide
    required property real lowTop
    required property real notice // where the answer to a call for help ends, 0 without one
    readonly property bool large: screen.large
    readonly property bool beside: wide && screen.low // the keys of the action row stand at the keyboard's right

    Column {
        id: said

        y: page.wide ? 0 : Math.max(8, page.notice)
        width: parent.width
        opacity: page.wide && (page.notice > 0 || trouble.visible) ? 0 : 1 // a notice stands here
        spacing: 4

        Label {
            width: parent.width
            text: page.screen.heading
            size: page.wide ? 52 : page.large ? 72 : 64
            weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 42
        }

        Label {
            width: parent.width
            text: page.screen.sub
            size: page.large ? 42 : 32
            color: Theme.ink2
            wrapMode: Text.Wrap
        }
    }

    Notice {
        id: trouble

        visible: page.screen.noticeTitle !== ""
        y: page.wide ? page.notice : said.y + said.height + 16
        width: parent.width
        title: page.screen.noticeTitle
        text: page.wide && page.notice > 0 ? "" : page.screen.noticeText
        icon: page.screen.noticeIcon
        size: page.large ? 46 : 36
        textSize: page.large ? 42 : 30
    }

    Field {
        id: field

        readonly property real above: Math.max(trouble.visible ? trouble.y + trouble.height : said.y + said.height, page.notice)

        y: above + (page.wide ? 14 : 24)
        width: parent.width
        height: Math.max(72, Math.min(keyboard.y - (page.wide ? 18 : 28) - y, page.screen.form.keyboard === "letters" ? 900 : page.wide ? 110 : 150))
        form: page.screen.form
        large: page.large
    }

    Keyboard {
        id: keyboard

        readonly property real least: page.wide ? 84 : 116

        width: page.beside ? 1040 : parent.width
        height: page.screen.low ? parent.height - y : 4 * least + 3 * gap
        y: page.screen.low ? page.lowTop : parent.height - (4 * least + 3 * gap)
        form: page.screen.form
        large: page.large
    }
}
