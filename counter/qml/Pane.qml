import QtQuick
import counter.screen

// The working pane: who is here, what can be done, the main key. Nothing in it moves when the state changes.
Item {
    id: pane

    required property DeskScreen screen
    required property bool wide
    property string hint: ""
    readonly property bool tight: wide || height < 740
    readonly property bool low: !wide && height < 740
    readonly property real gap: low ? 7 : tight ? 12 : 15

    Head {
        id: head

        width: parent.width
        screen: pane.screen
        onHinted: text => pane.hint = text
    }

    Card {
        id: card

        x: 20
        y: 64
        width: parent.width - 40
        low: pane.low
        screen: pane.screen
    }

    Verbs {
        id: verbs

        x: 20
        y: card.y + card.height + pane.gap
        width: parent.width - 40
        wide: pane.wide
        keyHeight: pane.low ? 44 : pane.tight ? 48 : 52
        rowSpacing: pane.gap
        screen: pane.screen
        onHinted: text => pane.hint = text
    }

    MainKey {
        id: main

        objectName: "main"
        x: 20
        y: verbs.y + verbs.height + (pane.low ? 8 : pane.tight ? 14 : 19)
        width: parent.width - 40
        height: pane.low ? 84 : pane.tight ? 94 : 96
        text: pane.screen.mainKey.label
        detail: pane.screen.mainDetail
        why: pane.screen.mainWhy
        cap: pane.screen.mainKey.cap
        possible: pane.screen.mainKey.possible
        icon: pane.screen.mainKey.verb === "arrive" ? "user-round-check" : pane.screen.mainKey.verb === "unpause" ? "play" : "bell-ring"
        onActivated: pane.screen.pressMain()
    }

    DeskKey {
        id: finish

        objectName: "finish"
        x: 20
        y: main.y + main.height + pane.gap
        width: parent.width - 40
        height: 44
        act: pane.screen.finishKey
        onActivated: pane.screen.press(act.verb)
        onHinted: text => pane.hint = text
    }
}
