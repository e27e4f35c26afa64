import QtQuick
import shared.ui

// An emergency as a TV shows it: the message large, and smaller in the next language. The editor's preview is this too.
Rectangle {
    id: alarm

    required property string label
    required property string message
    required property string also
    required property bool portrait
    readonly property real edge: portrait ? 56 : 72
    readonly property int letters: message.length
    readonly property real largest: letters <= 40 ? 140 : letters <= 60 ? 112 : letters <= 85 ? 92 : 80

    color: Theme.bata

    Row {
        id: head

        x: alarm.edge
        y: alarm.portrait ? 80 : 64
        spacing: 28

        Icon {
            name: "triangle-alert"
            size: 84
            color: "#FFFFFF"
        }

        Label {
            objectName: "alarmLabel"
            anchors.verticalCenter: parent.verticalCenter
            text: alarm.label
            size: 56
            weight: Font.DemiBold
            color: "#FFFFFF"
        }
    }

    Column {
        x: alarm.edge
        width: alarm.width - 2 * x
        y: head.y + head.height + Math.max(24, (alarm.height - head.y - head.height - height - 48) / 2)
        spacing: 40

        BalancedLabel {
            objectName: "alarmText"
            width: fit(parent.width)
            text: alarm.message
            size: alarm.largest * (alarm.width < 1200 ? 0.86 : 1)
            weight: Font.Bold
            elide: Text.ElideNone
            leading: 1.1
            color: "#FFFFFF"
        }

        Label {
            objectName: "alarmAlso"
            visible: text !== ""
            width: parent.width
            text: alarm.also
            size: alarm.also.length <= 80 ? 64 : 52
            wrapMode: Text.Wrap
            elide: Text.ElideNone
            leading: 1.2
            color: "#FFFFFF"
        }
    }
}
