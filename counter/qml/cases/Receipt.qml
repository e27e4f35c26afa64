pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// The receipt, in the visitor's language: the code to write down or photograph, and by when there is an answer.
Item {
    id: receipt

    required property FilingScreen screen
    readonly property var groups: screen.code.split("-")

    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -keys.height / 2
        width: parent.width
        spacing: receipt.height > 680 ? 16 : 12

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: receipt.height > 680
            name: "circle-check"
            size: 48
            color: Theme.daun
        }

        Label {
            objectName: "head"
            width: parent.width
            text: receipt.screen.head
            size: 22
            weight: Font.Bold
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        // Two groups on a line: so it is largest, and copied without losing the place.
        Rectangle {
            width: parent.width
            height: code.contentHeight + 28
            radius: 14
            color: Theme.surface
            border.width: 2
            border.color: Theme.nila
            Accessible.role: Accessible.StaticText
            Accessible.name: receipt.screen.code

            Label {
                id: code

                objectName: "code"
                x: 10
                y: 14
                width: parent.width - 20
                text: receipt.groups.slice(0, 2).join("-") + "\n" + receipt.groups.slice(2).join("-")
                size: 72
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 30
                weight: Font.Bold
                figures: true
                horizontalAlignment: Text.AlignHCenter
            }
        }

        Label {
            objectName: "receiptDue"
            width: parent.width
            text: receipt.screen.due
            size: 18
            weight: Font.DemiBold
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            width: parent.width
            text: receipt.screen.keep
            size: 15
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Column {
        id: keys

        anchors.bottom: parent.bottom
        anchors.bottomMargin: 16
        width: parent.width
        spacing: 8

        Label {
            objectName: "copied"
            width: parent.width
            visible: text !== ""
            text: receipt.screen.copied
            size: 13
            color: Theme.muted
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }

        Row {
            width: parent.width
            spacing: 8

            FilingButton {
                width: (parent.width - 8) / 2
                height: 48
                screen: receipt.screen
                deed: receipt.screen.copyKey
                icon: receipt.width < 440 ? "" : "file-text"
            }

            FilingButton {
                width: (parent.width - 8) / 2
                height: 48
                screen: receipt.screen
                deed: receipt.screen.anotherKey
                icon: receipt.width < 440 ? "" : "plus"
            }
        }

        FilingButton {
            width: parent.width
            height: 56
            screen: receipt.screen
            deed: receipt.screen.leaveKey
            icon: "x"
            main: true
        }
    }
}
