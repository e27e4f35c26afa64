pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import shared.ui.stage.card

// One thing said large: an announcement, a break, a lost hub, getting ready.
Item {
    id: page

    required property PageCard card
    required property bool portrait
    readonly property string kind: card?.kind ?? ""
    readonly property string title: card?.title ?? ""
    readonly property bool alone: kind === "starting" || kind === "calls"
    readonly property var icons: ({
            "stale": "unplug",
            "break": "coffee",
            "notice": "megaphone"
        })
    readonly property var sizes: ({
            "stale": 136,
            "break": 128,
            "notice": title.length > 110 ? 67 : title.length > 60 ? 90 : 112
        })
    readonly property real titleSize: Math.max(56, (sizes[kind] ?? 96) * (portrait ? 0.86 : 1))

    PageHead {
        id: head

        y: page.alone ? (page.height - height) / 2 : page.kind === "notice" ? (page.portrait ? 88 : 72) : 150
        width: page.kind === "stale" ? Math.min(parent.width, 7.2 * titleSize) : parent.width
        icon: page.icons[page.kind] ?? ""
        label: page.card?.label ?? ""
        labelSize: page.kind === "stale" ? 48 : 44
        title: page.title
        titleSize: page.titleSize
        titleLines: page.kind === "notice" ? 5 : 3
    }

    Column {
        id: paragraphs

        y: head.y + head.height + 44
        width: parent.width
        spacing: 24

        Repeater {
            model: page.card?.body ?? []

            Label {
                required property string modelData

                objectName: "pageBody"
                width: paragraphs.width
                text: modelData
                size: page.kind === "notice" ? 48 : 52
                wrapMode: Text.Wrap
                elide: Text.ElideNone
                leading: 1.3
                color: page.kind === "notice" ? Theme.ink : Theme.ink2
            }
        }
    }

    Label {
        objectName: "pageFoot"
        visible: text !== ""
        width: parent.width
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 56
        text: page.card?.foot ?? ""
        size: 40
        color: Theme.ink2
    }
}
