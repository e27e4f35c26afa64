import QtQuick
import kiosk.screen
import shared.ui

// The action row: Back at its one spot at the left, the page's main key at the right.
Item {
    id: actions

    required property KioskScreen screen
    readonly property string page: screen.page
    readonly property bool large: screen.large
    readonly property real gap: 16
    readonly property real half: (width - gap) / 2
    readonly property bool home: page === "home" || page === "attract"
    readonly property bool hasBack: ["services", "detail", "priority", "sorry"].includes(page)
    readonly property real backWidth: 300
    readonly property var priorityRow: ({
            id: "priority",
            title: qsTrId("kiosk.priority"),
            note: actions.large ? "" : actions.screen.priority ? qsTrId("kiosk.priority.chosen") : qsTrId("kiosk.priority.who"),
            icon: "heart-handshake",
            value: "",
            range: "",
            open: true
        })

    RowKey {
        objectName: "priority"
        visible: actions.home
        width: parent.width - feedback.width - actions.gap - (more.visible ? more.width + actions.gap : 0)
        height: parent.height
        kind: Key.Priority
        large: actions.large
        row: actions.priorityRow
        ring: actions.page === "attract" ? Theme.kunyit : Theme.nila
        onActivated: actions.screen.askPriority()
    }

    Key {
        id: feedback

        objectName: "feedback"
        visible: actions.home
        x: parent.width - width - (more.visible ? more.width + actions.gap : 0)
        width: more.visible ? 250 : 300
        height: parent.height
        ring: actions.page === "attract" ? Theme.kunyit : Theme.nila
        text: qsTrId("kiosk.feedback")
        icon: actions.large ? "" : "star"
        above: true
        size: actions.large ? 42 : 30
        iconSize: 44
        onActivated: actions.screen.askFeedback()
    }

    Key {
        objectName: "feedback"
        visible: actions.page === "closed"
        width: parent.width
        height: parent.height
        text: qsTrId("kiosk.feedback")
        icon: "star"
        size: actions.large ? 46 : 42
        onActivated: actions.screen.askFeedback()
    }

    Key {
        objectName: "back"
        visible: actions.hasBack
        width: actions.backWidth
        height: parent.height
        text: qsTrId("kiosk.back")
        icon: "arrow-left"
        size: actions.large ? 42 : 40
        onActivated: actions.screen.back()
    }

    Key {
        id: more

        objectName: "more"
        visible: (actions.page === "home" || actions.page === "services") && actions.screen.parts > 1
        anchors.right: parent.right
        width: actions.home ? 250 : 300
        height: parent.height
        text: qsTrId("kiosk.more")
        icon: "arrow-right"
        size: actions.large ? 42 : 40
        deadTime: 400
        onActivated: actions.screen.more()
    }

    Key {
        objectName: "take"
        visible: actions.page === "detail"
        x: actions.backWidth + actions.gap
        width: parent.width - x
        height: parent.height
        kind: Key.Main
        enabled: actions.screen.canTake
        text: actions.screen.canTake ? qsTrId("kiosk.take") : actions.screen.whyNot
        icon: actions.screen.canTake ? "ticket" : ""
        size: actions.screen.canTake ? 60 : 42
        iconSize: 64
        onActivated: actions.screen.take()
    }

    Key {
        objectName: "ordinary"
        visible: actions.page === "priority"
        x: actions.backWidth + actions.gap
        width: parent.width - x
        height: parent.height
        text: qsTrId("kiosk.priority.none")
        size: actions.large ? 52 : 46
        onActivated: actions.screen.ordinary()
    }

    Key {
        objectName: "notPrinted"
        visible: actions.page === "take" || actions.page === "ask"
        width: actions.half
        height: parent.height
        text: actions.page === "ask" ? qsTrId("kiosk.did_it.no") : qsTrId("kiosk.not_out")
        icon: actions.page === "ask" ? "" : "printer"
        size: actions.page === "ask" ? 46 : actions.large ? 42 : 40
        onActivated: actions.screen.notPrinted()
    }

    Key {
        objectName: "finish"
        visible: actions.page === "take" || actions.page === "ask"
        x: actions.half + actions.gap
        width: actions.half
        height: parent.height
        kind: Key.Main
        text: actions.page === "ask" ? qsTrId("kiosk.did_it.yes") : qsTrId("kiosk.finish")
        icon: "check"
        size: 52
        iconSize: 56
        onActivated: actions.screen.finish()
    }

    Key {
        id: again

        objectName: "printAgain"
        visible: actions.page === "noted" && actions.screen.canTake
        width: 400
        height: parent.height
        text: qsTrId("kiosk.print_again")
        icon: "printer"
        size: actions.large ? 42 : 40
        onActivated: actions.screen.printAgain()
    }

    Key {
        objectName: "noted"
        visible: actions.page === "noted"
        x: again.visible ? again.width + actions.gap : 0
        width: parent.width - x
        height: parent.height
        kind: Key.Main
        text: qsTrId("kiosk.noted")
        icon: "check"
        size: 46
        iconSize: 56
        onActivated: actions.screen.finish()
    }
}
