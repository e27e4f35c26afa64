import QtQuick

// The one text: plain, Inter, spaced by size. `size` is the pixel size; `figures` sets tabular figures.
Text {
    id: label

    property real size: 32
    property int weight: Font.Normal
    property bool figures: false
    property real leading: size >= 60 ? 1.08 : 1.25

    textFormat: Text.PlainText
    color: Theme.ink
    lineHeight: leading / 1.21 // Inter's own line is 1.21 em
    elide: Text.ElideRight
    font {
        family: "Inter"
        pixelSize: Math.round(label.size)
        weight: label.weight
        letterSpacing: label.size >= 100 ? -0.03 * label.size : label.size >= 36 ? -0.02 * label.size : 0
        features: label.figures ? ({
                "tnum": 1
            }) : ({})
    }
}
