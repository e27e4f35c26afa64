import QtQuick
import kiosk.screen
import shared.ui

// One choice: tile, name, note, and at the right how many wait, or an arrow.
Key {
    id: key

    required property var row
    property bool large: false
    property bool compact: false // two columns: what waits stands under the name
    property real nameSize: large ? 52 : compact ? 34 : 38
    property real noteSize: large ? 41 : 28
    property bool tile: true
    // Large letters in two columns: tile and words would push out how many wait, so the name takes a line of its own.
    readonly property bool flat: large && compact && row.icon !== "" && row.value !== "" && oneLine.advanceWidth <= width - 32
    readonly property bool figured: flat && row.count !== ""
    readonly property bool counts: !large && !compact && row.value !== ""
    readonly property real tileSize: Math.min(large || !compact ? 100 : 80, height - lip - 20)
    readonly property string under: figured ? row.count + " · " + row.range : counts ? row.note : row.value === "" ? row.note : row.range === "" || large && compact ? row.value : row.value + " · " + row.range

    readonly property real room: height - lip - name.height - 8
    readonly property bool wordy: row.title.length > 44

    objectName: "row:" + row.id
    enabled: row.open
    Accessible.name: row.title + ". " + row.note + " " + row.value + " " + row.range

    TextMetrics {
        id: oneLine

        font.family: name.font.family
        font.weight: name.font.weight
        font.pixelSize: 42
        text: key.row.title
    }

    Rectangle {
        id: tile

        visible: key.tile && !key.flat && key.row.icon !== ""
        x: key.compact ? 16 : 28
        anchors.verticalCenter: parent.verticalCenter
        width: key.tileSize
        height: key.tileSize
        radius: 16
        color: key.kind === Key.Priority ? Theme.soga : Theme.nila

        Icon {
            anchors.centerIn: parent
            name: key.row.icon
            size: 56
            color: key.kind === Key.Priority ? Theme.inkOnSoga : Theme.inkOnNila
        }
    }

    Column {
        anchors.left: tile.visible ? tile.right : parent.left
        anchors.leftMargin: key.compact ? (key.flat ? 20 : key.tile ? 16 : 24) : 24
        anchors.right: key.counts ? figures.left : arrow.visible ? arrow.left : parent.right
        anchors.rightMargin: key.compact ? 8 : 16
        anchors.verticalCenter: parent.verticalCenter

        Label {
            id: name

            width: parent.width
            text: key.row.title
            size: key.flat ? 42 : key.wordy ? Math.max(28, key.nameSize * (key.compact ? 0.74 : 0.84)) : key.nameSize
            weight: key.large ? Font.Bold : Font.DemiBold
            color: key.ink
            wrapMode: Text.Wrap
            maximumLineCount: Math.max(2, Math.min(5, Math.floor((key.height - key.lip - 12) / (size * 1.15))))
            leading: 1.15
        }

        Label {
            width: parent.width
            // Words that cannot be read to their end help nobody; how many wait is always said.
            visible: text !== "" && key.room >= key.noteSize * 1.25 && (!truncated || key.under !== key.row.note)
            text: key.under
            size: key.noteSize
            color: Theme.ink2
            leftPadding: key.figured ? 54 : 0
            wrapMode: Text.Wrap
            maximumLineCount: Math.max(1, Math.min(2, Math.floor(key.room / (key.noteSize * 1.25))))

            Icon {
                visible: key.figured
                anchors.verticalCenter: parent.verticalCenter
                name: "users"
                size: 42
                color: key.ink
            }
        }
    }

    Item {
        id: figures

        visible: key.counts
        anchors.right: parent.right
        width: 232
        height: parent.height

        Rectangle {
            width: 2
            height: parent.height - 72
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.line
        }

        Column {
            x: 26
            width: parent.width - 34
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2

            Label {
                width: parent.width
                text: key.row.value
                size: 30
                weight: Font.DemiBold
                wrapMode: Text.Wrap
                maximumLineCount: 3
                leading: 1.15
            }

            Label {
                width: parent.width
                visible: text !== ""
                text: key.row.range
                size: 28
                color: Theme.ink2
            }
        }
    }

    Icon {
        id: arrow

        visible: !key.counts && !(key.compact && key.tile) && key.enabled
        anchors.right: parent.right
        anchors.rightMargin: 28
        anchors.verticalCenter: parent.verticalCenter
        name: "chevron-right"
        size: 48
        color: key.kind === Key.Priority ? Theme.soga : Theme.nila
    }
}
