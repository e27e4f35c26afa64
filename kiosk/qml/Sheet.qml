pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// What may lie over the page: "still there?", text and colour, and the answer to a call for help.
Item {
    id: sheet

    required property KioskScreen screen
    required property bool wide
    required property real noticeTop
    readonly property real noticeBottom: help.visible ? help.y + help.height + 16 : noticeTop
    readonly property bool open: screen.left >= 0 || screen.looks

    Rectangle {
        anchors.fill: parent
        visible: sheet.open
        color: Theme.highContrast ? "#000000" : Theme.accentDeep
        opacity: Theme.highContrast ? 0.85 : 0.72

        // The keys below are covered: a touch beside the sheet only says that somebody is here.
        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: sheet.screen.looks ? sheet.screen.showLooks(false) : sheet.screen.needTime()
        }
    }

    Rectangle {
        visible: sheet.open
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 16
        width: Math.min(parent.width - 64, 1200)
        height: content.height + 128
        radius: 28
        color: Theme.mori
        border.width: Theme.highContrast ? 2 : 0
        border.color: Theme.edge

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
        }

        Loader {
            id: content

            x: 64
            y: 64
            width: parent.width - 128
            sourceComponent: sheet.screen.left >= 0 ? still : sheet.screen.looks ? looks : null
        }
    }

    Component {
        id: still

        StillThere {
            screen: sheet.screen
            wide: sheet.wide
        }
    }

    Component {
        id: looks

        LooksSheet {
            screen: sheet.screen
        }
    }

    Notice {
        id: help

        objectName: "help"
        visible: sheet.screen.helpTitle !== ""
        x: 48
        y: sheet.noticeTop - (sheet.wide ? 10 : 0)
        width: parent.width - 96
        title: sheet.screen.helpTitle
        text: sheet.screen.helpText
        icon: "hand-helping"
        grave: sheet.screen.helpGrave
        size: sheet.screen.large ? 46 : 38
        textSize: sheet.screen.large ? 42 : 32
    }
}
