import QtQuick
import shared.ui
import display.screen

// One call: the number alone and huge, below it in yellow the place to go to.
Rectangle {
    id: panel

    required property bool portrait
    required property real numberSize
    property CallCard card: null
    readonly property real edge: portrait ? 48 : 64
    readonly property real stripHeight: portrait ? 268 : 288
    readonly property real capTop: 168 + (height - stripHeight - (portrait ? 532 : 568)) / 2

    signal settled(call: int)
    signal arrived

    // Comes up from below; `still`: is there at once.
    function enter(next: CallCard, still: bool): void {
        down.stop();
        up.stop();
        strip.rest();
        card = next;
        visible = true;
        y = still ? 0 : height;
        if (still)
            arrive(false);
        else
            up.start();
    }

    function arrive(glowing: bool): void {
        arrived();
        settled(card.call);
        if (glowing)
            strip.glow();
    }

    function leave(): void {
        up.stop();
        strip.rest();
        if (Theme.motion)
            down.start();
        else
            visible = false;
    }

    visible: false
    color: Theme.nilaDeep

    NumberAnimation {
        id: up

        target: panel
        property: "y"
        to: 0
        duration: 320
        easing.type: Easing.OutCubic
        onFinished: panel.arrive(true)
    }

    NumberAnimation {
        id: down

        target: panel
        property: "y"
        to: panel.height
        duration: 240
        easing.type: Easing.InCubic
        onFinished: panel.visible = false
    }

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

    Label {
        id: number

        objectName: "number"
        x: panel.edge - 4
        y: panel.capTop + 0.727 * (panel.numberSize + font.pixelSize) / 2 - baselineOffset
        width: panel.width - 2 * x
        text: panel.card?.number ?? ""
        size: panel.numberSize * Math.min(1, width / Math.max(1, full.advanceWidth))
        weight: Font.Bold
        figures: true
        leading: 1.21
        elide: Text.ElideNone
        color: Theme.inkOnDeep
    }

    TextMetrics {
        id: full

        text: number.text
        font.family: "Inter"
        font.pixelSize: panel.numberSize
        font.weight: Font.Bold
        font.letterSpacing: -0.03 * panel.numberSize
        font.features: ({
                "tnum": 1
            })
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
