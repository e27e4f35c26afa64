pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import counter.screen
import shared.ui

// What a visitor tells at the desk, taken down; then the receipt, large enough to be read across the desk.
Window {
    id: window

    required property FilingScreen view
    readonly property bool filed: view.code !== ""
    readonly property bool free: !view.asks

    width: 560
    height: 760
    minimumWidth: 380
    minimumHeight: 600
    title: qsTrId("filing.window")
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

    component Hotkey: Shortcut {
        required property DeedKey key

        sequence: key.shortcut
        enabled: window.free
        autoRepeat: false
        onActivated: window.view.press(key.deed)
    }

    Hotkey {
        key: window.view.sendKey
        enabled: window.free && !window.filed
    }

    Hotkey {
        key: window.view.copyKey
        enabled: window.free && window.filed
    }

    Hotkey {
        key: window.view.leaveKey
    }

    Shortcut {
        sequence: "Esc"
        onActivated: window.view.press("cancel")
    }

    Shortcut {
        sequence: "Ctrl+L"
        onActivated: window.speak()
    }

    FocusScope {
        anchors.fill: parent
        focus: true

        Stripe {
            width: parent.width
            height: 4
            unit: 1
        }

        FilingForm {
            x: 20
            y: 4
            width: parent.width - 40
            height: parent.height - 4
            visible: !window.filed
            enabled: visible && window.free && !window.view.choosing
            screen: window.view
        }

        Receipt {
            x: 20
            y: 4
            width: parent.width - 40
            height: parent.height - 4
            visible: window.filed
            enabled: visible && window.free
            screen: window.view
        }

        ServiceSheet {
            anchors.fill: parent
            screen: window.view
        }

        UnsentSheet {
            anchors.fill: parent
            screen: window.view
        }
    }
}
