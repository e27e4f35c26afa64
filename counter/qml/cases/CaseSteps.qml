pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// The steps so far, the first one on top: what was done, when and by whom, what the person was told, what staff noted.
Column {
    id: steps

    required property CasesScreen screen

    spacing: 8

    Label {
        width: parent.width
        text: qsTrId("cases.steps")
        size: 16
        weight: Font.Bold
    }

    Label {
        width: parent.width
        visible: repeater.count === 0
        text: qsTrId("cases.no_steps")
        size: 14
        color: Theme.muted
    }

    component Said: Column {
        id: said

        required property string label
        required property string text

        width: parent?.width ?? 0
        visible: text !== ""

        Label {
            width: parent.width
            text: said.label
            size: 13
            color: Theme.muted
        }

        Label {
            width: parent.width
            text: said.text
            size: 15
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }
    }

    Repeater {
        id: repeater

        model: steps.screen.steps

        Item {
            id: step

            required property string sign
            required property string stand
            required property string when
            required property string answer
            required property string note
            required property bool last

            width: steps.width
            height: words.height

            Icon {
                name: step.sign
                size: 18
                color: Theme.nila
            }

            Rectangle {
                x: 8
                y: 24
                width: 1
                height: parent.height - 20
                visible: !step.last
                color: Theme.line
            }

            Column {
                id: words

                x: 30
                width: parent.width - x
                bottomPadding: 6
                spacing: 2

                Label {
                    width: parent.width
                    text: step.stand
                    size: 15
                    weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }

                Label {
                    width: parent.width
                    text: step.when
                    size: 13
                    color: Theme.muted
                    wrapMode: Text.Wrap
                }

                Said {
                    label: qsTrId("cases.answer_told")
                    text: step.answer
                }

                Said {
                    label: qsTrId("cases.note_kept")
                    text: step.note
                }
            }
        }
    }
}
