import QtQuick
import kiosk.screen
import shared.ui

// The ticket as it hangs from its slot: the whole number, the service, who is ahead and how long.
Item {
    id: card

    required property KioskScreen screen
    property bool slides: false

    implicitWidth: 816
    implicitHeight: 26 + slip.height

    Rectangle {
        width: 816
        height: 28
        radius: 14
        color: Theme.highContrast ? "#FFFFFF" : Theme.accentDeep

        Rectangle {
            x: 16
            y: 10
            width: parent.width - 32
            height: 8
            radius: 4
            color: "#000000"
        }
    }

    Item {
        x: 48
        y: 26
        width: 720
        height: slip.height
        clip: true

        Rectangle {
            id: slip

            objectName: "slip"
            width: 720
            height: 622
            color: "#FFFFFF"
            border.width: 2
            border.color: "#D9D0BF"

            Label {
                y: 34
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTrId("kiosk.your_number")
                size: card.screen.large ? 42 : 32
                color: "#39342C"
            }

            Label {
                objectName: "number"
                y: 82
                x: 24
                width: parent.width - 48
                height: 250
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                text: card.screen.number
                size: 240
                weight: Font.Bold
                figures: true
                color: "#1E1B17"
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 120
            }

            Label {
                y: 332
                x: 48
                width: parent.width - 96
                height: 100
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                text: card.screen.service
                size: text.length > 60 ? 28 : text.length > 44 ? 36 : 44
                weight: Font.DemiBold
                color: "#1E1B17"
                wrapMode: Text.Wrap
                maximumLineCount: text.length > 60 ? 3 : 2
                leading: 1.1
            }

            Row {
                x: 48
                y: 436
                spacing: 9

                Repeater {
                    model: 35

                    Rectangle {
                        width: 9
                        height: 3
                        color: "#D9D0BF"
                    }
                }
            }

            Column {
                x: 48
                y: 464
                width: card.screen.wait === "" ? parent.width - 96 : 296

                Label {
                    width: parent.width
                    text: qsTrId("kiosk.ahead")
                    size: card.screen.large ? 41 : 28
                    color: "#39342C"
                }

                Label {
                    width: parent.width
                    text: card.screen.ahead
                    size: 46
                    weight: Font.Bold
                    color: "#1E1B17"
                }
            }

            Rectangle {
                visible: card.screen.wait !== ""
                x: 352
                y: 466
                width: 2
                height: 92
                color: "#D9D0BF"
            }

            Column {
                visible: card.screen.wait !== ""
                x: 380
                y: 464
                width: parent.width - x - 24

                Label {
                    width: parent.width
                    text: qsTrId("kiosk.wait")
                    size: card.screen.large ? 41 : 28
                    color: "#39342C"
                }

                Label {
                    width: parent.width
                    text: card.screen.wait
                    size: 46
                    weight: Font.Bold
                    color: "#1E1B17"
                }
            }

            Stripe {
                x: 2
                y: parent.height - height - 2
                width: parent.width - 4
                mono: true
            }

            NumberAnimation on y {
                running: card.slides && Theme.motion
                alwaysRunToEnd: true // "take it" may come before the slip is all out
                from: -560
                to: 0
                duration: 420
                easing.type: Easing.OutCubic
            }
        }
    }
}
