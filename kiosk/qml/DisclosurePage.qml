pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// Before a disclosure is written: what is not kept of whoever writes it.
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

        Row {
            spacing: 28

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: page.screen.icon
                size: page.wide ? 56 : 72
            }

            Label {
                text: page.screen.heading
                size: page.wide ? 60 : page.large ? 80 : 72
                weight: Font.Bold
            }
        }

        Label {
            width: parent.width
            text: page.screen.sub
            size: page.large ? 46 : 38
            color: Theme.ink2
        }
    }

    Column {
        y: said.y + said.height + (page.wide ? 24 : 48)
        width: parent.width
        spacing: page.wide ? 20 : page.large ? 32 : 40

        Repeater {
            model: page.screen.items

            Item {
                id: line

                required property var modelData

                width: page.width
                height: Math.max(disc.height, words.height)

                Rectangle {
                    id: disc

                    y: 2
                    width: 52
                    height: 52
                    radius: 26
                    color: Theme.nilaSoft
                    border.width: Theme.highContrast ? 2 : 0
                    border.color: Theme.nila

                    Icon {
                        anchors.centerIn: parent
                        name: "check"
                        size: 32
                    }
                }

                Label {
                    id: words

                    anchors.left: disc.right
                    anchors.leftMargin: 28
                    anchors.right: parent.right
                    text: line.modelData.title
                    size: page.large ? 46 : page.wide ? 36 : 40
                    wrapMode: Text.Wrap
                }
            }
        }
    }

    Ways {
        y: parent.height - height
        width: parent.width
        rows: page.screen.form.ways
        large: page.large
        columns: page.wide
    }
}
