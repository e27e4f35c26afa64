import QtQuick
import counter.screen
import shared.ui

// One sentence over the count strip: what was done and can be undone, what went wrong, what somebody should look at.
Rectangle {
    id: strip

    required property DeskScreen screen
    property string hint: ""
    readonly property string tone: screen.notice !== "" ? screen.noticeTone : "hint"
    readonly property bool warm: tone === "offline" || tone === "alert"
    readonly property bool grave: tone === "error"
    readonly property color ink: grave ? Theme.bata : warm ? Theme.soga : Theme.nila

    objectName: "notice"
    visible: screen.notice !== "" || hint !== ""
    implicitHeight: 84
    color: grave ? Theme.bataSoft : warm ? Theme.sogaSoft : tone === "done" ? Theme.surface : Theme.nilaSoft

    Rectangle {
        width: parent.width
        height: 2
        color: strip.ink
    }

    Icon {
        id: sign

        x: 20
        anchors.verticalCenter: parent.verticalCenter
        name: strip.tone === "offline" ? "unplug" : strip.grave || strip.tone === "alert" ? "triangle-alert" : strip.tone === "done" ? "circle-check" : "info"
        size: 26
        color: strip.ink
    }

    Column {
        anchors.left: sign.right
        anchors.leftMargin: 14
        anchors.right: keys.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: strip.screen.notice !== "" ? strip.screen.notice : strip.hint
            size: 14
            weight: Font.DemiBold
            wrapMode: Text.Wrap
            maximumLineCount: strip.screen.noticeMore === "" ? 3 : 2
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: strip.screen.notice !== "" ? strip.screen.noticeMore : ""
            size: 14
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }
    }

    Row {
        id: keys

        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter

        DeskKey {
            objectName: "undo"
            visible: strip.tone === "done"
            width: visible ? implicitWidth : 0
            height: 44
            act: strip.screen.undoKey
            possible: true
            onActivated: strip.screen.press(act.verb)
        }

        DeskKey {
            objectName: "dismiss"
            visible: ["error", "alert", "tell"].includes(strip.tone)
            width: visible ? 46 : 0
            height: 46
            bare: true
            text: qsTrId("counter.alert.dismiss")
            icon: "x"
            cap: "Esc"
            onActivated: strip.screen.dismiss()
        }
    }
}
