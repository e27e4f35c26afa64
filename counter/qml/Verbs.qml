pragma ComponentBehavior: Bound

import QtQuick
import counter.screen

// The verbs for the visitor at hand, in pairs; the same place in every state.
Grid {
    id: verbs

    required property DeskScreen screen
    required property bool wide
    property real keyHeight: 52

    signal hinted(string text)

    columns: 2
    columnSpacing: 8
    rowSpacing: 15

    component Verb: DeskKey {
        width: (verbs.width - verbs.columnSpacing) / 2
        height: verbs.keyHeight
        size: verbs.width < 376 ? 14 : 15
        onActivated: verbs.screen.press(act.verb)
        onHinted: text => verbs.hinted(text)
    }

    Verb {
        objectName: "recall"
        act: verbs.screen.recallKey
        icon: "volume-2"
    }

    Verb {
        objectName: "no_show"
        act: verbs.screen.noShowKey
        icon: "user-x"
    }

    Verb {
        objectName: "park"
        act: verbs.screen.parkKey
        icon: "pause"
    }

    Verb {
        objectName: "transfer"
        act: verbs.screen.transferKey
        icon: "forward"
    }

    Verb {
        objectName: "walk_in"
        act: verbs.screen.walkInKey
        icon: "user-round-check"
    }

    Verb {
        objectName: "finish_other"
        visible: verbs.wide
        act: verbs.screen.finishOtherKey
    }

    Verb {
        objectName: "list"
        visible: !verbs.wide
        act: verbs.screen.listKey
        icon: "list"
    }
}
