pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// A question with its answers as keys: what to tell, which service, the nine questions, something about oneself.
Item {
    id: page

    required property KioskScreen screen
    required property bool wide
    required property real lowTop
    required property real notice // where the answer to a call for help ends, 0 without one
    readonly property bool large: screen.large
    readonly property Form form: screen.form
    readonly property int columns: wide ? (screen.low && screen.rows.length > 4 ? 3 : screen.rows.length > 2 ? 2 : 1) : screen.low ? 2 : large ? 1 : screen.columns
    readonly property bool asks: form.steps > 0

    Row {
        id: bars

        visible: page.asks
        y: page.notice > 0 ? page.notice : page.wide ? 0 : 8
        spacing: 12

        Repeater {
            model: page.form.steps

            Rectangle {
                required property int index

                width: (page.width - (page.form.steps - 1) * 12) / Math.max(1, page.form.steps)
                height: 14
                radius: 7
                color: index < page.form.step ? Theme.nila : Theme.highContrast ? "#5A5A5A" : Theme.line
            }
        }
    }

    Column {
        id: said

        y: page.asks ? bars.y + 34 : page.notice > 0 ? page.notice : page.wide ? 0 : 16
        width: parent.width
        spacing: 8

        Label {
            width: parent.width
            visible: page.asks
            text: page.screen.sub
            size: page.large ? 42 : 32
            color: Theme.ink2
            wrapMode: Text.Wrap
        }

        BalancedLabel {
            width: fit(parent.width)
            text: page.screen.heading
            size: page.wide ? (text.length > 60 ? 42 : 56) : text.length > 90 ? 50 : text.length > 40 ? 56 : 64
            weight: Font.Bold
            leading: 1.15
        }

        Label {
            width: parent.width
            visible: !page.asks
            text: page.screen.sub
            size: page.large ? 42 : 34
            color: Theme.ink2
            wrapMode: Text.Wrap
        }
    }

    Notice {
        id: trouble

        visible: page.screen.noticeTitle !== ""
        y: said.y + said.height + 16
        width: parent.width
        title: page.screen.noticeTitle
        text: page.screen.noticeText
        icon: page.screen.noticeIcon
        size: page.large ? 46 : 36
        textSize: page.large ? 42 : 30
    }

    RowList {
        readonly property real above: trouble.visible ? trouble.y + trouble.height : said.y + said.height

        y: page.screen.low ? page.lowTop : above + (page.wide ? 24 : 44)
        width: parent.width
        height: (ways.visible && !page.screen.low ? ways.y - 24 : parent.height) - y
        rows: page.screen.rows
        columns: page.columns
        compact: page.screen.low || columns > 1 && (!page.wide || !tile)
        tile: rows.length > 0 && rows[0].icon !== ""
        gap: page.screen.low ? 14 : 18
        most: page.large ? 182 : 176
        least: page.screen.low ? 92 : tile && !page.wide ? 132 : 96
        large: page.large
        nameSize: columns > 1 && !page.large ? (page.wide ? 38 : 36) : page.large ? (columns > 1 ? 42 : 50) : page.screen.page === "rated" ? 38 : 44
        onChosen: id => page.screen.choose(id)
    }

    Ways {
        id: ways

        y: page.screen.low ? said.y + said.height + 40 : parent.height - height
        width: parent.width
        rows: page.form.ways
        also: page.form.elsewhere
        large: page.large
        columns: page.wide
    }
}
