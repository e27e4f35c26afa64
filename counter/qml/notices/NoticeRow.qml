pragma ComponentBehavior: Bound

import QtQuick
import shared.ui

// One announcement in the list: what it is, how it stands, when and where, who answers for it, what ails it.
Item {
    id: row

    required property int index
    required property string key
    required property string icon
    required property string kind
    required property string title
    required property string stand
    required property string sign
    required property string tone
    required property string when
    required property string where
    required property string who
    required property string unsaved
    required property string trouble
    required property bool chosen
    property bool last: false
    readonly property color ink: tone === "airing" ? Theme.daun : tone === "changed" ? Theme.soga : tone === "later" ? Theme.nila : Theme.muted

    signal picked

    objectName: "notice-" + key
    implicitHeight: words.height + 18
    Accessible.role: Accessible.ListItem
    Accessible.name: [kind, title, stand, unsaved, when, where, who, trouble].filter(each => each !== "").join(", ")

    Rectangle {
        anchors.fill: parent
        color: row.chosen ? Theme.nilaSoft : "transparent"
    }

    Rectangle {
        visible: row.chosen
        width: 4
        height: parent.height
        color: Theme.nila
    }

    Rectangle {
        visible: !row.last
        y: parent.height - 1
        width: parent.width
        height: 1
        color: Theme.line
    }

    Icon {
        x: 16
        y: 11
        name: row.icon
        size: 20
        color: Theme.ink2
    }

    Column {
        id: words

        x: 48
        y: 9
        width: parent.width - x - 12
        spacing: 1

        Label {
            width: parent.width
            text: row.title
            size: 15
            leading: 1.2
            weight: Font.DemiBold
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }

        Row {
            width: parent.width
            spacing: 6

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: row.sign
                size: 15
                color: row.ink
            }

            Label {
                id: stand

                width: Math.min(implicitWidth, parent.width - 21 - (unsaved.visible ? unsaved.implicitWidth + 18 : 0))
                text: row.stand
                size: 13
                weight: Font.DemiBold
                color: row.ink
            }

            Label {
                id: unsaved

                visible: row.unsaved !== ""
                text: "· " + row.unsaved
                size: 13
                weight: Font.DemiBold
                color: Theme.soga
            }
        }

        Label {
            width: parent.width
            text: row.when + " · " + row.where
            size: 13
            color: Theme.ink2
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: row.who
            size: 13
            color: Theme.muted
        }

        Row {
            width: parent.width
            visible: row.trouble !== ""
            spacing: 6

            Icon {
                y: 1
                name: "triangle-alert"
                size: 15
                color: Theme.bata
            }

            Label {
                objectName: "trouble"
                width: parent.width - 21
                text: row.trouble
                size: 13
                weight: Font.DemiBold
                color: Theme.bata
                wrapMode: Text.Wrap
                maximumLineCount: 3
            }
        }
    }

    TapHandler {
        onTapped: row.picked()
    }
}
