import QtQuick
import counter.screen
import shared.ui

// One row of the list; under the hand it opens and shows what can be done with it.
Item {
    id: line

    required property DeskScreen screen
    required property int index
    required property string number
    required property string service
    required property string tag
    required property bool priority
    required property bool next
    required property bool english
    required property string note
    required property string yielded
    property bool open: false
    property bool last: false
    readonly property bool slim: width < 480 // the service keeps its words, the tags give theirs
    readonly property string verb: open ? screen.rowVerb(index) : ""

    signal picked

    implicitHeight: open && verb !== "" ? 106 : 50
    Accessible.role: Accessible.ListItem
    Accessible.name: [number, service, yielded, note].filter(each => each !== "").join(" ")

    Rectangle {
        anchors.fill: parent
        visible: line.open
        color: Theme.nilaSoft
    }

    Label {
        id: number

        x: 16
        width: Math.max(64, implicitWidth)
        height: 50
        verticalAlignment: Text.AlignVCenter
        text: line.number
        size: 18
        weight: Font.Bold
        figures: true
    }

    Label {
        anchors.left: number.right
        anchors.leftMargin: 8
        anchors.right: tags.left
        anchors.rightMargin: 8
        height: line.yielded === "" ? 50 : 32
        verticalAlignment: Text.AlignVCenter
        text: line.service
        size: 15
    }

    Row {
        x: number.x + number.width + 8
        y: 29
        visible: line.yielded !== ""
        spacing: 5

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "users"
            size: 14
            color: Theme.muted
        }

        Label {
            objectName: "yielded"
            width: Math.min(implicitWidth, minutes.x - parent.x - 27)
            text: line.yielded
            size: 13
            color: Theme.muted
        }
    }

    Row {
        id: tags

        anchors.right: minutes.left
        anchors.rightMargin: 8
        y: line.yielded === "" ? 13 : 4
        spacing: 8

        Tag {
            visible: line.english
            text: "EN"
        }

        Tag {
            visible: line.tag !== ""
            text: line.slim ? "" : line.tag
            icon: "forward"
        }

        Tag {
            visible: line.priority
            text: line.slim ? "" : qsTrId("counter.list.priority")
            icon: "heart-handshake"
            kind: "priority"
        }

        Tag {
            visible: line.next
            text: qsTrId("counter.list.next")
            kind: "next"
        }
    }

    Label {
        id: minutes

        anchors.right: parent.right
        anchors.rightMargin: 16
        width: Math.max(58, implicitWidth)
        height: 50
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignRight
        text: line.note
        size: 15
        figures: true
    }

    Row {
        x: 12
        y: 52
        visible: line.open && line.verb !== ""
        spacing: 8

        DeskKey {
            objectName: "row-act"
            activeFocusOnTab: false
            width: Math.min(implicitWidth, line.verb === "return" ? line.width - 24 : (line.width - 32) / 2)
            height: 46
            act: line.verb === "resume" ? line.screen.resumeKey : line.verb === "return" ? line.screen.returnKey : line.screen.callChosenKey
            icon: line.slim ? "" : line.verb === "resume" ? "play" : line.verb === "return" ? "undo-2" : "bell-ring"
            onActivated: line.screen.pressRow(line.index, line.verb)
        }

        DeskKey {
            objectName: "row-cancel"
            visible: line.verb !== "return"
            activeFocusOnTab: false
            width: Math.min(implicitWidth, (line.width - 32) / 2)
            height: 46
            act: line.screen.cancelKey
            icon: line.slim ? "" : "x"
            onActivated: line.screen.pressRow(line.index, "cancel")
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        visible: !line.last
        color: Theme.line
    }

    TapHandler {
        enabled: !line.open
        onTapped: line.picked()
    }
}
