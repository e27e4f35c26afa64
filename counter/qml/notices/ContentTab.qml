pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// What the announcement says: its kind, its texts in both languages, its file or its page.
Item {
    id: tab

    required property NoticesScreen screen
    readonly property string kind: screen.kind
    readonly property bool ticker: kind === "ticker"
    readonly property bool page: kind === "page"
    readonly property bool file: kind === "image" || kind === "video"
    readonly property bool wide: width >= 480

    implicitHeight: form.height + 8

    function begin(): void {
        if (tab.page)
            tab.forceActiveFocus();
        else
            titleId.input.forceActiveFocus(Qt.TabFocusReason);
    }

    component Words: WideField {
        id: words

        required property Blank blank

        width: tab.wide ? (form.width - 16) / 2 : form.width
        name: blank.name
        text: blank.text
        error: blank.error
        remaining: blank.left
        over: blank.over
        onTyped: text => tab.screen.type(words.blank.name, text)
    }

    Column {
        id: form

        width: parent.width
        spacing: 14

        Chips {
            width: parent.width
            name: "kind"
            slim: tab.width < 600
            choices: tab.screen.kinds
            onPicked: key => tab.screen.set("kind", key)
        }

        FileBox {
            width: parent.width
            visible: tab.file
            screen: tab.screen
        }

        Label {
            width: parent.width
            visible: tab.page
            text: qsTrId("notice.page_live")
            size: 14
            wrapMode: Text.Wrap
            color: Theme.ink2
        }

        Chips {
            width: parent.width
            visible: tab.page
            label: qsTrId("notice.pick_page")
            name: "page"
            choices: tab.screen.pages
            onPicked: key => tab.screen.set("page", key)
        }

        Grid {
            width: parent.width
            visible: !tab.page
            columns: tab.wide ? 2 : 1
            columnSpacing: 16
            rowSpacing: 14

            Words {
                id: titleId

                label: tab.ticker ? qsTrId("notice.ticker.id") : qsTrId("notice.title.id")
                blank: tab.screen.titleId
                room: tab.ticker ? 106 : 64
            }

            Words {
                label: tab.ticker ? qsTrId("notice.ticker.en") : qsTrId("notice.title.en")
                blank: tab.screen.titleEn
                room: titleId.room
            }

            Words {
                visible: !tab.ticker
                label: qsTrId("notice.body.id")
                blank: tab.screen.bodyId
                room: 126
            }

            Words {
                visible: !tab.ticker
                label: qsTrId("notice.body.en")
                blank: tab.screen.bodyEn
                room: 126
            }
        }
    }
}
