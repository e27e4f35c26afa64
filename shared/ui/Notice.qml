import QtQuick

// What happened, and what stays true. `grave` is for an error that needs a person.
Rectangle {
    id: notice

    required property string title
    property string text: ""
    property string icon: "info"
    property bool grave: false
    property real size: 38
    property real textSize: 32

    implicitHeight: Math.max(128, words.height + 40)
    radius: 20
    color: grave ? Theme.bataSoft : Theme.sogaSoft
    border.width: 2
    border.color: grave ? Theme.bata : Theme.soga

    Icon {
        id: sign

        x: 32
        anchors.verticalCenter: parent.verticalCenter
        name: notice.icon
        size: notice.size + 22
        color: notice.grave ? Theme.bata : Theme.soga
    }

    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: 28
        anchors.right: parent.right
        anchors.rightMargin: 28
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        Label {
            width: parent.width
            text: notice.title
            size: notice.size
            weight: Font.DemiBold
            wrapMode: Text.Wrap
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: notice.text
            size: notice.textSize
            wrapMode: Text.Wrap
        }
    }
}
