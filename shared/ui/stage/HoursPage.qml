import QtQuick
import shared.ui
import shared.ui.stage.card

// The week with today marked, and in a quiet box the next day on which it is otherwise.
Item {
    id: page

    required property PageCard card
    required property bool portrait
    readonly property bool closure: (page.card?.body.length ?? 0) > 1

    PageHead {
        id: head

        y: page.portrait ? 88 : 56
        width: parent.width
        title: page.card?.title ?? ""
        titleSize: page.portrait ? 82 : 96
    }

    TableRows {
        id: table

        y: head.y + head.height + 30
        width: parent.width
        height: lines.length * rowHeight
        lines: page.card?.lines ?? []
        dense: true
        tall: page.portrait ? 96 : (page.card?.lines.length ?? 0) > 4 ? 66 : 84
    }

    Label {
        objectName: "pageFoot"
        visible: text !== ""
        y: table.y + table.height + 22
        width: parent.width
        text: page.card?.foot ?? ""
        size: 40
        wrapMode: Text.Wrap
        color: Theme.ink2
    }

    Rectangle {
        visible: page.closure
        y: parent.height - height - 48
        width: parent.width
        height: Math.max(page.portrait ? 244 : 196, told.height + 24)
        color: Theme.sogaSoft

        Icon {
            id: sign

            x: 36
            anchors.verticalCenter: parent.verticalCenter
            name: "calendar-off"
            size: 84
            color: Theme.soga
        }

        Column {
            id: told

            anchors.left: sign.right
            anchors.leftMargin: 36
            anchors.right: parent.right
            anchors.rightMargin: 36
            anchors.verticalCenter: parent.verticalCenter

            Label {
                objectName: "pageLabel"
                text: page.card?.label ?? ""
                size: 40
                weight: Font.DemiBold
                color: Theme.soga
            }

            Label {
                objectName: "pageBody"
                width: parent.width
                text: page.card?.body[0] ?? ""
                size: 48
                weight: Font.Bold
                wrapMode: Text.Wrap
                maximumLineCount: 2
            }

            Label {
                objectName: "pageBody"
                width: parent.width
                text: page.card?.body[1] ?? ""
                size: 40
                wrapMode: Text.Wrap
                maximumLineCount: 2
                leading: 1.15
            }
        }
    }
}
