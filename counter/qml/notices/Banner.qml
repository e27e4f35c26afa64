pragma ComponentBehavior: Bound

import QtQuick
import shared.ui

// A sentence that stays until something is done about it, with its keys at the right.
Rectangle {
    id: banner

    required property string text
    property string more: ""
    property string icon: "triangle-alert"
    property bool grave: false
    property int lines: 3
    readonly property bool stacked: row.width > width * 0.45 // the keys stand below the words
    default property alias keys: row.data

    implicitHeight: stacked ? words.height + row.height + 26 : Math.max(56, words.height + 16)
    radius: 10
    color: grave ? Theme.bataSoft : Theme.sogaSoft
    border.width: 1
    border.color: grave ? Theme.bata : Theme.soga

    Icon {
        id: sign

        x: 14
        y: banner.stacked ? 12 : Math.round((banner.height - height) / 2)
        name: banner.icon
        size: 24
        color: banner.grave ? Theme.bata : Theme.soga
    }

    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: 12
        anchors.right: banner.stacked ? parent.right : row.left
        anchors.rightMargin: 12
        y: banner.stacked ? 10 : Math.round((banner.height - height) / 2)

        Label {
            width: parent.width
            text: banner.text
            size: 14
            weight: Font.DemiBold
            wrapMode: Text.Wrap
            maximumLineCount: banner.lines
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: banner.more
            size: 14
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }
    }

    Row {
        id: row

        anchors.right: parent.right
        anchors.rightMargin: 6
        y: banner.stacked ? words.y + words.height + 8 : Math.round((banner.height - height) / 2)
        spacing: 6
    }
}
