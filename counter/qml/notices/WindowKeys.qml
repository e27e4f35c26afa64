pragma ComponentBehavior: Bound

import QtQuick
import counter.screen

// The keys of the keyboard in the supervisors' window; while something is asked, only Esc and the language.
Item {
    id: keys

    required property NoticesScreen view
    required property bool free

    signal speak
    signal listed
    signal begun

    component Hotkey: Shortcut {
        required property DeedKey key
        property bool here: keys.free

        sequence: key.shortcut
        enabled: here && key.shortcut !== ""
        autoRepeat: false
        onActivated: keys.view.press(key.deed)
    }

    Hotkey {
        key: keys.view.newKey
        onActivated: keys.begun()
    }

    Hotkey {
        key: keys.view.saveKey
    }

    Hotkey {
        key: keys.view.approveKey
    }

    Hotkey {
        key: keys.view.withdrawKey
    }

    Hotkey {
        key: keys.view.removeKey
    }

    Hotkey {
        key: keys.view.revertKey
    }

    Hotkey {
        key: keys.view.emergencyKey
    }

    Hotkey {
        key: keys.view.liftKey
    }

    Hotkey {
        key: keys.view.leaveKey
    }

    Shortcut {
        sequence: "Esc"
        onActivated: keys.view.press("cancel")
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

    component TabKey: Shortcut {
        required property int place
        required property string tab

        sequence: "Ctrl+" + place
        enabled: keys.free
        onActivated: keys.view.show_tab(tab)
    }

    TabKey {
        place: 1
        tab: "content"
    }

    TabKey {
        place: 2
        tab: "when"
    }

    TabKey {
        place: 3
        tab: "preview"
    }

    TabKey {
        place: 4
        tab: "week"
    }
}
