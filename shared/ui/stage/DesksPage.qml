pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import shared.ui.stage.card

// Which desk does what, and whether it is open: by sign, word and ground, never by hue alone.
Item {
    id: page

    required property PageCard card
    required property bool portrait
    readonly property list<var> desks: card?.lines ?? []

    PageHead {
        id: head

        y: page.portrait ? 72 : 44
        width: parent.width
        title: page.card?.title ?? ""
        titleSize: page.portrait ? 82 : 80
    }

    Column {
        id: table

        readonly property real row: Math.min(page.portrait ? 150 : 124, (parent.height - y - 28) / Math.max(1, page.desks.length))

        y: head.y + head.height + 20
        width: parent.width

        Repeater {
            model: page.desks

            Item {
                id: desk

                required property var modelData
                required property int index
                readonly property bool open: modelData.tone === "open"
                readonly property bool shut: modelData.tone === "closed"

                width: table.width
                height: table.row

                Rectangle {
                    visible: desk.index > 0
                    width: parent.width
                    height: 2
                    color: Theme.line
                }

                Rectangle {
                    id: tile

                    readonly property real side: Math.min(88, table.row - 12)

                    width: side
                    height: side
                    anchors.verticalCenter: parent.verticalCenter
                    color: desk.open ? Theme.nila : Theme.mori
                    border.width: desk.open ? 0 : 3
                    border.color: Theme.edge

                    Label {
                        anchors.centerIn: parent
                        text: desk.modelData.mark
                        size: 52
                        weight: Font.Bold
                        figures: true
                        color: desk.open ? Theme.inkOnNila : Theme.ink2
                    }
                }

                Label {
                    objectName: "lineName"
                    anchors.left: tile.right
                    anchors.leftMargin: 28
                    anchors.right: state.left
                    anchors.rightMargin: 24
                    anchors.verticalCenter: parent.verticalCenter
                    text: desk.modelData.name
                    size: 44
                    weight: Font.DemiBold
                    wrapMode: table.row >= 104 ? Text.Wrap : Text.NoWrap
                    maximumLineCount: 2
                    leading: 1.1
                    color: desk.shut ? Theme.ink2 : Theme.ink
                }

                Rectangle {
                    id: state

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: 236
                    height: Math.min(76, table.row - 12)
                    color: desk.open ? Theme.daunSoft : desk.shut ? Theme.mori : Theme.sogaSoft
                    border.width: desk.open ? 0 : desk.shut ? 0 : 3
                    border.color: Theme.soga

                    Icon {
                        id: sign

                        x: 22
                        anchors.verticalCenter: parent.verticalCenter
                        name: desk.modelData.icon
                        size: 48
                        color: desk.open ? Theme.daun : desk.shut ? Theme.ink2 : Theme.soga
                    }

                    Label {
                        objectName: "lineValue"
                        anchors.left: sign.right
                        anchors.leftMargin: 16
                        anchors.verticalCenter: parent.verticalCenter
                        text: desk.modelData.value
                        size: 40
                        weight: desk.open ? Font.Bold : Font.Normal
                    }
                }
            }
        }
    }
}
