import QtQuick
import shared.ui
import shared.ui.stage.card

// A heading over rows: who waits where, or when a closed office opens again.
Item {
    id: page

    required property PageCard card
    required property bool portrait
    readonly property bool closed: card?.kind === "closed"

    PageHead {
        id: head

        y: page.portrait ? 88 : page.closed ? 72 : 44
        width: parent.width
        icon: "moon"
        tint: Theme.nila
        label: page.card?.label ?? ""
        title: page.card?.title ?? ""
        titleSize: (page.closed ? 120 : 80) * (page.portrait ? 0.86 : 1)
    }

    TableRows {
        lines: page.card?.lines ?? []
        dense: page.closed
        y: head.y + head.height + (page.closed ? 56 : 20)
        width: parent.width
        height: parent.height - y - 24
    }
}
