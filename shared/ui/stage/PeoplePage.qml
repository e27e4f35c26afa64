pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import shared.ui.stage.card

// Who is helped first: four groups with their signs, and how to ask for it.
Item {
    id: page

    required property PageCard card
    required property bool portrait
    readonly property list<var> groups: card?.lines ?? []

    PageHead {
        id: head

        y: page.portrait ? 88 : 52
        width: parent.width
        title: page.card?.title ?? ""
        titleSize: page.portrait ? 88 : 96
    }

    Grid {
        id: grid

        readonly property real room: foot.y - y - 24

        y: head.y + head.height + 28
        width: parent.width
        columns: page.portrait ? 1 : 2
        columnSpacing: 24
        rowSpacing: 20

        Repeater {
            model: page.groups

            Rectangle {
                id: group

                required property var modelData

                width: page.portrait ? grid.width : (grid.width - 24) / 2
                height: page.portrait ? Math.min(150, grid.room / 4 - 20) : Math.min(210, grid.room / 2 - 20)
                color: Theme.sogaSoft

                Icon {
                    id: sign

                    x: 28
                    anchors.verticalCenter: parent.verticalCenter
                    name: group.modelData.icon
                    size: 96
                    color: Theme.soga
                }

                Column {
                    anchors.left: sign.right
                    anchors.leftMargin: 28
                    anchors.right: parent.right
                    anchors.rightMargin: 20
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 2

                    Label {
                        objectName: "lineName"
                        width: parent.width
                        text: group.modelData.name
                        size: 44
                        weight: Font.Bold
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        leading: 1.08
                    }

                    Label {
                        objectName: "lineValue"
                        width: parent.width
                        text: group.modelData.value
                        size: 40
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        leading: 1.1
                    }
                }
            }
        }
    }

    Label {
        id: foot

        objectName: "pageFoot"
        width: parent.width
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 44
        text: page.card?.foot ?? ""
        size: 44
        wrapMode: Text.Wrap
        leading: 1.25
    }
}
