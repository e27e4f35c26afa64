pragma ComponentBehavior: Bound

import QtQuick

// The mark where no logo is given: two warps over and under two wefts, on a grid of 72; or the agency's logo.
Item {
    id: mark

    property real size: 80
    property bool onDark: false
    property url logo: ""
    readonly property real u: size / 72
    readonly property color ground: onDark && !Theme.highContrast ? "#F8F4EB" : Theme.nila
    readonly property color warp: Theme.highContrast ? "#000000" : onDark ? Theme.nila : "#F8F4EB"
    readonly property color weft: Theme.highContrast ? "#000000" : onDark ? "#A4612A" : "#F7C255"

    width: size
    height: size

    Image {
        anchors.fill: parent
        visible: mark.logo.toString() !== ""
        source: mark.logo
        sourceSize.width: Math.ceil(mark.size * Theme.scale)
        fillMode: Image.PreserveAspectFit
        asynchronous: false
    }

    Rectangle {
        anchors.fill: parent
        visible: mark.logo.toString() === ""
        color: mark.ground
        radius: 14 * mark.u

        // Each bar is laid with a gap of ground around it; later bars lie over earlier ones.
        Repeater {
            model: [
                {
                    x: 12,
                    y: 21,
                    w: 48,
                    h: 10,
                    warp: false
                },
                {
                    x: 12,
                    y: 41,
                    w: 48,
                    h: 10,
                    warp: false
                },
                {
                    x: 21,
                    y: 12,
                    w: 10,
                    h: 48,
                    warp: true
                },
                {
                    x: 41,
                    y: 12,
                    w: 10,
                    h: 48,
                    warp: true
                },
                {
                    x: 15,
                    y: 41,
                    w: 22,
                    h: 10,
                    warp: false,
                    cross: true
                },
                {
                    x: 35,
                    y: 21,
                    w: 22,
                    h: 10,
                    warp: false,
                    cross: true
                }
            ]

            Item {
                id: bar

                required property var modelData
                readonly property bool cross: modelData.cross === true

                x: modelData.x * mark.u
                y: modelData.y * mark.u
                width: modelData.w * mark.u
                height: modelData.h * mark.u

                Rectangle {
                    x: bar.modelData.warp ? -2 * mark.u : 0
                    y: bar.modelData.warp ? 9 * mark.u : -2 * mark.u
                    width: bar.modelData.warp ? parent.width + 4 * mark.u : parent.width
                    height: bar.modelData.warp ? parent.height - 18 * mark.u : parent.height + 4 * mark.u
                    color: mark.ground
                    visible: bar.modelData.warp || bar.cross
                }

                Rectangle {
                    anchors.fill: parent
                    color: bar.modelData.warp ? mark.warp : mark.weft
                    radius: bar.cross ? 0 : 2 * mark.u
                }
            }
        }
    }
}
