import QtQuick
import kiosk.screen
import shared.ui

// Who we are, and what time it is.
Item {
    id: header

    required property KioskScreen screen

    height: 96

    Mark {
        id: mark

        y: 8
        size: 80
        visible: header.screen.office !== ""
        logo: header.screen.logo
    }

    Column {
        anchors.left: mark.right
        anchors.leftMargin: 24
        anchors.right: clock.left
        anchors.rightMargin: 24
        anchors.verticalCenter: mark.verticalCenter

        Label {
            id: office

            readonly property real usual: header.screen.large ? 42 : 36

            width: parent.width
            text: header.screen.office
            size: wordy.advanceWidth(text) <= width ? usual : header.screen.large ? 41 : 28
            weight: Font.DemiBold
            wrapMode: Text.Wrap
            maximumLineCount: header.screen.large ? 2 : 3
            leading: 1.15

            FontMetrics {
                id: wordy

                font.family: "Inter"
                font.pixelSize: office.usual
                font.weight: Font.DemiBold
            }
        }

        Label {
            width: parent.width
            visible: office.lineCount === 1
            text: header.screen.tagline
            size: header.screen.large ? 41 : 28
            color: Theme.ink2
        }
    }

    Column {
        id: clock

        anchors.right: parent.right
        anchors.verticalCenter: mark.verticalCenter

        Label {
            anchors.right: parent.right
            text: header.screen.clock
            size: header.screen.large ? 84 : 44
            weight: Font.DemiBold
            figures: true
        }

        Label {
            anchors.right: parent.right
            visible: !header.screen.large
            text: header.screen.date
            size: 28
            color: Theme.ink2
        }
    }
}
