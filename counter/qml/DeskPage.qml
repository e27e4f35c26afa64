import QtQuick
import counter.screen
import shared.ui

// The desk at work: the pane alone, or from 900 px with the list beside it.
FocusScope {
    id: page

    required property DeskScreen screen
    readonly property bool wide: width >= 900
    readonly property bool listOpen: screen.sheet === "list"
    readonly property real listWidth: width - 420 - 24

    function toList(): void {
        waiting.list.forceActiveFocus();
    }

    onListOpenChanged: {
        if (listOpen && wide) {
            toList();
            Qt.callLater(screen.dismiss); // not while the opening is still being told
        } else if (listOpen) {
            sheetList.list.forceActiveFocus();
        } else if (!wide) {
            page.forceActiveFocus();
        }
    }

    Waiting {
        id: waiting

        visible: page.wide
        enabled: visible
        x: 24
        width: page.listWidth
        height: parent.height
        screen: page.screen
    }

    Pane {
        id: pane

        x: page.wide ? page.width - width : 0
        width: page.wide ? 420 : page.width
        height: parent.height
        wide: page.wide
        screen: page.screen
    }

    Strip {
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !page.wide
        screen: page.screen
    }

    // In a narrow window the list lies over the pane.
    Rectangle {
        anchors.fill: parent
        visible: page.listOpen && !page.wide
        color: Theme.mori

        MouseArea {
            anchors.fill: parent
        }

        Waiting {
            id: sheetList

            x: 20
            width: parent.width - 40
            height: parent.height
            enabled: parent.visible
            narrow: true
            screen: page.screen
        }
    }

    NoticeStrip {
        x: page.wide ? 24 : 0
        y: page.height - height - (page.wide ? 10 : 0)
        width: page.wide ? page.listWidth : parent.width
        height: page.wide ? 64 : 84
        radius: page.wide ? 10 : 0
        hint: pane.hint
        screen: page.screen
    }
}
