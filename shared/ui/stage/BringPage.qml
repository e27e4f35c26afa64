pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import shared.ui.stage.card

// What to bring for a service: a list to tick off.
Item {
    id: page

    required property PageCard card
    required property bool portrait
    readonly property list<var> items: card?.lines ?? []

    PageHead {
        id: head

        y: page.portrait ? 72 : 44
        width: parent.width
        icon: "list"
        mark: page.card?.mark ?? ""
        tint: Theme.nila
        label: page.card?.label ?? ""
        title: page.card?.title ?? ""
        titleSize: 80
        titleLines: 2
    }

    Label {
        objectName: "pageBody"
        visible: text !== ""
        y: head.y + head.height + 40
        width: parent.width
        text: page.card?.body[0] ?? ""
        size: 52
        wrapMode: Text.Wrap
        color: Theme.ink2
    }

    Column {
        id: list

        readonly property real room: parent.height - y - 28
        readonly property real row: Math.min(page.portrait ? 104 : 88, room / Math.max(1, page.items.length))

        y: head.y + head.height + 24
        width: parent.width

        Repeater {
            model: page.items

            Item {
                id: item

                required property var modelData
                required property int index

                width: list.width
                height: list.row

                Rectangle {
                    visible: item.index > 0
                    width: parent.width
                    height: 2
                    color: Theme.line
                }

                Rectangle {
                    id: box

                    width: 36
                    height: 36
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.surface
                    border.width: 3
                    border.color: Theme.edge
                }

                Label {
                    objectName: "lineName"
                    anchors.left: box.right
                    anchors.leftMargin: 28
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: item.modelData.name
                    size: page.items.length > 6 || implicitWidth > width ? 40 : 44
                    wrapMode: page.portrait ? Text.Wrap : Text.NoWrap
                    maximumLineCount: 2
                    leading: 1.12
                }
            }
        }
    }
}
