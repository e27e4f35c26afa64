import QtQuick
import shared.ui
import shared.ui.stage.card

// One promise, as large as it goes: everything here is free.
Item {
    id: page

    required property PageCard card
    required property bool portrait

    PageHead {
        id: head

        y: page.portrait ? 104 : 84
        width: parent.width
        icon: "badge-check"
        tint: Theme.daun
        label: page.card?.label ?? ""
        title: page.card?.title ?? ""
        titleSize: page.portrait ? 124 : 144
    }

    Label {
        objectName: "pageBody"
        y: head.y + head.height + 40
        width: parent.width
        text: page.card?.body[0] ?? ""
        size: 56
        wrapMode: Text.Wrap
        leading: 1.25
    }

    Label {
        objectName: "pageFoot"
        width: parent.width
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 56
        text: page.card?.foot ?? ""
        size: 40
        wrapMode: Text.Wrap
        color: Theme.ink2
    }
}
