pragma Singleton
import QtQuick

// Colours by role, motion and touch rules of one window. Python sets the accent; a screen sets contrast and scale.
QtObject {
    id: theme

    property bool highContrast: false
    property bool motion: true
    property bool keypad: false // somebody moves by keys: show where the focus is
    property real scale: 1 // physical pixels per design pixel, so that icons and codes are drawn sharp
    property int deadTime: 0 // ms a key ignores touches after it acted

    property color accent: "#1D3766"
    property color accentDeep: "#12254A"
    property color accentLip: "#0F2144"
    property color accentSoft: "#E4E9F2"

    readonly property color mori: highContrast ? "#000000" : "#F8F4EB"
    readonly property color surface: highContrast ? "#000000" : "#FFFFFF"
    readonly property color sunk: highContrast ? "#000000" : "#EEE8DB"
    readonly property color line: highContrast ? "#FFFFFF" : "#D9D0BF"
    readonly property color edge: highContrast ? "#FFFFFF" : "#857A66"
    readonly property color lip: highContrast ? "#FFFFFF" : "#DDD3C0"
    readonly property color ink: highContrast ? "#FFFFFF" : "#1E1B17"
    readonly property color ink2: highContrast ? "#FFFFFF" : "#39342C"
    readonly property color muted: highContrast ? "#FFFFFF" : "#5A5347"
    readonly property color nila: highContrast ? "#FFD75E" : accent
    readonly property color nilaDeep: highContrast ? "#000000" : accentDeep
    readonly property color nilaSoft: highContrast ? "#000000" : accentSoft
    readonly property color lipAccent: highContrast ? "#FFFFFF" : accentLip
    readonly property color inkOnNila: highContrast ? "#000000" : "#FFFFFF"
    readonly property color inkOnDeep: "#FFFFFF"
    readonly property color ink2OnDeep: highContrast ? "#FFFFFF" : "#E6ECF7"
    readonly property color soga: highContrast ? "#FFD75E" : "#6E3A10"
    readonly property color inkOnSoga: highContrast ? "#000000" : "#FFFFFF"
    readonly property color sogaThread: highContrast ? "#FFD75E" : "#A4612A"
    readonly property color sogaSoft: highContrast ? "#000000" : "#F6E7D2"
    readonly property color sogaLip: highContrast ? "#FFD75E" : "#E2C79F"
    readonly property color kunyit: highContrast ? "#FFD75E" : "#F7C255"
    readonly property color kunyitLip: highContrast ? "#FFFFFF" : "#C08A22"
    readonly property color inkOnKunyit: highContrast ? "#000000" : "#1E1B17"
    readonly property color daun: highContrast ? "#9BE8B4" : "#14532F"
    readonly property color daunSoft: highContrast ? "#000000" : "#E0EFE5"
    readonly property color dot: highContrast ? "#9BE8B4" : "#2E7D4F"
    readonly property color bata: highContrast ? "#FFB4A8" : "#8A1F14"
    readonly property color bataSoft: highContrast ? "#000000" : "#FAE5E0"

    // The woven stripe, left to right: thread and width in units.
    property var threads: [["nila", 26], ["mori", 1], ["nila", 2], ["mori", 1], ["soga", 6], ["mori", 1], ["nila", 1], ["kunyit", 3], ["nila", 1], ["mori", 1], ["soga", 6], ["mori", 1], ["nila", 2], ["mori", 1]]

    function thread(name: string): color {
        switch (name) {
        case "mori":
            return "#F8F4EB";
        case "soga":
            return "#A4612A";
        case "kunyit":
            return "#F7C255";
        default:
            return theme.accent;
        }
    }

    function ms(duration: int): int {
        return theme.motion ? duration : 0;
    }
}
