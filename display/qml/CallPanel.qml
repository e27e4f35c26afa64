import QtQuick
import shared.ui
import display.screen

// One call: the number alone and huge, below it in yellow the place to go to.
Rising {
    id: panel

    required property bool portrait
    required property real numberSize
    readonly property real edge: portrait ? 48 : 64
    readonly property real stripHeight: portrait ? 268 : 288

    onGlows: strip.glow()
    onRests: strip.rest()

    Label {
        id: label

        objectName: "label"
        x: panel.edge
        y: 44
        text: panel.card?.label ?? ""
        size: panel.portrait ? 52 : 56
        color: Theme.ink2OnDeep
    }

    ServiceName {
        objectName: "service"
        anchors.right: parent.right
        anchors.rightMargin: panel.edge
        y: label.y
        room: panel.width - 2 * panel.edge - label.width - 60
        name: panel.card?.service ?? ""
        shortName: panel.card?.serviceShort ?? ""
        size: label.size
        weight: Font.DemiBold
        color: Theme.inkOnDeep
    }

    CalledNumber {
        x: panel.edge - 4
        width: panel.width - 2 * x
        full: panel.numberSize
        capTop: 168 + (panel.height - panel.stripHeight - (panel.portrait ? 532 : 568)) / 2
        text: panel.card?.number ?? ""
    }

    Strip {
        id: strip

        objectName: "strip"
        card: panel.card
        portrait: panel.portrait
        edge: panel.edge
        y: parent.height - height
        width: parent.width
        height: panel.stripHeight
    }
}
