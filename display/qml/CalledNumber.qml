import QtQuick
import shared.ui

// The number, as large as was asked for; a longer one shrinks to its width. `capTop` is where its capitals begin.
Label {
    id: number

    required property real full
    required property real capTop
    readonly property real whole: metrics.advanceWidth // at full size

    objectName: "number"
    y: capTop + 0.727 * (full + font.pixelSize) / 2 - baselineOffset
    size: full * Math.min(1, width / Math.max(1, whole))
    weight: Font.Bold
    figures: true
    leading: 1.21
    elide: Text.ElideNone
    color: Theme.inkOnDeep

    TextMetrics {
        id: metrics

        text: number.text
        font.family: "Inter"
        font.pixelSize: number.full
        font.weight: Font.Bold
        font.letterSpacing: -0.03 * number.full
        font.features: ({
                "tnum": 1
            })
    }
}
