import QtQuick
import shared.ui
import shared.ui.stage.card

// What a picture or video shows, on a strip at its foot; nothing when it has no words.
Item {
    id: page

    required property PageCard card
    required property bool portrait
    readonly property string title: card?.title ?? ""
    readonly property string said: card?.body[0] ?? ""
    readonly property real covered: strip.visible ? strip.height : 0

    Rectangle {
        id: strip

        visible: page.title !== "" || page.said !== ""
        anchors.bottom: parent.bottom
        width: parent.width
        height: words.height + 64
        color: Theme.nilaDeep

        Column {
            id: words

            x: page.portrait ? 48 : 64
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 2 * x
            spacing: 8

            Label {
                objectName: "pageTitle"
                visible: text !== ""
                width: parent.width
                text: page.title
                size: 64
                weight: Font.Bold
                wrapMode: Text.Wrap
                maximumLineCount: 2
                leading: 1.12
                color: Theme.inkOnDeep
            }

            Label {
                objectName: "pageBody"
                visible: text !== ""
                width: parent.width
                text: page.said
                size: 44
                wrapMode: Text.Wrap
                maximumLineCount: 3
                color: Theme.ink2OnDeep
            }
        }
    }
}
