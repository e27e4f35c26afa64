import counter.qml
import counter.screen

// A key of the filing form: it shows and presses one deed.
DeskKey {
    required property FilingScreen screen
    required property DeedKey deed

    objectName: deed.deed
    text: deed.label
    cap: deed.cap
    possible: deed.possible
    reason: deed.reason
    height: 44
    onActivated: screen.press(deed.deed)
}
