pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// The four tools, in the same place on every page: a row below, or a column at the right of a wide screen.
Rectangle {
    id: bar

    required property KioskScreen screen
    required property bool wide
    required property real lowTop
    readonly property bool asleep: screen.page === "attract"
    readonly property real size: screen.large ? 42 : 30
    readonly property real firstTop: !wide ? 28 : screen.low ? lowTop : 36
    readonly property real keyHeight: !wide ? 148 : (height - firstTop - 44 - 3 * 14) / 4

    function word(index: int): string {
        switch (index) {
        case 0:
            return qsTrId("kiosk.tool.language");
        case 1:
            return screen.large ? qsTrId("kiosk.tool.looks.large") : qsTrId("kiosk.tool.looks");
        case 2:
            if (screen.low)
                return screen.large ? qsTrId("kiosk.tool.high.large") : qsTrId("kiosk.tool.high");
            return screen.large ? qsTrId("kiosk.tool.low.large") : qsTrId("kiosk.tool.low");
        default:
            return qsTrId("kiosk.tool.help");
        }
    }

    color: asleep ? Theme.nilaDeep : Theme.sunk

    Rectangle {
        visible: !bar.asleep
        width: bar.wide ? 1 : parent.width
        height: bar.wide ? parent.height : 1
        color: Theme.line
    }

    Repeater {
        model: 4 // not a list of words: another language must not replace a key under a finger

        Key {
            required property int index

            objectName: "tool" + index
            x: bar.wide ? 28 : 48 + index * ((bar.width - 96 - 36) / 4 + 12)
            y: bar.wide ? bar.firstTop + index * (bar.keyHeight + 14) : bar.firstTop
            width: bar.wide ? bar.width - 56 : (bar.width - 96 - 36) / 4
            height: bar.keyHeight
            above: true
            ring: bar.asleep ? Theme.kunyit : Theme.nila
            text: bar.word(index)
            icon: bar.keyHeight < 110 ? "" : ["languages", "a-large-small", "accessibility", "hand-helping"][index]
            size: bar.size
            iconSize: bar.screen.large ? 48 : 52
            deadTime: 600
            onActivated: {
                if (index === 0)
                    bar.screen.switchLanguage();
                else if (index === 1)
                    bar.screen.showLooks(!bar.screen.looks);
                else if (index === 2)
                    bar.screen.switchLow();
                else
                    bar.screen.askHelp();
            }
        }
    }
}
