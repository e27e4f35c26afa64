import QtQuick
import kiosk.screen
import shared.ui

// One service before its number is taken: how long, that it is free, what to bring.
Item {
    id: page

    required property KioskScreen screen
    required property bool wide
    readonly property bool large: screen.large
    readonly property real body: large ? 42 : 32
    readonly property real side: wide ? (width - 48) * 0.45 : width

    Column {
        id: top

        y: page.wide ? 0 : 12
        width: page.side
        spacing: 0

        Label {
            width: parent.width
            text: page.screen.heading
            opacity: page.screen.helpTitle === "" ? 1 : 0 // the notice stands here
            size: page.wide ? (text.length > 48 ? 44 : 60) : text.length > 60 ? 56 : page.large ? 80 : 72
            weight: Font.Bold
            wrapMode: Text.Wrap
            maximumLineCount: 3
        }

        Label {
            width: parent.width
            visible: text !== "" && !page.large
            opacity: page.screen.helpTitle === "" ? 1 : 0
            text: page.screen.sub
            size: 32
            color: Theme.ink2
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }

        Item {
            width: 1
            height: page.wide ? 20 : 28
        }

        Facts {
            width: parent.width
            rows: page.large ? page.screen.facts.slice(0, 1) : page.screen.facts
            stacked: page.wide
            large: page.large
        }

        Item {
            width: 1
            height: 20
        }

        Rectangle {
            width: parent.width
            height: 96
            radius: 20
            color: Theme.daunSoft
            border.width: Theme.highContrast ? 2 : 0
            border.color: Theme.daun

            Icon {
                id: badge

                x: 28
                anchors.verticalCenter: parent.verticalCenter
                name: "badge-check"
                size: 52
                color: Theme.daun
            }

            Label {
                id: free

                anchors.left: badge.right
                anchors.leftMargin: 24
                anchors.verticalCenter: parent.verticalCenter
                text: qsTrId("kiosk.free")
                size: page.large ? 42 : 34
                weight: Font.Bold
            }

            Label {
                anchors.left: free.right
                anchors.leftMargin: 12
                anchors.right: parent.right
                anchors.rightMargin: 16
                anchors.verticalCenter: parent.verticalCenter
                text: page.large ? "" : qsTrId("kiosk.free_note")
                size: page.wide ? 28 : 34
                fontSizeMode: page.wide ? Text.FixedSize : Text.HorizontalFit
                minimumPixelSize: 28
                wrapMode: page.wide ? Text.Wrap : Text.NoWrap
                maximumLineCount: 2
            }
        }
    }

    ItemList {
        x: page.wide ? page.side + 48 : 0
        y: page.wide ? 0 : top.y + top.height + 40
        width: page.wide ? parent.width - x : parent.width
        height: parent.height - y
        items: page.screen.items
        size: page.body
        large: page.large
        dense: page.wide
    }
}
