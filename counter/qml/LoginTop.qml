import QtQuick
import shared.ui

// The head of the pages before the desk: whose office this is, and what is asked. Low windows say it in one line.
Column {
    id: top

    required property string office
    required property string text
    required property bool low

    spacing: low ? 10 : 22

    Row {
        spacing: 14

        Mark {
            size: top.low ? 36 : 48
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter

            Label {
                text: top.office
                size: top.low ? 15 : 17
                weight: Font.DemiBold
                width: Math.min(implicitWidth, top.width - 62)
            }

            Label {
                text: qsTrId("counter.app")
                size: top.low ? 12 : 14
                color: Theme.muted
            }
        }
    }

    Label {
        width: parent.width
        text: top.text
        size: top.low ? 24 : 34
        weight: Font.Bold
        leading: 1.15
        wrapMode: top.low ? Text.NoWrap : Text.Wrap
        elide: Text.ElideNone
        fontSizeMode: top.low ? Text.HorizontalFit : Text.FixedSize
        minimumPixelSize: 17
    }
}
