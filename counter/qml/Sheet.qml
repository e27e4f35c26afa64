pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// A sheet of choices over the page: number keys, arrows and Enter, or the pointer; Esc goes back.
FocusScope {
    id: sheet

    required property DeskScreen screen
    readonly property bool open: screen.sheet !== "" && screen.sheet !== "list"
    readonly property var tabs: ["transfer_queue", "transfer_desk", "transfer_person"]
    readonly property bool form: screen.sheet === "announce" || screen.sheet === "pin"

    objectName: "sheet"
    visible: open
    onOpenChanged: if (open && !form)
        lines.forceActiveFocus()
    Keys.onEscapePressed: sheet.screen.dismiss()
    Keys.onPressed: event => {
        const i = event.key - Qt.Key_1;
        if (!sheet.form && i >= 0 && i < 9 && i < lines.count && !event.isAutoRepeat && event.modifiers === Qt.NoModifier) {
            event.accepted = true;
            lines.currentIndex = i;
            lines.take();
        } else if (sheet.screen.sheetTabbed && (event.key === Qt.Key_Left || event.key === Qt.Key_Right)) {
            event.accepted = true;
            const at = sheet.tabs.indexOf(sheet.screen.sheet) + (event.key === Qt.Key_Left ? -1 : 1);
            if (at >= 0 && at < 3)
                sheet.screen.showSheet(sheet.tabs[at]);
        } else if (sheet.screen.sheetLong) {
            search(event);
        }
    }

    // A list too long for the number keys is searched by its words.
    function search(event: KeyEvent): void {
        const typed = sheet.screen.sheetTyped;
        const command = event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier);
        if (event.key === Qt.Key_Backspace && typed !== "") {
            event.accepted = true;
            sheet.screen.search(typed.slice(0, -1));
        } else if (!command && event.text.length === 1 && event.text >= " " && event.key !== Qt.Key_Delete) {
            event.accepted = true;
            sheet.screen.search(typed + event.text);
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.nilaDeep
        opacity: 0.72
    }

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onClicked: sheet.screen.dismiss()
        onWheel: wheel => wheel.accepted = true
    }

    Rectangle {
        id: paper

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottomMargin: parent.width >= 900 ? (parent.height - height) / 2 : 12
        width: Math.min(parent.width - 24, 560)
        height: Math.min(parent.height - 40, top.height + (sheet.form ? body.height : lines.contentHeight) + hint.height + 56)
        radius: 14
        color: Theme.mori

        MouseArea {
            anchors.fill: parent
        }

        Column {
            id: top

            x: 20
            y: 20
            width: parent.width - 40
            spacing: 12

            Label {
                width: parent.width
                text: sheet.screen.sheetTitle
                size: 22
                weight: Font.Bold
                wrapMode: Text.Wrap
                maximumLineCount: 3
            }

            Row {
                id: kinds

                width: parent.width
                visible: sheet.screen.sheetTabbed
                spacing: 8

                Repeater {
                    model: sheet.tabs

                    DeskKey {
                        required property string modelData

                        objectName: "kind-" + modelData
                        width: (kinds.width - 16) / 3
                        height: 44
                        activeFocusOnTab: false
                        text: modelData === "transfer_queue" ? qsTrId("counter.transfer.transfer_queue") : modelData === "transfer_desk" ? qsTrId("counter.transfer.transfer_desk") : qsTrId("counter.transfer.transfer_person")
                        chosen: sheet.screen.sheet === modelData
                        onActivated: sheet.screen.showSheet(modelData)
                    }
                }
            }

            Label {
                width: parent.width
                visible: text !== ""
                text: sheet.screen.sheetText
                size: 15
                wrapMode: Text.Wrap
            }
        }

        ListView {
            id: lines

            objectName: "choices"
            anchors.top: top.bottom
            anchors.topMargin: 12
            anchors.bottom: hint.top
            anchors.bottomMargin: 10
            x: 20
            width: parent.width - 40
            visible: !sheet.form
            focus: !sheet.form
            clip: true
            spacing: 6
            model: sheet.screen.choices
            highlightMoveDuration: 0
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationWraps: true
            onModelChanged: currentIndex = 0
            onCountChanged: if (currentIndex < 0 || currentIndex >= count)
                currentIndex = 0
            Keys.onReturnPressed: event => event.isAutoRepeat || take()
            Keys.onEnterPressed: event => event.isAutoRepeat || take()

            function take(): void {
                sheet.screen.choose(currentIndex);
            }

            delegate: Entry {
                required property int index

                width: ListView.view.width
                current: ListView.isCurrentItem
                onChosen: {
                    ListView.view.currentIndex = index;
                    lines.take();
                }
            }
        }

        Rectangle {
            visible: lines.visible && lines.contentHeight > lines.height + 8 // more lines than can be seen
            x: paper.width - 13
            y: lines.y + lines.visibleArea.yPosition * lines.height
            width: 6
            height: lines.visibleArea.heightRatio * lines.height
            radius: 3
            color: Theme.edge
        }

        Connections {
            function onSheetChanged(): void {
                lines.currentIndex = 0;
            }

            target: sheet.screen
        }

        Loader {
            id: body

            anchors.top: top.bottom
            anchors.topMargin: 12
            x: 20
            width: parent.width - 40
            active: sheet.open && sheet.form
            sourceComponent: sheet.screen.sheet === "pin" ? pinForm : announceForm
        }

        Label {
            id: hint

            anchors.bottom: parent.bottom
            anchors.bottomMargin: 14
            x: 20
            width: parent.width - 40
            text: sheet.screen.sheetHint
            size: 13
            wrapMode: Text.Wrap
            color: Theme.muted
        }
    }

    Component {
        id: pinForm

        PinForm {
            screen: sheet.screen
        }
    }

    Component {
        id: announceForm

        Announce {
            screen: sheet.screen
        }
    }
}
