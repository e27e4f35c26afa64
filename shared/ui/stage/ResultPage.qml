pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import shared.ui.stage.card

// What visitors think of the office: the index as large as it goes, its grade in words, who answered and when.
Item {
    id: page

    required property PageCard card
    required property bool portrait
    readonly property list<var> someones: (card?.lines ?? []).filter(line => line.icon !== "")
    readonly property list<var> levels: (card?.lines ?? []).filter(line => line.icon === "")
    readonly property real gap: levels.length > 0 ? 0 : portrait ? 60 : 44 // fewer rows stand further apart

    PageHead {
        id: head

        y: page.portrait ? 64 : 40
        width: parent.width
        icon: "star"
        tint: Theme.nila
        label: page.card?.body[1] ?? ""
        title: page.card?.label ?? ""
        titleSize: page.portrait ? 68 : 72
        titleLines: 2
    }

    Label {
        id: index

        objectName: "index"
        y: head.y + head.height + page.gap + (page.portrait ? 8 : -4)
        text: page.card?.title ?? ""
        size: page.portrait ? 260 : 248
        weight: Font.Bold
        figures: true
        leading: 1.05
    }

    Grid {
        id: grade

        x: page.portrait ? 0 : index.width + 48
        y: page.portrait ? index.y + index.height - 14 : index.y + (index.height - height) / 2
        columns: page.portrait ? 2 : 1
        spacing: page.portrait ? 28 : 8
        verticalItemAlignment: Grid.AlignVCenter

        Rectangle {
            width: 108
            height: width
            color: Theme.nila

            Label {
                objectName: "grade"
                anchors.centerIn: parent
                text: page.card?.mark ?? ""
                size: 80
                weight: Font.Bold
                color: Theme.inkOnNila
            }
        }

        Label {
            objectName: "gradeWords"
            text: page.card?.body[0] ?? ""
            size: page.portrait ? 76 : 60
            weight: Font.Bold
        }
    }

    Flow {
        id: people

        y: page.gap + (page.portrait ? grade.y + grade.height + 30 : index.y + index.height + 2)
        width: parent.width
        spacing: page.portrait ? 32 : 72

        Repeater {
            model: page.someones

            Row {
                id: someone

                required property var modelData

                spacing: 16

                Label {
                    objectName: "lineName"
                    anchors.baseline: count.baseline
                    text: someone.modelData.name
                    size: 40
                    color: Theme.ink2
                }

                Label {
                    id: count

                    objectName: "lineValue"
                    text: someone.modelData.value
                    size: 48
                    weight: Font.Bold
                    figures: true
                }
            }
        }
    }

    Grid {
        id: schools

        readonly property real room: foot.y - y - 16

        y: people.y + people.height + 18
        columns: 2
        columnSpacing: page.portrait ? 44 : 72

        Repeater {
            model: page.levels

            Item {
                id: school

                required property var modelData

                width: (page.width - schools.columnSpacing) / 2
                height: Math.min(72, schools.room / Math.ceil(page.levels.length / 2))

                Rectangle {
                    width: parent.width
                    height: 2
                    color: Theme.line
                }

                Label {
                    objectName: "lineName"
                    anchors.verticalCenter: parent.verticalCenter
                    text: school.modelData.name
                    size: 40
                }

                Label {
                    objectName: "lineValue"
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: school.modelData.value
                    size: 40
                    weight: Font.DemiBold
                    figures: true
                }
            }
        }
    }

    Label {
        id: foot

        objectName: "pageFoot"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: page.portrait ? 44 : 28
        width: parent.width
        text: page.card?.foot ?? ""
        size: page.portrait ? 40 : 44
        weight: Font.DemiBold
        color: Theme.nila
        wrapMode: Text.Wrap
        maximumLineCount: 2
    }
}
