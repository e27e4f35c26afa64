import QtQuick
import counter.screen
import shared.ui

// An emergency message stands: everybody at a desk sees it, over the head of the page; a press shows all of it.
Rectangle {
    id: bar

    required property DeskScreen screen
    property bool pressable: true
    readonly property bool isKey: pressable

    objectName: "emergency"
    visible: screen.emergency !== ""
    height: pressable ? 52 : 84 // before the desk it takes the whole head, so that nothing looks out behind it
    radius: 10
    color: tap.pressed ? Theme.bataSoft : Theme.bata
    activeFocusOnTab: pressable
    Accessible.role: Accessible.AlertMessage
    Accessible.name: screen.emergencyHead + ": " + screen.emergency
    Accessible.onPressAction: bar.screen.press("emergency")
    Keys.onReturnPressed: bar.screen.press("emergency")
    Keys.onSpacePressed: bar.screen.press("emergency")

    Rectangle {
        anchors.fill: parent
        anchors.margins: -3
        visible: bar.activeFocus
        radius: 13
        color: "transparent"
        border.width: 2
        border.color: Theme.bata
    }

    Icon {
        id: sign

        x: 12
        anchors.verticalCenter: parent.verticalCenter
        name: "triangle-alert"
        size: 24
        color: Theme.inkOnNila
    }

    Column {
        anchors.left: sign.right
        anchors.leftMargin: 10
        anchors.right: cap.visible ? cap.left : parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: bar.screen.emergencyHead
            size: 13
            weight: Font.DemiBold
            color: Theme.inkOnNila
        }

        Label {
            objectName: "emergencyText"
            width: parent.width
            text: bar.screen.emergency
            size: 14
            wrapMode: bar.pressable ? Text.NoWrap : Text.Wrap
            maximumLineCount: 2
            color: Theme.inkOnNila
        }
    }

    KeyCap {
        id: cap

        anchors.right: parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.pressable
        text: bar.screen.emergencyKey.cap
        onDark: true
    }

    TapHandler {
        id: tap

        enabled: bar.pressable
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: bar.screen.press("emergency")
    }
}
