pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// Printing, take your ticket, did it come out: one slip that does not move, and other words around it.
Item {
    id: page

    required property KioskScreen screen
    required property bool wide
    readonly property bool printing: screen.page === "printing"
    readonly property real textX: wide ? card.x + 816 * card.scale + 64 : 0
    readonly property real textWidth: width - textX

    Column {
        id: words

        x: page.textX
        y: page.wide ? 60 : 24
        width: page.textWidth
        opacity: page.screen.helpTitle === "" || page.wide ? 1 : 0 // the notice stands here
        spacing: 10

        BalancedLabel {
            x: page.wide ? 0 : (parent.width - width) / 2
            width: fit(parent.width)
            text: page.screen.heading
            size: page.wide ? 60 : text.length > 26 ? 64 : 76
            weight: Font.Bold
            horizontalAlignment: page.wide ? Text.AlignLeft : Text.AlignHCenter
        }

        BalancedLabel {
            x: page.wide ? 0 : (parent.width - width) / 2
            width: fit(parent.width)
            text: page.screen.sub
            size: page.screen.large ? 42 : 36
            color: Theme.ink2
            horizontalAlignment: page.wide ? Text.AlignLeft : Text.AlignHCenter
        }
    }

    SlipCard {
        id: card

        x: page.wide ? 0 : (page.width - 816) / 2
        y: page.wide ? 24 : page.height < 1200 ? words.y + words.height + 16 : Math.max(words.y + words.height + 32, 254)
        scale: page.wide ? Math.min(1, (page.height - 40) / implicitHeight) : 1
        transformOrigin: Item.TopLeft
        screen: page.screen
        slides: page.printing
    }

    Row {
        id: progress

        property int step: 1

        visible: page.printing
        x: page.wide ? page.textX : (page.width - width) / 2
        y: page.wide ? words.y + words.height + 48 : card.y + card.height + 100
        spacing: 16

        Repeater {
            model: 3

            Rectangle {
                required property int index

                width: page.wide ? Math.min(232, (page.textWidth - 32) / 3) : 232
                height: 16
                radius: 8
                color: index === progress.step % 3 ? Theme.nila : Theme.highContrast ? "#5A5A5A" : Theme.line
            }
        }

        Timer {
            running: page.printing && Theme.motion
            repeat: true
            interval: 500
            onTriggered: progress.step += 1
        }
    }

    Rectangle {
        id: way

        visible: page.screen.page === "take"
        x: page.wide ? page.textX : 72
        y: page.wide ? words.y + words.height + 48 : Math.min(1028, page.height - 220)
        width: page.wide ? page.textWidth : page.width - 144
        height: 128
        radius: 20
        color: Theme.kunyit

        Icon {
            id: arrow

            x: 40
            anchors.verticalCenter: parent.verticalCenter
            name: page.screen.slot === "right" ? "arrow-right" : page.screen.slot === "left" ? "arrow-left" : "arrow-down"
            size: 72
            color: Theme.inkOnKunyit
        }

        BalancedLabel {
            readonly property real room: parent.width - arrow.x - arrow.width - 16 - (page.wide ? 24 : 128)

            anchors.left: arrow.right
            anchors.leftMargin: 16 + (room - width) / 2
            width: fit(room)
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: Text.AlignHCenter
            text: page.screen.slot === "right" ? qsTrId("kiosk.slot.right") : page.screen.slot === "left" ? qsTrId("kiosk.slot.left") : qsTrId("kiosk.slot.below")
            size: page.screen.large ? 46 : 44
            weight: Font.Bold
            color: Theme.inkOnKunyit
            maximumLineCount: 2
            leading: 1.1
        }

        Icon {
            visible: !page.wide
            anchors.right: parent.right
            anchors.rightMargin: 40
            anchors.verticalCenter: parent.verticalCenter
            name: arrow.name
            size: 72
            color: Theme.inkOnKunyit
        }
    }

    BalancedLabel {
        visible: page.screen.page === "take"
        x: page.wide ? way.x : way.x + (way.width - width) / 2
        y: way.y + way.height + 32
        width: fit(way.width)
        horizontalAlignment: page.wide ? Text.AlignLeft : Text.AlignHCenter
        text: qsTrId("kiosk.missed")
        size: page.screen.large ? 42 : 34
    }
}
