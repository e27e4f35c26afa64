pragma ComponentBehavior: Bound

import QtQuick
import counter.qml
import counter.screen
import shared.ui

// Asked once more: what will be lost, or lifted. Esc goes back, Enter stands on the way back at first.
FocusScope {
    id: sheet

    required property NoticesScreen screen
    readonly property bool open: screen.ask === "remove" || screen.ask === "revert" || screen.ask === "lift"

    objectName: "ask"
    visible: open
    onOpenChanged: if (open)
        back.forceActiveFocus(Qt.TabFocusReason)

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
        width: Math.min(parent.width - 48, 560)
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
                text: sheet.screen.askTitle
                size: 22
                weight: Font.Bold
                wrapMode: Text.Wrap
                maximumLineCount: 4
            }

            Label {
                width: parent.width
                visible: text !== ""
                text: sheet.screen.askText
                size: 15
                wrapMode: Text.Wrap
                maximumLineCount: 8
            }

            Row {
                width: parent.width
                spacing: 8

                DeedButton {
                    id: back

                    width: (parent.width - 8) / 2
                    height: 52
                    screen: sheet.screen
                    deed: sheet.screen.cancelKey
                    icon: "arrow-left"
                    cap: "Esc"
                    KeyNavigation.tab: yes
                    KeyNavigation.right: yes
                }

                DeskKey {
                    id: yes

                    objectName: "confirm"
                    width: (parent.width - 8) / 2
                    height: 52
                    text: sheet.screen.askYes
                    icon: sheet.screen.ask === "remove" ? "trash-2" : "check"
                    ink: Theme.bata
                    onActivated: sheet.screen.press("confirm")
                    KeyNavigation.tab: back
                    KeyNavigation.left: back
                }
            }
        }
    }
}
