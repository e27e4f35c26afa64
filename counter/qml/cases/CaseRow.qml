pragma ComponentBehavior: Bound

import QtQuick
import shared.ui

// One case in the list: what it is, what it is about, how it stands, by when. Overdue is said by words and a sign.
Item {
    id: row

    required property int index
    required property string key
    required property string icon
    required property string kind
    required property string service
    required property string stand
    required property string sign
    required property string due
    required property bool overdue
    required property bool closed
    required property bool chosen
    property bool current: false
    property bool last: false

    signal picked

    objectName: "case-" + key
    implicitHeight: words.height + 20
    Accessible.role: Accessible.ListItem
    Accessible.name: [kind, service, stand, due].filter(each => each !== "").join(", ")

    Rectangle {
        anchors.fill: parent
        color: row.chosen ? Theme.nilaSoft : "transparent"
    }

    Rectangle {
        visible: row.chosen || row.overdue
        width: 4
        height: parent.height
        color: row.overdue ? Theme.bata : Theme.nila
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: 3
        visible: row.current
        radius: 8
        color: "transparent"
        border.width: 1
        border.color: Theme.nila
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
        y: 12
        name: row.icon
        size: 20
        color: Theme.ink2
    }

    Column {
        id: words

        x: 48
        y: 10
        width: parent.width - x - 12
        spacing: 2

        Label {
            width: parent.width
            text: row.kind
            size: 15
            weight: Font.DemiBold
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: row.service
            size: 13
            color: Theme.ink2
        }

        Row {
            spacing: 6

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: row.sign
                size: 15
                color: row.closed ? Theme.daun : Theme.nila
            }

            Label {
                text: row.stand
                size: 13
                weight: Font.DemiBold
                color: row.closed ? Theme.daun : Theme.nila
            }
        }

        Row {
            width: parent.width
            spacing: 6

            Icon {
                id: alert

                visible: row.overdue
                y: 1
                name: "triangle-alert"
                size: 15
                color: Theme.bata
            }

            Label {
                objectName: "due"
                width: parent.width - (alert.visible ? 21 : 0)
                text: row.due
                size: 13
                weight: row.overdue ? Font.Bold : Font.Normal
                figures: true
                color: row.overdue ? Theme.bata : Theme.ink2
                wrapMode: Text.Wrap
            }
        }
    }

    TapHandler {
        onTapped: row.picked()
    }
}
