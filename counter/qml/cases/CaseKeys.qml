pragma ComponentBehavior: Bound

import QtQuick
import counter.screen

// The keys of the keyboard in the officers' window; while something is asked or covered, only Esc, leaving and language.
Item {
    id: keys

    required property CasesScreen view
    required property bool free

    signal speak
    signal listed

    component Hotkey: Shortcut {
        required property DeedKey key

        sequence: key.shortcut
        enabled: keys.free
        autoRepeat: false
        onActivated: keys.view.press(key.deed)
    }

    Hotkey {
        key: keys.view.refreshKey
    }

    Hotkey {
        key: keys.view.sendKey
    }

    Hotkey {
        key: keys.view.backKey
    }

    Hotkey {
        key: keys.view.leaveKey
        enabled: keys.view.ask === ""
    }

    Shortcut {
        sequence: "Esc"
        onActivated: keys.view.press(keys.free && keys.view.notice === "" ? "back" : "cancel")
    }

    Shortcut {
        sequence: "Ctrl+L"
        onActivated: keys.speak()
    }

    Shortcut {
        sequence: "F11"
        enabled: keys.free
        onActivated: keys.listed()
    }

    Shortcut {
        sequence: "Ctrl+1"
        enabled: keys.free && keys.view.whistle
        onActivated: keys.view.showDrawer("cases")
    }

    Shortcut {
        sequence: "Ctrl+2"
        enabled: keys.free && keys.view.whistle
        onActivated: keys.view.showDrawer("whistle")
    }
}
