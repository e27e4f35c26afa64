pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import shared.ui.stage.card

// The way through the room: steps on one thread, one below the other.
Item {
    id: page

    required property PageCard card
    required property bool portrait
    readonly property list<var> steps: card?.lines ?? []

    PageHead {
        id: head

        y: page.portrait ? 72 : 44
        width: parent.width
        title: page.card?.title ?? ""
        titleSize: page.portrait ? 82 : 88
    }

    Item {
        id: way

        readonly property real step: Math.min(180, height / Math.max(1, page.steps.length))
        readonly property real tile: Math.min(104, step - 24)

        y: head.y + head.height + 22
        width: parent.width
        height: parent.height - y - 30

        Rectangle {
            x: way.tile / 2 - 3
            y: way.step / 2
            width: 6
            height: way.step * (page.steps.length - 1)
            color: Theme.sogaThread
        }

        Repeater {
            model: page.steps

            Item {
                id: step

                required property var modelData
                required property int index

                y: index * way.step
                width: way.width
                height: way.step

                Rectangle {
                    id: tile

                    width: way.tile
                    height: way.tile
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.nila

                    Icon {
                        anchors.centerIn: parent
                        name: step.modelData.icon
                        size: way.tile * 0.62
                        color: Theme.inkOnNila
                    }
                }

                Label {
                    id: figure

                    x: tile.width + 32
                    width: 46
                    anchors.baseline: words.top
                    anchors.baselineOffset: name.baselineOffset
                    text: step.modelData.mark
                    size: 48
                    weight: Font.Bold
                    figures: true
                    color: Theme.soga
                }

                Column {
                    id: words

                    anchors.left: figure.right
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        id: name

                        objectName: "lineName"
                        width: parent.width
                        text: step.modelData.name
                        size: 48
                        weight: Font.Bold
                    }

                    Label {
                        objectName: "lineValue"
                        width: parent.width
                        text: step.modelData.value
                        size: 40
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        leading: 1.2
                        color: Theme.ink2
                    }
                }
            }
        }
    }
}
