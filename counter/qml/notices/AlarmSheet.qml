pragma ComponentBehavior: Bound

import QtQuick
import counter.qml
import counter.screen
import shared.ui
import shared.ui.stage

// The emergency message: written on the first page, shown exactly as it will be on the second, and only then raised.
FocusScope {
    id: sheet

    required property NoticesScreen screen
    readonly property bool writing: screen.ask === "write_alarm"
    readonly property bool checking: screen.ask === "check_alarm"

    objectName: "alarm"
    visible: writing || checking
    onWritingChanged: if (writing)
        indonesian.input.forceActiveFocus(Qt.TabFocusReason)
    onCheckingChanged: if (checking)
        back.forceActiveFocus(Qt.TabFocusReason)

    Rectangle {
        anchors.fill: parent
        color: Theme.nilaDeep
        opacity: 0.72
    }

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }

    Rectangle {
        id: paper

        anchors.centerIn: parent
        width: sheet.writing ? Math.min(parent.width - 48, 620) : parent.width - 48
        height: sheet.writing ? top.height + form.height + keys.height + 24 + 24 + 40 : parent.height - 40
        radius: 14
        color: Theme.mori

        Column {
            id: top

            x: 24
            y: 20
            width: parent.width - 48
            spacing: 6

            Label {
                width: parent.width
                text: sheet.screen.askTitle
                size: 22
                weight: Font.Bold
                color: Theme.bata
            }

            Label {
                width: parent.width
                text: sheet.screen.askText
                size: 15
                wrapMode: Text.Wrap
            }
        }

        Column {
            id: form

            x: 24
            y: top.y + top.height + 16
            width: parent.width - 48
            visible: sheet.writing
            spacing: 14

            WideField {
                id: indonesian

                width: parent.width
                name: "alarm-id"
                label: qsTrId("notice.alarm.id")
                text: sheet.screen.alarmId
                remaining: sheet.screen.alarmIdLeft
                error: sheet.screen.alarmError
                room: 84
                onTyped: text => sheet.screen.writeAlarm("id", text)
            }

            WideField {
                width: parent.width
                name: "alarm-en"
                label: qsTrId("notice.alarm.en")
                text: sheet.screen.alarmEn
                remaining: sheet.screen.alarmEnLeft
                room: 84
                onTyped: text => sheet.screen.writeAlarm("en", text)
            }
        }

        // Two TVs as they will stand in the room: the message beside the list of calls, or above it.
        Row {
            id: room

            readonly property real tall: Math.max(80, Math.min(keys.y - 16 - y, (paper.width - 48 - 16) / (1320 / 956 + 1080 / 1112)))

            x: (paper.width - width) / 2
            y: top.y + top.height + 16
            visible: sheet.checking
            spacing: 16

            Repeater {
                model: [false, true]

                Item {
                    id: tv

                    required property bool modelData
                    readonly property real unit: height / (modelData ? 1112 : 956)

                    width: Math.round(height * (modelData ? 1080 / 1112 : 1320 / 956))
                    height: room.tall

                    AlarmArea {
                        objectName: tv.modelData ? "alarm-portrait" : "alarm-landscape"
                        width: tv.modelData ? 1080 : 1320
                        height: tv.modelData ? 1112 : 956
                        scale: tv.unit
                        transformOrigin: Item.TopLeft
                        portrait: tv.modelData
                        label: sheet.screen.alarmLabel
                        message: sheet.screen.alarmId.trim()
                        also: sheet.screen.alarmEn.trim()
                    }
                }
            }
        }

        Row {
            id: keys

            x: 24
            y: parent.height - height - 24
            width: parent.width - 48
            spacing: 8

            DeedButton {
                id: back

                width: (keys.width - 8) * 0.4
                height: 56
                screen: sheet.screen
                deed: sheet.screen.cancelKey
                icon: "arrow-left"
                cap: "Esc"
            }

            DeskKey {
                objectName: sheet.writing ? "raise" : "confirm"
                width: (keys.width - 8) * 0.6
                height: 56
                size: 17
                text: sheet.screen.askYes
                icon: sheet.writing ? "chevron-right" : "triangle-alert"
                main: true
                fill: sheet.checking ? Theme.bata : Theme.nila
                onActivated: sheet.screen.press(sheet.writing ? "raise" : "confirm")
            }
        }
    }
}
