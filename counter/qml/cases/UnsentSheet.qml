import QtQuick
import counter.screen
import shared.ui

// Something is taken down and not handed in: asked once whether it may go. Esc and Enter go on.
FocusScope {
    id: sheet

    required property FilingScreen screen

    objectName: "unsent"
    visible: screen.asks
    onVisibleChanged: if (visible)
        stay.forceActiveFocus(Qt.TabFocusReason)

    Rectangle {
        anchors.fill: parent
        color: Theme.nilaDeep
        opacity: 0.72
    }

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onClicked: sheet.screen.press("cancel")
        onWheel: wheel => wheel.accepted = true
    }

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 32, 480)
        height: words.height + 48
        radius: 14
        color: Theme.mori

        MouseArea {
            anchors.fill: parent
        }

        Column {
            id: words

            x: 24
            y: 24
            width: parent.width - 48
            spacing: 14

            Label {
                width: parent.width
                text: qsTrId("filing.ask")
                size: 20
                weight: Font.Bold
                wrapMode: Text.Wrap
            }

            Label {
                width: parent.width
                text: qsTrId("cases.ask_more")
                size: 15
                wrapMode: Text.Wrap
            }

            FilingButton {
                id: stay

                width: parent.width
                height: 52
                screen: sheet.screen
                deed: sheet.screen.cancelKey
                icon: "pencil"
                cap: "Esc"
                KeyNavigation.tab: go
                KeyNavigation.down: go
            }

            FilingButton {
                id: go

                width: parent.width
                height: 52
                screen: sheet.screen
                deed: sheet.screen.confirmKey
                icon: "trash-2"
                ink: Theme.bata
                KeyNavigation.tab: stay
                KeyNavigation.up: stay
            }
        }
    }
}
