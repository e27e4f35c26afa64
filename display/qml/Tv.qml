import QtQuick
import shared.ui
import display.screen

// The television. Drawn on a canvas of 1920 x 1080 (portrait 1080 x 1920) that is scaled to the screen; what another
// shape of screen has more goes to stage and list, never to the edges.
Window {
    id: window

    required property TvScreen tv
    readonly property bool portrait: height > width
    readonly property real factor: portrait ? Math.min(width / 1080, height / 1920) : Math.min(width / 1920, height / 1080)
    readonly property real goal: tv.goal * Math.hypot(width, height) / factor // least type size of a called number
    readonly property real numberPixels: board.numberSize * factor

    width: 1920
    height: 1080
    color: Theme.mori

    Binding {
        target: Theme
        property: "scale"
        value: window.factor
    }

    Board {
        id: board

        objectName: "board"
        tv: window.tv
        portrait: window.portrait
        goal: window.goal
        width: window.width / window.factor
        height: window.height / window.factor
        scale: window.factor
        transformOrigin: Item.TopLeft
    }
}
