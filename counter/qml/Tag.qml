import QtQuick
import shared.ui

// A small word on a row: priority, next, transferred.
Rectangle {
    id: tag

    property string text: ""
    property string icon: ""
    property string kind: "plain" // priority, next, plain
    readonly property color ink: kind === "priority" ? Theme.soga : kind === "next" ? Theme.inkOnKunyit : Theme.nila

    implicitWidth: row.implicitWidth + 16
    implicitHeight: 24
    radius: 6
    color: kind === "priority" ? Theme.sogaSoft : kind === "next" ? Theme.kunyit : Theme.nilaSoft

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 5

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: tag.icon !== ""
            name: tag.icon
            size: 15
            color: tag.ink
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: tag.text
            size: 13
            weight: Font.DemiBold
            color: tag.ink
        }
    }
}
