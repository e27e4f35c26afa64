pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import shared.ui.stage.card

// Where to turn to, each way with its sign; one of them as a code for the phone.
Item {
    id: page

    required property PageCard card
    required property bool portrait
    readonly property list<var> ways: card?.lines ?? []

    PageHead {
        id: head

        y: page.portrait ? 88 : 60
        width: parent.width
        title: page.card?.title ?? ""
        titleSize: page.portrait ? 82 : 96
    }

    Column {
        id: table

        y: head.y + head.height + 36
        width: page.portrait ? parent.width : parent.width - code.width - 48

        Repeater {
            model: page.ways

            Item {
                id: way

                required property var modelData

                width: table.width
                height: page.portrait ? 156 : 160

                Rectangle {
                    width: parent.width
                    height: 2
                    color: Theme.line
                }

                Icon {
                    id: sign

                    anchors.verticalCenter: parent.verticalCenter
                    name: way.modelData.icon
                    size: 72
                    color: Theme.nila
                }

                Column {
                    anchors.left: sign.right
                    anchors.leftMargin: 32
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        objectName: "lineName"
                        width: parent.width
                        text: way.modelData.name
                        size: 48
                        weight: Font.Bold
                    }

                    Label {
                        objectName: "lineValue"
                        width: parent.width
                        text: way.modelData.value
                        size: 40
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        leading: 1.15
                    }
                }
            }
        }
    }

    Qr {
        id: code

        x: parent.width - width
        y: page.portrait ? parent.height - height - 64 : table.y + 24
        width: 284
        height: 284
        text: page.card?.link ?? ""
    }

    Label {
        objectName: "pageFoot"
        anchors.left: parent.left
        anchors.right: page.portrait ? code.left : parent.right
        anchors.rightMargin: page.portrait ? 32 : 0
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 56
        text: page.card?.foot ?? ""
        size: 44
        wrapMode: Text.Wrap
        color: Theme.ink2
    }
}
