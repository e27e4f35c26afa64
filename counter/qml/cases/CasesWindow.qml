pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import counter.screen
import shared.ui

// The complaint officers' window: the list at the left and one case at the right, or one after the other when narrow.
Window {
    id: window

    required property CasesScreen view
    readonly property bool wide: width >= 820
    readonly property bool free: view.ask === "" && !view.hidden
    readonly property real listWidth: Math.max(320, Math.min(400, width * 0.36))

    width: 1020
    height: 720
    minimumWidth: 380
    minimumHeight: 600
    title: qsTrId("cases.window")
    color: Theme.mori
    onClosing: close => {
        close.accepted = false;
        view.press("leave");
    }

    signal speak

    Connections {
        function onWanted(): void {
            if (window.visibility === Window.Minimized)
                window.showNormal();
            window.raise();
            window.requestActivate();
        }

        target: window.view
    }

    CaseKeys {
        view: window.view
        free: window.free
        onSpeak: window.speak()
        onListed: list.list.forceActiveFocus(Qt.TabFocusReason)
    }

    FocusScope {
        id: stage

        anchors.fill: parent
        focus: true

        HoverHandler {
            onPointChanged: window.view.touch()
        }

        Stripe {
            width: parent.width
            height: 4
            unit: 1
        }

        CaseHead {
            id: head

            enabled: window.free
            x: 20
            y: 4
            width: parent.width - 40
            screen: window.view
        }

        CaseList {
            id: list

            x: 20
            y: head.y + head.height
            width: window.wide ? window.listWidth : parent.width - 40
            height: parent.height - y - 16
            visible: window.wide || !window.view.chosen
            enabled: window.free && visible
            screen: window.view
        }

        CasePage {
            x: window.wide ? list.x + list.width + 20 : 20
            y: list.y
            width: parent.width - x - 20
            height: list.height
            visible: window.wide || window.view.chosen
            enabled: window.free && visible
            narrow: !window.wide
            any: list.list.count > 0
            screen: window.view
        }

        Curtain {
            anchors.fill: parent
            screen: window.view
        }

        DiscardSheet {
            anchors.fill: parent
            screen: window.view
        }
    }
}
