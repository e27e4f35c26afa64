import QtQuick
import shared.ui
import display.screen

// Portrait: the announcement below the list while a call has the stage.
Rectangle {
    id: box

    required property TvScreen tv

    color: Theme.sogaSoft

    Label {
        id: label

        x: 48
        y: 44
        text: box.tv.announcementLabel
        size: 40
        weight: Font.DemiBold
        color: Theme.soga
    }

    Label {
        x: 48
        anchors.top: label.bottom
        anchors.topMargin: 12
        width: parent.width - 96
        height: box.height - y - 24
        text: box.tv.announcement
        size: 60
        weight: Font.Bold
        wrapMode: Text.Wrap
        fontSizeMode: Text.Fit
        minimumPixelSize: 40
        leading: 1.12
    }
}
