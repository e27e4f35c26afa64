import QtQuick
import counter.screen
import shared.ui

// A key of the desk: one outline, an icon, a word, its key cap. What cannot be done is sunk, and says why when asked.
Item {
    id: key

    property Act act: null
    property string text: act ? act.label : ""
    property string icon: ""
    property string cap: act ? act.cap : ""
    property bool possible: act ? act.possible : true
    property string reason: act ? act.reason : ""
    property color ink: key.main ? Theme.inkOnNila : Theme.ink
    property real size: 15
    property bool chosen: false
    property bool main: false // what this page is for
    property color fill: Theme.nila // of a main key
    property bool bare: false // an icon of the header: no outline, the cap below
    readonly property bool isKey: true
    readonly property bool pressed: tap.pressed || byKey
    property bool byKey: false

    // Why it cannot be done is told to whoever stands on it, by pointer or by Tab; a press says it too.
    function tell(): void {
        hinted(hover.hovered || activeFocus ? (possible ? (bare ? text : "") : reason) : "");
    }

    signal activated
    signal hinted(string text)

    implicitHeight: 52
    implicitWidth: Math.ceil(word.implicitWidth) + around + 4
    readonly property real around: 24 + (icon !== "" ? 28 : 0) + (cap !== "" ? keycap.implicitWidth + 8 : 0)
    activeFocusOnTab: visible
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: possible ? cap : reason
    Accessible.onPressAction: key.activated()
    Keys.onPressed: event => {
        if ([Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space].includes(event.key)) {
            event.accepted = true;
            key.byKey = key.byKey || !event.isAutoRepeat;
        }
    }
    Keys.onReleased: event => {
        if (key.byKey && !event.isAutoRepeat) {
            event.accepted = true;
            key.byKey = false;
            key.activated();
        }
    }
    onActiveFocusChanged: {
        byKey = false;
        tell();
    }
    onReasonChanged: if (activeFocus || hover.hovered)
        tell()

    Rectangle {
        anchors.fill: parent
        radius: 10
        color: key.bare ? (key.pressed || hover.hovered ? Theme.sunk : "transparent") : !key.possible ? Theme.sunk : key.main ? (key.pressed ? Theme.nilaDeep : key.fill) : key.pressed ? Theme.sunk : key.chosen ? Theme.nilaSoft : Theme.surface
        border.width: key.bare || key.main && key.possible ? 0 : key.chosen ? 2 : 1
        border.color: !key.possible ? Theme.line : key.chosen ? Theme.nila : Theme.edge
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -3
        visible: key.activeFocus
        radius: 13
        color: "transparent"
        border.width: 2
        border.color: Theme.nila
    }

    Row {
        id: row

        anchors.centerIn: parent
        visible: !key.bare
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: key.icon !== ""
            name: key.icon
            size: 20
            color: key.possible ? key.ink : Theme.muted
        }

        Label {
            id: word

            anchors.verticalCenter: parent.verticalCenter
            text: key.text
            size: key.size
            weight: Font.DemiBold
            color: key.possible ? key.ink : Theme.muted
            // The word gives way before the key does.
            width: Math.min(implicitWidth, key.width - key.around + 12)
        }

        KeyCap {
            id: keycap

            anchors.verticalCenter: parent.verticalCenter
            text: key.cap
            faint: !key.possible
            onDark: key.main && key.possible
        }
    }

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 5
        visible: key.bare
        name: key.icon
        size: 22
        color: key.possible ? Theme.ink : Theme.muted
    }

    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 28
        visible: key.bare
        text: key.cap
        size: 11
        color: Theme.muted
    }

    HoverHandler {
        id: hover

        cursorShape: key.possible ? Qt.PointingHandCursor : Qt.ArrowCursor
        onHoveredChanged: key.tell()
    }

    TapHandler {
        id: tap

        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: key.activated()
    }
}
