pragma ComponentBehavior: Bound

import QtQuick
import counter.screen

// The desks to sit down at. Arrows move, Enter opens; a taken one is sunk, and can be taken over.
FocusScope {
    id: desks

    required property DeskScreen screen
    signal accepted

    property bool low: false
    readonly property alias lines: grid.lines

    implicitHeight: grid.height
    activeFocusOnTab: true
    Keys.onLeftPressed: go(-1)
    Keys.onRightPressed: go(1)
    Keys.onUpPressed: go(-grid.columns)
    Keys.onDownPressed: go(grid.columns)
    Keys.onReturnPressed: event => {
        if (!event.isAutoRepeat)
            desks.accepted();
    }
    Keys.onEnterPressed: event => {
        if (!event.isAutoRepeat)
            desks.accepted();
    }

    function go(by: int): void {
        let chosen = -1;
        for (let i = 0; i < repeater.count; i++)
            if ((repeater.itemAt(i) as DeskSquare)?.chosen)
                chosen = i;
        const next = Math.max(0, Math.min(repeater.count - 1, chosen + by));
        desks.screen.pickDesk((repeater.itemAt(next) as DeskSquare).key);
    }

    Grid {
        id: grid

        // Rows of about the same length: no desk stands alone in the last one.
        readonly property int fit: Math.max(1, Math.floor((width + spacing) / (44 + spacing)))
        readonly property int lines: Math.max(1, Math.ceil(repeater.count / fit))
        readonly property real side: (width - (columns - 1) * spacing) / columns

        width: parent.width
        spacing: 6
        columns: Math.max(1, Math.ceil(repeater.count / lines))

        Repeater {
            id: repeater

            model: desks.screen.desks

            DeskSquare {
                width: Math.min(72, grid.side)
                height: desks.low ? 44 : 56
                ring: desks.activeFocus && chosen
                onPicked: {
                    desks.forceActiveFocus();
                    desks.screen.pickDesk(key);
                }
            }
        }
    }
}
