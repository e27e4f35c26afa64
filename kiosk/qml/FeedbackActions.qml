import QtQuick
import kiosk.screen
import shared.ui

// The action row of the feedback room: Back at its one spot, a plain key, and the page's main key at the right.
Item {
    id: actions

    required property KioskScreen screen
    property bool stacked: false // one above the other, at the right of a keyboard
    readonly property Form form: screen.form
    readonly property bool three: form.back && form.skip !== "" && form.main !== ""
    readonly property int dead: Theme.deadTime / 4 // the same keys lead through many pages
    readonly property real gap: 16
    readonly property real side: stacked ? width : three ? 236 : 300
    readonly property real keyHeight: stacked ? 144 : height
    readonly property real word: screen.large ? 42 : three ? 36 : 40

    visible: form.back || form.main !== ""

    Key {
        objectName: "back"
        visible: actions.form.back
        y: actions.stacked ? actions.height - 2 * height - actions.gap : 0
        width: actions.side
        height: actions.keyHeight
        text: qsTrId("kiosk.back")
        icon: actions.three ? "" : "arrow-left"
        size: actions.word
        deadTime: actions.dead
        onActivated: actions.screen.back()
    }

    Key {
        objectName: "printAgain"
        visible: !actions.form.back && actions.form.main !== "" && actions.screen.page === "receipt"
        enabled: actions.form.again
        width: 400
        height: actions.keyHeight
        text: qsTrId("kiosk.print_again")
        icon: "printer"
        size: actions.word
        onActivated: actions.screen.printAgain()
    }

    Key {
        id: skip

        objectName: "skip"
        visible: actions.form.skip !== ""
        x: actions.side + actions.gap
        width: actions.three ? 236 : parent.width - x
        height: actions.keyHeight
        text: actions.form.skip
        icon: actions.three ? "" : "arrow-right"
        size: actions.three ? actions.word : actions.screen.large ? 52 : 46
        deadTime: actions.dead
        onActivated: actions.form.goOn()
    }

    Key {
        objectName: "main"
        visible: actions.form.main !== ""
        x: actions.stacked ? 0 : skip.visible ? skip.x + skip.width + actions.gap : actions.form.back ? actions.side + actions.gap : actions.screen.page === "receipt" ? 400 + actions.gap : 0
        y: actions.stacked ? actions.height - height : 0
        width: parent.width - x
        height: actions.keyHeight
        kind: Key.Main
        enabled: actions.form.ready
        text: actions.form.main
        icon: actions.form.icon
        size: actions.three || actions.stacked ? 42 : 48
        iconSize: actions.three ? 48 : 56
        deadTime: actions.dead
        onActivated: actions.form.act()
    }

    Key {
        objectName: "more"
        visible: ["rated", "rated_services"].includes(actions.screen.page) && actions.screen.parts > 1
        anchors.right: parent.right
        width: 300
        height: actions.keyHeight
        text: qsTrId("kiosk.more")
        icon: "arrow-right"
        size: actions.word
        deadTime: actions.dead
        onActivated: actions.screen.more()
    }
}
