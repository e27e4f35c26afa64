pragma ComponentBehavior: Bound

import QtQuick

// The woven stripe, once per surface. High contrast: one plain band.
Item {
    id: stripe

    property real unit: 3
    property bool mono: false // paper: black for all but mori
    readonly property real period: {
        let sum = 0;
        for (const thread of Theme.threads)
            sum += thread[1];
        return sum * unit;
    }

    height: 16
    clip: true

    Rectangle {
        anchors.fill: parent
        color: stripe.mono ? "#1E1B17" : Theme.highContrast ? Theme.kunyit : Theme.thread("nila")
    }

    Repeater {
        model: Theme.highContrast && !stripe.mono ? 0 : Math.ceil(stripe.width / stripe.period)

        Row {
            id: weave

            required property int index

            x: index * stripe.period
            height: stripe.height

            Repeater {
                model: Theme.threads

                Rectangle {
                    required property var modelData

                    width: modelData[1] * stripe.unit
                    height: weave.height
                    color: stripe.mono ? (modelData[0] === "mori" ? "#FFFFFF" : "#1E1B17") : Theme.thread(modelData[0])
                }
            }
        }
    }
}
