pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// No numbers now: when there will be, the week's hours, and the same in the other language.
Item {
    id: page

    required property KioskScreen screen
    required property bool wide
    readonly property bool large: screen.large
    readonly property real side: wide ? width * 0.5 : width
    readonly property bool tight: !wide && height < 1250 // the row of keys below begins early

    Column {
        id: said

        y: page.wide ? 40 : Math.max(20, Math.min(150, page.height - 1050))
        width: page.wide ? page.side - 48 : page.width
        spacing: page.wide ? 16 : 24

        Row {
            width: parent.width
            spacing: 24

            Icon {
                id: sign

                name: page.screen.icon
                size: 48
            }

            Label {
                width: parent.width - sign.width - 24
                text: page.screen.sub
                size: page.large ? 44 : 40
                color: Theme.ink2
                wrapMode: Text.Wrap
            }
        }

        BalancedLabel {
            width: fit(parent.width)
            text: page.screen.heading
            size: page.wide ? 96 : 132
            weight: Font.Bold
            maximumLineCount: 3
            leading: 1.05
        }

        Label {
            width: parent.width
            text: page.screen.whyNot
            size: page.large ? 44 : 40
            color: Theme.ink2
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            text: qsTrId("kiosk.closed.thanks")
            size: page.large ? 44 : 40
            color: Theme.ink2
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            text: page.screen.other
            size: page.large ? 41 : 32
            wrapMode: Text.Wrap
        }
    }

    Rectangle {
        x: page.wide ? page.side : 0
        y: page.wide ? 40 : page.tight ? said.y + said.height + 24 : Math.max(said.y + said.height + 56, 724)
        width: page.width - x
        height: table.height + 16
        radius: 20
        color: Theme.surface
        border.width: 2
        border.color: Theme.line

        Column {
            id: table

            x: 42
            y: 8
            width: parent.width - 84

            Repeater {
                id: repeater

                model: page.screen.hours

                Item {
                    id: line

                    required property int index
                    required property var modelData

                    width: table.width
                    height: page.wide || page.tight ? 96 : 104

                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        width: page.wide ? 290 : 378
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 28
                        text: line.modelData.title
                        size: page.large ? 44 : page.wide ? 32 : 38
                        weight: Font.DemiBold
                    }

                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        x: page.wide ? 300 : 392
                        width: parent.width - x
                        text: line.modelData.value
                        size: page.large ? 41 : page.wide ? 32 : 38
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 28
                        figures: true
                    }

                    Rectangle {
                        visible: line.index < repeater.count - 1
                        anchors.bottom: parent.bottom
                        width: parent.width
                        height: 2
                        color: Theme.line
                    }
                }
            }
        }
    }
}
