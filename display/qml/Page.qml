pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import display.screen

// One page of words, laid out by its kind. It keeps copies of the words: its card may be gone while it fades.
Item {
    id: page

    required property bool portrait
    property string kind: ""
    property string title: ""
    property string label: ""
    property list<string> body: []
    property string foot: ""
    property list<var> lines: []
    readonly property bool table: kind === "queues" || kind === "closed"
    readonly property var icons: ({
            "stale": "unplug",
            "closed": "moon",
            "break": "coffee",
            "notice": "megaphone"
        })
    readonly property var titleSizes: ({
            "stale": 136,
            "closed": 120,
            "break": 128,
            "notice": 112,
            "queues": 80,
            "starting": 96
        })
    readonly property real titleSize: (titleSizes[kind] ?? 96) * (portrait ? 0.86 : 1)

    function take(card: PageCard): void {
        page.kind = card.kind;
        page.title = card.title;
        page.label = card.label;
        page.body = card.body;
        page.foot = card.foot;
        page.lines = card.names.map((name, i) => ({
                    mark: card.marks[i],
                    name: name,
                    value: card.values[i],
                    more: card.more[i]
                }));
    }

    Row {
        id: head

        visible: page.label !== ""
        y: page.kind === "stale" || page.kind === "break" ? 150 : page.portrait ? 88 : 72
        spacing: 26

        Icon {
            visible: name !== ""
            name: page.icons[page.kind] ?? ""
            size: 56
            color: page.kind === "closed" ? Theme.nila : Theme.soga
            anchors.verticalCenter: parent.verticalCenter
        }

        Label {
            objectName: "pageLabel"
            text: page.label
            size: page.kind === "stale" ? 48 : 44
            weight: Font.DemiBold
            color: page.kind === "closed" ? Theme.nila : Theme.soga
        }
    }

    Label {
        id: title

        objectName: "pageTitle"
        y: page.kind === "starting" ? (page.height - height) / 2 : head.visible ? head.y + head.height + (page.kind === "notice" ? 24 : 36) : page.portrait ? 88 : page.kind === "queues" ? 44 : 64
        width: page.kind === "stale" ? Math.min(parent.width, 7.2 * size) : parent.width
        text: page.title
        size: page.kind === "notice" && page.title.length > 60 ? Math.max(56, page.titleSize * (page.title.length > 110 ? 0.6 : 0.8)) : page.titleSize
        weight: Font.Bold
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        leading: 1.06
    }

    Column {
        id: paragraphs

        y: title.y + title.height + (page.kind === "text" ? 34 : 44)
        width: parent.width
        spacing: 24

        Repeater {
            model: page.body

            Label {
                required property string modelData

                objectName: "pageBody"
                width: paragraphs.width
                text: modelData
                size: page.kind === "text" ? (page.portrait ? 46 : 42) : page.kind === "notice" ? 48 : 52
                wrapMode: Text.Wrap
                elide: Text.ElideNone
                leading: page.kind === "text" ? 1.42 : 1.3
                color: page.kind === "text" || page.kind === "notice" ? Theme.ink : Theme.ink2
            }
        }
    }

    TableRows {
        visible: page.table
        lines: page.lines
        dense: page.kind === "closed"
        y: page.kind === "closed" ? title.y + title.height + 56 : title.y + title.height + 20
        width: parent.width
        height: parent.height - y - 24
    }

    Label {
        objectName: "pageFoot"
        visible: (page.kind === "text" || page.kind === "starting") && text !== ""
        width: parent.width
        wrapMode: Text.Wrap
        elide: Text.ElideNone
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 56
        text: page.foot
        size: 40
        color: Theme.ink2
    }
}
