import QtQuick
import shared.ui

// One line of a sheet, with the key that chooses it.
Item {
    id: entry

    required property string key
    required property string label
    required property string detail
    required property string cap
    required property string mark
    required property string reason
    required property string digit
    property bool current: false
    readonly property bool isKey: true

    signal chosen

    objectName: "choice-" + key
    implicitHeight: Math.max(detail !== "" || reason !== "" ? 56 : 48, words.implicitHeight + 14)
    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.description: detail + reason

    Rectangle {
        anchors.fill: parent
        radius: 10
        color: entry.reason !== "" ? Theme.sunk : entry.current ? Theme.nilaSoft : Theme.surface
        border.width: entry.current ? 2 : 1
        border.color: entry.current ? Theme.nila : entry.reason !== "" ? Theme.line : Theme.edge
    }

    Label {
        id: letter

        x: 14
        width: entry.mark === "" ? 0 : Math.max(34, implicitWidth + 8)
        anchors.verticalCenter: parent.verticalCenter
        text: entry.mark
        size: 18
        weight: Font.Bold
        figures: true
        color: Theme.nila
    }

    Column {
        id: words

        anchors.left: letter.right
        anchors.leftMargin: entry.mark === "" ? 0 : 4
        anchors.right: caps.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: entry.label
            size: 15
            weight: Font.DemiBold
            color: entry.reason !== "" ? Theme.muted : Theme.ink
            wrapMode: Text.Wrap
            maximumLineCount: 3
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: entry.reason !== "" ? entry.reason : entry.detail
            size: 13
            color: Theme.muted
            wrapMode: Text.Wrap
            maximumLineCount: 3
        }
    }

    Row {
        id: caps

        anchors.right: parent.right
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6

        KeyCap {
            text: entry.cap
        }

        KeyCap {
            text: entry.digit
        }
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    TapHandler {
        onTapped: entry.chosen()
    }
}
