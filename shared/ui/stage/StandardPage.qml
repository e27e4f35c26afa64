pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import shared.ui.stage.card

// The standard of a service: time at the desk, processing, cost, result; below them the legal basis.
Item {
    id: page

    required property PageCard card
    required property bool portrait
    readonly property list<var> facts: card?.lines ?? []

    PageHead {
        id: head

        y: page.portrait ? 72 : 44
        width: parent.width
        icon: "file-text"
        mark: page.card?.mark ?? ""
        tint: Theme.nila
        label: page.card?.label ?? ""
        title: page.card?.title ?? ""
        titleSize: 80
        titleLines: 2
    }

    Column {
        id: table

        readonly property real room: foot.y - y - 20

        y: head.y + head.height + 26
        width: parent.width

        Repeater {
            model: page.facts

            Item {
                id: fact

                required property var modelData

                width: table.width
                height: Math.min(page.portrait ? 150 : 112, table.room / Math.max(1, page.facts.length))

                Rectangle {
                    width: parent.width
                    height: 2
                    color: Theme.line
                }

                Icon {
                    id: sign

                    anchors.verticalCenter: parent.verticalCenter
                    name: fact.modelData.icon
                    size: 56
                    color: Theme.nila
                }

                Label {
                    id: name

                    objectName: "lineName"
                    anchors.left: sign.right
                    anchors.leftMargin: 28
                    anchors.verticalCenter: parent.verticalCenter
                    width: page.portrait ? 260 : 290
                    text: fact.modelData.name
                    size: 40
                    color: Theme.ink2
                }

                Label {
                    objectName: "lineValue"
                    anchors.left: name.right
                    anchors.leftMargin: 20
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: fact.modelData.value
                    size: 48
                    weight: Font.DemiBold
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    leading: 1.1
                }
            }
        }
    }

    Label {
        id: foot

        objectName: "pageFoot"
        visible: text !== ""
        width: parent.width
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 40
        text: page.card?.foot ?? ""
        size: 40
        wrapMode: Text.Wrap
        maximumLineCount: 4
        color: Theme.ink2
    }
}
