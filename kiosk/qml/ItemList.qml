pragma ComponentBehavior: Bound

import QtQuick
import shared.ui

// What to bring. All of it: what does not fit is reached by scrolling, and a bar at the right says so.
Item {
    id: list

    required property var items
    property real size: 32
    property bool large: false
    property bool dense: false
    readonly property real room: height - heading.height - 24 - hint.height
    readonly property real peek: dense ? 10 : 12 // the blank over the words of the next row
    readonly property bool more: column.height > room

    // How tall the list is: cut after a whole row and a little, never through letters.
    function whole(): real {
        let seen = 0;
        for (const row of column.children) {
            if (row.y + row.height + peek > room)
                break;
            seen = Math.max(seen, row.y + row.height);
        }
        return seen > 0 ? seen + peek : room;
    }

    Label {
        id: heading

        width: parent.width
        text: qsTrId("kiosk.bring")
        size: list.large ? 60 : 44
        weight: Font.Bold
    }

    Label {
        anchors.top: heading.bottom
        width: parent.width
        visible: list.items.length === 0
        text: qsTrId("kiosk.bring.nothing")
        size: list.size
        wrapMode: Text.Wrap
    }

    Flickable {
        id: flick

        anchors.top: heading.bottom
        anchors.topMargin: 12
        height: list.more ? list.whole() : list.room
        width: parent.width
        contentHeight: column.height
        clip: true
        interactive: list.more
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: column

            width: flick.width - (flick.interactive ? 28 : 0)

            Repeater {
                model: list.items

                Item {
                    id: line

                    required property int index
                    required property var modelData

                    width: column.width
                    height: Math.max(list.large ? 96 : list.dense ? 62 : 76, text.height + (list.dense ? 20 : 24))

                    Rectangle {
                        id: disc

                        anchors.verticalCenter: parent.verticalCenter
                        width: 40
                        height: 40
                        radius: 20
                        color: Theme.nilaSoft
                        border.width: Theme.highContrast ? 2 : 0
                        border.color: Theme.nila

                        Icon {
                            anchors.centerIn: parent
                            name: "check"
                            size: 24
                        }
                    }

                    Label {
                        id: text

                        anchors.left: disc.right
                        anchors.leftMargin: 24
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: line.modelData.title
                        size: list.size
                        wrapMode: Text.Wrap
                    }

                    Rectangle {
                        visible: line.index < list.items.length - 1
                        anchors.bottom: parent.bottom
                        width: parent.width
                        height: 2
                        color: Theme.line
                    }
                }
            }
        }
    }

    Rectangle {
        anchors.right: parent.right
        visible: flick.interactive
        y: flick.y + flick.visibleArea.yPosition * flick.height
        width: 12
        height: flick.visibleArea.heightRatio * flick.height
        radius: 6
        color: Theme.edge
    }

    Label {
        id: hint

        anchors.bottom: parent.bottom
        width: parent.width
        visible: list.items.length > 0
        text: qsTrId("kiosk.bring.missing")
        size: list.large ? 41 : 30
        color: Theme.ink2
        wrapMode: Text.Wrap
    }
}
