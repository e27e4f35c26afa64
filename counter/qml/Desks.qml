pragma ComponentBehavior: Bound

import QtQuick
import counter.screen

// The desks to sit down at. Arrows move, Enter opens; a taken one is sunk, and can be taken over.
FocusScope {
    id: desks

    required property DeskScreen screen
    property int at: -1

    signal accepted

    implicitHeight: flow.height
    activeFocusOnTab: true
    Keys.onLeftPressed: go(-1)
    Keys.onRightPressed: go(1)
    Keys.onUpPressed: go(-1)
    Keys.onDownPressed: go(1)
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

    Flow {
        id: flow

        width: parent.width
        spacing: 6

        Repeater {
            id: repeater

            model: desks.screen.desks

            DeskSquare {
                ring: desks.activeFocus && chosen
                onPicked: {
                    desks.forceActiveFocus();
                    desks.screen.pickDesk(key);
                }
            }
        }
    }
}
