import QtQuick
import shared.ui
import display.screen

// Where to go: "Loket 1", "Meja 1", or "Ruang" over a room's name; an arrow on the side where it lies.
Item {
    id: strip

    required property CallCard card
    required property bool portrait
    required property real edge
    property real unit: 1 // of all its sizes
    property bool middle: false // its words stand in the middle of its height
    readonly property string shape: card?.shape ?? "figure"
    readonly property string arrow: card?.arrow ?? "none"
    readonly property real base: middle ? (height + 0.727 * tallest) / 2 : height - (portrait ? 36 : 39)
    readonly property real tallest: (shape === "figure" ? 288 : shape === "whole" ? 184 : 250) * unit
    readonly property real arrowSize: (portrait ? 180 : 208) * unit
    readonly property real begins: arrow === "left" ? edge - 20 + arrowSize + 12 : edge
    readonly property real margin: arrow === "none" || arrow === "left" ? edge : edge + arrowSize

    function glow(): void {
        pulse.restart();
    }

    function rest(): void {
        pulse.stop();
        ground.opacity = 1;
    }

    Rectangle {
        id: ground

        objectName: "ground"
        anchors.fill: parent
        color: Theme.kunyit
    }

    SequentialAnimation {
        id: pulse

        loops: 4

        NumberAnimation {
            target: ground
            property: "opacity"
            from: 1
            to: 0.55
            duration: 1000
            easing.type: Easing.InOutSine
        }

        NumberAnimation {
            target: ground
            property: "opacity"
            to: 1
            duration: 1000
            easing.type: Easing.InOutSine
        }
    }

    Label {
        id: word

        objectName: "word"
        visible: strip.shape !== "whole"
        x: strip.begins
        y: (strip.shape === "named" ? strip.base - 132 * strip.unit : strip.base) - baselineOffset
        text: strip.card?.word ?? ""
        size: (strip.shape === "named" ? 96 : strip.portrait ? 168 : 184) * strip.unit
        weight: Font.DemiBold
        leading: 1.21
        color: Theme.inkOnKunyit
    }

    Label {
        objectName: "place"
        x: strip.shape === "figure" ? word.x + word.width + 44 * strip.unit : strip.begins
        y: (strip.shape === "named" ? strip.base + 6 : strip.base) - baselineOffset
        width: strip.width - x - strip.margin
        text: strip.card?.place ?? ""
        size: (strip.shape === "figure" ? (strip.portrait ? 264 : 288) : strip.shape === "whole" ? (strip.portrait ? 168 : 184) : 112) * strip.unit
        fontSizeMode: strip.shape === "figure" ? Text.FixedSize : Text.HorizontalFit
        minimumPixelSize: 56
        weight: strip.shape === "whole" ? Font.DemiBold : Font.Bold
        figures: strip.shape === "figure"
        leading: 1.21
        color: Theme.inkOnKunyit
    }

    Icon {
        visible: strip.arrow !== "none"
        name: strip.arrow === "left" ? "arrow-left" : strip.arrow === "ahead" ? "arrow-up" : "arrow-right"
        size: strip.arrowSize
        color: Theme.inkOnKunyit
        x: strip.arrow === "left" ? strip.edge - 36 : strip.width - strip.edge + 9 - width
        anchors.verticalCenter: parent.verticalCenter
    }
}
