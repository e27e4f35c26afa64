import QtQuick
import shared.ui

// A called number and its desk. Yellow while it is on the stage; a yellow bar on the newest otherwise.
Rectangle {
    id: row

    required property int index
    required property string number
    required property string desk
    required property bool calling
    required property bool old
    required property bool marked
    required property real edge
    required property real size
    readonly property bool figure: desk.length <= 3

    color: calling ? Theme.kunyit : old ? Theme.sunk : Theme.surface

    Rectangle {
        width: parent.width
        height: 2
        color: Theme.line
    }

    Rectangle {
        visible: row.index === 0 && row.marked && !row.old
        y: 2
        width: 16
        height: parent.height - 2
        color: Theme.kunyit
    }

    Label {
        id: number

        objectName: "rowNumber"
        x: row.edge
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, row.width - 2 * row.edge - (row.figure ? place.implicitWidth + 24 : 184))
        text: row.number
        size: row.size
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 56
        weight: Font.Bold
        figures: true
        color: row.calling ? Theme.inkOnKunyit : Theme.ink
    }

    Label {
        id: place

        objectName: "rowDesk"
        anchors.right: parent.right
        anchors.rightMargin: row.edge
        anchors.verticalCenter: parent.verticalCenter
        width: row.width - 2 * row.edge - number.width - 24
        horizontalAlignment: Text.AlignRight
        text: row.desk
        size: row.figure ? row.size : 44
        wrapMode: row.figure ? Text.NoWrap : Text.Wrap
        maximumLineCount: row.figure ? 1 : 2
        weight: row.figure ? Font.Bold : Font.DemiBold
        figures: row.figure
        color: row.calling ? Theme.inkOnKunyit : Theme.ink
    }
}
