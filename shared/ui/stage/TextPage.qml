pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import shared.ui.stage.card

// A heading, paragraphs, and who signs them: the maklumat.
Item {
    id: page

    required property PageCard card
    required property bool portrait

    PageHead {
        id: head

        y: page.portrait ? 88 : 64
        width: parent.width
        title: page.card?.title ?? ""
        titleSize: page.portrait ? 82 : 96
    }

    Column {
        id: paragraphs

        y: head.y + head.height + 34
        width: parent.width
        spacing: 24

        Repeater {
            model: page.card?.body ?? []

            Label {
                required property string modelData

                objectName: "pageBody"
                width: paragraphs.width
                text: modelData
                size: page.portrait ? 46 : 42
                wrapMode: Text.Wrap
                elide: Text.ElideNone
                leading: 1.42
            }
        }
    }

    Label {
        objectName: "pageFoot"
        visible: text !== ""
        width: parent.width
        wrapMode: Text.Wrap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 56
        text: page.card?.foot ?? ""
        size: 40
        color: Theme.ink2
    }
}
