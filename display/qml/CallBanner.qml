import QtQuick
import shared.ui
import display.screen

// A call over a screen of media: number and place side by side, as tall as the reading distance asks for.
Rising {
    id: banner

    required property real numberSize
    readonly property real caps: 0.727 * numberSize
    readonly property real edge: 64

    height: caps + 196
    onGlows: strip.glow()
    onRests: strip.rest()

    Label {
        id: label

        objectName: "label"
        x: banner.edge
        y: 32
        text: banner.card?.label ?? ""
        size: 48
        color: Theme.ink2OnDeep
    }

    ServiceName {
        objectName: "service"
        x: label.x + label.width + 28
        y: label.y
        room: strip.x - x - 28
        visible: name !== "" && room > 200
        name: banner.card?.service ?? ""
        shortName: banner.card?.serviceShort ?? ""
        size: label.size
        weight: Font.DemiBold
        color: Theme.inkOnDeep
    }

    CalledNumber {
        id: number

        x: banner.edge - 4
        width: Math.min(whole + 8, banner.width * 0.48)
        full: banner.numberSize
        capTop: 132
        text: banner.card?.number ?? ""
    }

    Strip {
        id: strip

        objectName: "strip"
        card: banner.card
        portrait: false
        edge: 56
        unit: Math.min(0.9, (width - 112) / 1180) // "Loket 12" and its arrow have room
        middle: true
        x: Math.max(banner.width * 0.46, number.x + number.width + 56)
        width: banner.width - x
        height: banner.height
    }
}
