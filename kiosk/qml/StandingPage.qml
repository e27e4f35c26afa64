pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// How a case stands, and what the office has answered; the newest answer first.
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

        Label {
            width: parent.width
            text: page.screen.sub
            size: page.large ? 46 : 38
            color: Theme.ink2
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            text: page.screen.heading
            size: page.wide ? 72 : 96
            weight: Font.Bold
        }

        Label {
            width: parent.width
            text: page.screen.other
            size: page.large ? 42 : 36
            wrapMode: Text.Wrap
        }
    }

    Flickable {
        id: flick

        y: said.y + said.height + (page.wide ? 24 : 48)
        width: parent.width
        height: ways.y - 24 - y
        contentHeight: answers.height
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: answers

            width: flick.width - (flick.interactive ? 28 : 0)
            spacing: 24

            Label {
                width: parent.width
                text: page.screen.items.length > 0 ? qsTrId("kiosk.status.answers") : qsTrId("kiosk.status.no_answer")
                size: page.screen.items.length > 0 ? 48 : page.large ? 42 : 36
                weight: page.screen.items.length > 0 ? Font.Bold : Font.Normal
                wrapMode: Text.Wrap
            }

            Repeater {
                model: page.screen.items

                Rectangle {
                    id: answer

                    required property var modelData

                    width: answers.width
                    height: words.height + 48
                    radius: 20
                    color: Theme.surface
                    border.width: 2
                    border.color: Theme.line

                    Column {
                        id: words

                        x: 32
                        y: 24
                        width: parent.width - 64
                        spacing: 8

                        Label {
                            width: parent.width
                            text: answer.modelData.value + " · " + answer.modelData.title
                            size: page.large ? 42 : 30
                            color: Theme.ink2
                            wrapMode: Text.Wrap
                        }

                        Label {
                            width: parent.width
                            text: answer.modelData.note
                            size: page.large ? 46 : 36
                            wrapMode: Text.Wrap
                        }
                    }
                }
            }
        }
    }

    Rectangle {
        anchors.right: parent.right
        visible: flick.interactive
        y: flick.y + flick.visibleArea.yPosition * flick.height
        width: 12
        height: flick.visibleArea.heightRatio * flick.height
        radius: 6
        color: Theme.edge
    }

    Ways {
        id: ways

        y: parent.height - height
        width: parent.width
        rows: page.screen.form.ways
        large: page.large
        columns: page.wide
    }
}
