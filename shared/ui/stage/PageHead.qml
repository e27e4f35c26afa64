import QtQuick
import shared.ui

// What a page is about: a line with its icon or a queue's letter, and below it the heading.
Column {
    id: head

    property string icon: ""
    property string mark: ""
    property string label: ""
    property color tint: Theme.soga
    property real labelSize: 44
    property string title: ""
    property real titleSize: 96
    property int titleLines: 3
    readonly property real under: line.visible ? (titleSize >= 100 ? 28 : 16) : 0

    Row {
        id: line

        visible: head.label !== ""
        spacing: 26
        bottomPadding: head.under

        Rectangle {
            visible: head.mark !== ""
            width: 60
            height: 60
            color: head.tint

            Label {
                objectName: "pageMark"
                anchors.centerIn: parent
                text: head.mark
                size: 44
                weight: Font.Bold
                color: Theme.inkOnNila
            }
        }

        Icon {
            visible: head.mark === "" && head.icon !== ""
            name: visible ? head.icon : ""
            size: 56
            color: head.tint
            anchors.verticalCenter: words.verticalCenter
        }

        Label {
            id: words

            objectName: "pageLabel"
            height: Math.max(60, implicitHeight)
            verticalAlignment: Text.AlignVCenter
            text: head.label
            size: head.labelSize
            weight: Font.DemiBold
            color: head.tint
        }
    }

    BalancedLabel {
        objectName: "pageTitle"
        width: fit(head.width)
        text: head.title
        size: head.titleSize
        weight: Font.Bold
        maximumLineCount: head.titleLines
        leading: 1.06
    }
}
