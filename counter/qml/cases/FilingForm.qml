pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import counter.qml.notices
import counter.screen
import shared.ui

// The form: what the visitor wants, in their own words, about which service, and a contact if they like.
Item {
    id: form

    required property FilingScreen screen

    Component.onCompleted: words.begin()

    Label {
        id: title

        y: 14
        width: parent.width
        text: qsTrId("filing.window")
        size: 22
        weight: Font.Bold
    }

    Flickable {
        id: scroll

        objectName: "form"
        anchors.fill: parent
        anchors.topMargin: 54
        anchors.bottomMargin: foot.height + 28
        anchors.leftMargin: -4
        anchors.rightMargin: -4
        contentHeight: body.height + 8
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        function follow(item: Item, top: real, height: real): void {
            const from = item.mapToItem(scroll.contentItem, 0, top).y - 26;
            const to = from + height + 52;
            if (from < contentY)
                contentY = Math.max(0, from);
            else if (to > contentY + scroll.height)
                contentY = Math.max(0, Math.min(contentHeight - scroll.height, to - scroll.height));
        }

        Column {
            id: body

            x: 4
            y: 4
            width: scroll.width - 8
            spacing: 14
            enabled: !form.screen.locked

            Chips {
                name: "kind"
                width: parent.width
                label: qsTrId("filing.kind")
                choices: form.screen.kinds
                onPicked: key => form.screen.kind(key)
            }

            Banner {
                objectName: "private"
                width: parent.width
                visible: form.screen.private !== ""
                text: form.screen.private
                lines: 8
                icon: "lock"
            }

            LongField {
                id: words

                width: parent.width
                least: 150
                label: qsTrId("filing.text")
                blank: form.screen.text
                onTyped: text => form.screen.type(blank.name, text)
                onWriting: (top, height) => scroll.follow(this, top, height)
            }

            Item {
                width: parent.width
                height: 64

                Label {
                    text: qsTrId("filing.service")
                    size: 13
                    weight: Font.DemiBold
                }

                FilingButton {
                    y: 20
                    width: parent.width
                    screen: form.screen
                    deed: form.screen.serviceKey
                    text: form.screen.service
                    icon: "chevron-down"
                }
            }

            LongField {
                width: parent.width
                visible: form.screen.private === ""
                least: 44
                label: qsTrId("filing.contact")
                note: qsTrId("filing.contact_use")
                blank: form.screen.contact
                onTyped: text => form.screen.type(blank.name, text)
                onWriting: (top, height) => scroll.follow(this, top, height)
            }

            Chips {
                name: "language"
                width: parent.width
                label: qsTrId("filing.language")
                choices: form.screen.languages
                onPicked: key => form.screen.speak(key)
            }
        }
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: 16
        width: parent.width
        spacing: 8

        Banner {
            objectName: "refused"
            width: parent.width
            visible: form.screen.refused !== "" || form.screen.line !== ""
            text: form.screen.refused !== "" ? form.screen.refused : form.screen.line
            lines: 4
            grave: true
        }

        FilingButton {
            width: parent.width
            height: 56
            screen: form.screen
            deed: form.screen.sendKey
            icon: "send"
            main: true
        }
    }

    Connections {
        function onActiveFocusItemChanged(): void {
            const item = form.Window.activeFocusItem;
            if (item && form.within(item) && item.height < scroll.height * 0.6)
                scroll.follow(item, 0, item.height);
        }

        target: form.Window.window
    }

    function within(item: Item): bool {
        for (let each = item; each; each = each.parent)
            if (each === scroll.contentItem)
                return true;
        return false;
    }
}
