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
    readonly property real figure: (portrait ? 264 : 288) * unit
    readonly property real wordSize: (shape === "named" ? 96 : portrait ? 168 : 184) * unit
    readonly property real wordRoom: shape === "figure" ? width - begins - margin - 60 * unit - placeWide.advanceWidth : width - begins - edge
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

    TextMetrics {
        id: wordWide

        text: word.text
        font.family: "Inter"
        font.pixelSize: Math.round(strip.wordSize)
        font.weight: Font.DemiBold
        font.letterSpacing: (strip.wordSize >= 100 ? -0.03 : -0.02) * strip.wordSize
    }

    TextMetrics {
        id: placeWide

        text: strip.card?.place ?? ""
        font.family: "Inter"
        font.pixelSize: Math.round(strip.figure)
        font.weight: Font.Bold
        font.letterSpacing: -0.03 * strip.figure
        font.features: ({
                "tnum": 1
            })
    }

    Label {
        id: word

        objectName: "word"
        visible: strip.shape !== "whole"
        x: strip.begins
        y: (strip.shape === "named" ? strip.base - 132 * strip.unit : strip.base) - baselineOffset
        text: strip.card?.word ?? ""
        size: strip.wordSize * Math.min(1, strip.wordRoom / Math.max(1, wordWide.advanceWidth)) // the figure keeps its size
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
        size: strip.shape === "figure" ? strip.figure : strip.shape === "whole" ? strip.wordSize : 112 * strip.unit
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
