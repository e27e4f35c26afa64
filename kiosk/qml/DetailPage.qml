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
    readonly property real side: wide ? (width - 48) * 0.58 : width

    Column {
        id: top

        y: page.wide ? 0 : 12
        width: page.side
        spacing: 0

        Label {
            width: parent.width
            text: page.screen.heading
            size: page.large ? 80 : page.wide ? 60 : 72
            weight: Font.Bold
            wrapMode: Text.Wrap
            maximumLineCount: 3
        }

        Label {
            width: parent.width
            visible: text !== "" && !page.large
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

        Rectangle {
            width: parent.width
            height: facts.height + 48
            radius: 20
            color: Theme.surface
            border.width: 2
            border.color: Theme.line

            Row {
                id: facts

                x: 2
                y: 24
                width: parent.width - 4

                Repeater {
                    id: repeater

                    model: page.large ? page.screen.facts.slice(0, 1) : page.screen.facts

                    Item {
                        id: fact

                        required property int index
                        required property var modelData

                        width: facts.width / Math.max(1, repeater.count)
                        height: cell.height

                        Rectangle {
                            visible: fact.index > 0
                            y: -24
                            width: 2
                            height: facts.height + 48
                            color: Theme.line
                        }

                        Column {
                            id: cell

                            x: 28
                            width: parent.width - 36
                            spacing: 2

                            Row {
                                spacing: 14

                                Icon {
                                    name: fact.modelData.icon
                                    size: page.large ? 48 : 36
                                    anchors.verticalCenter: parent.verticalCenter
                                }

                                Label {
                                    text: fact.modelData.title
                                    size: page.large ? 42 : 28
                                    color: Theme.ink2
                                }
                            }

                            Label {
                                width: parent.width
                                text: fact.modelData.value
                                size: page.large ? 60 : text.length > 16 ? 32 : text.length > 12 ? 36 : 40
                                weight: Font.Bold
                                wrapMode: Text.Wrap
                                maximumLineCount: 3
                                leading: 1.15
                            }

                            Label {
                                width: parent.width
                                visible: text !== ""
                                text: fact.modelData.note
                                size: page.large ? 42 : 28
                                color: Theme.ink2
                                wrapMode: Text.Wrap
                                maximumLineCount: 2
                            }
                        }
                    }
                }
            }
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
                size: 34
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 28
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
    }
}
