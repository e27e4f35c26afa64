pragma ComponentBehavior: Bound

import QtQuick

// The cloth itself, for the attract page: the stripe's threads wide apart on the deep ground.
Item {
    id: cloth

    readonly property var warp: [["field", 150], ["gap", 6], ["field", 12], ["gap", 6], ["light", 60], ["gap", 6], ["mori", 12], ["gap", 12], ["soga", 48], ["gap", 6], ["mori", 6], ["gap", 6], ["kunyit", 18], ["gap", 6], ["mori", 6], ["gap", 6], ["soga", 48], ["gap", 12], ["mori", 12], ["gap", 6], ["light", 60], ["gap", 6], ["field", 12], ["gap", 6]]
    readonly property real period: {
        let sum = 0;
        for (const thread of warp)
            sum += thread[1];
        return sum;
    }

    function dye(name: string): color {
        if (name === "field")
            return Theme.thread("nila");
        if (name === "light")
            return Qt.lighter(Theme.thread("nila"), 1.32);
        if (name === "gap")
            return Theme.accentDeep;
        return Theme.thread(name);
    }

    height: 176
    clip: true

    Rectangle {
        anchors.fill: parent
        visible: Theme.highContrast
        color: Theme.kunyit
    }

    Repeater {
        model: Theme.highContrast ? 0 : Math.ceil(cloth.width / cloth.period)

        Row {
            id: weave

            required property int index

            x: index * cloth.period
            height: cloth.height

            Repeater {
                model: cloth.warp

                Rectangle {
                    required property var modelData

                    width: modelData[1]
                    height: cloth.height
                    color: cloth.dye(modelData[0])
                }
            }
        }
    }
}
