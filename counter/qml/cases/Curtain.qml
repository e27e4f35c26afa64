import QtQuick
import counter.screen
import shared.ui

// Nobody was here for a while: what stood in the window is covered until somebody wants to see it again.
FocusScope {
    id: curtain

    required property CasesScreen screen

    objectName: "curtain"
    visible: screen.hidden
    onVisibleChanged: if (visible)
        again.forceActiveFocus(Qt.TabFocusReason)

    Rectangle {
        anchors.fill: parent
        color: Theme.nilaDeep
    }

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 48, 420)
        spacing: 20

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "lock"
            size: 48
            color: Theme.inkOnDeep
        }

        Label {
            width: parent.width
            text: qsTrId("cases.curtain")
            size: 20
            weight: Font.DemiBold
            color: Theme.inkOnDeep
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        CaseButton {
            id: again

            width: parent.width
            height: 52
            focus: true
            screen: curtain.screen
            deed: curtain.screen.revealKey
            cap: "Enter"
        }
    }
}
