import QtQuick

// A key: an outline with a lip below. It acts on release inside itself, and is dead for a while after it acted.
Item {
    id: key

    enum Kind {
        Plain,
        Main,
        Priority,
        Start
    }

    property int kind: Key.Plain
    property string text: ""
    property string icon: ""
    property real size: 40
    property real iconSize: 48
    property bool above: false // the icon stands above the word
    property real radius: 20
    property real stroke: 2
    property real lip: kind === Key.Start ? 14 : 8
    property int deadTime: Theme.deadTime
    property bool chosen: false
    property color ring: Theme.nila // around the key that the four keys have reached
    readonly property bool resting: dead.running
    readonly property bool pressed: key.enabled && (tap.pressed && !resting || byKey)
    readonly property color ink: !key.enabled ? Theme.ink2 : kind === Key.Main ? Theme.inkOnNila : kind === Key.Start ? Theme.inkOnKunyit : Theme.ink
    readonly property color iconInk: !key.enabled ? Theme.ink2 : kind === Key.Main ? Theme.inkOnNila : kind === Key.Start ? Theme.inkOnKunyit : kind === Key.Priority ? Theme.soga : Theme.nila
    readonly property color ground: face.color
    default property alias content: slot.data

    property bool byKey: false
    readonly property bool isKey: true

    signal activated

    function act(): void {
        if (!key.enabled || dead.running)
            return;
        if (key.deadTime > 0)
            dead.restart();
        key.activated();
    }

    activeFocusOnTab: enabled && visible
    implicitHeight: 160
    implicitWidth: row.implicitWidth + 64
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: key.act()
    Keys.onPressed: event => {
        if ([Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space, Qt.Key_Select].includes(event.key)) {
            event.accepted = true;
            if (!event.isAutoRepeat)
                key.byKey = true;
        }
    }
    Keys.onReleased: event => {
        if (key.byKey && !event.isAutoRepeat) {
            event.accepted = true;
            key.byKey = false;
            key.act();
        }
    }
    onActiveFocusChanged: byKey = false

    Timer {
        id: dead

        interval: key.deadTime
    }

    Rectangle {
        anchors.fill: parent
        visible: key.enabled && !key.pressed
        radius: key.radius
        color: key.kind === Key.Main ? Theme.lipAccent : key.kind === Key.Priority ? Theme.sogaLip : key.kind === Key.Start ? Theme.kunyitLip : Theme.lip
        border.width: key.kind === Key.Start || key.kind === Key.Main ? 0 : key.stroke
        border.color: key.kind === Key.Priority ? Theme.soga : Theme.edge
    }

    Rectangle {
        id: face

        y: key.pressed ? key.lip - key.stroke : 0
        width: parent.width
        height: parent.height - key.lip
        radius: key.radius
        color: !key.enabled ? Theme.sunk : key.kind === Key.Main ? Theme.nila : key.kind === Key.Priority ? Theme.sogaSoft : key.kind === Key.Start ? Theme.kunyit : key.chosen ? Theme.nilaSoft : Theme.surface
        border.width: key.kind === Key.Start || key.kind === Key.Main && key.enabled ? 0 : key.chosen ? 2 * key.stroke : key.stroke
        border.color: !key.enabled ? Theme.line : key.kind === Key.Priority ? Theme.soga : key.chosen ? Theme.nila : Theme.edge

        Behavior on y {
            enabled: Theme.motion && !key.pressed

            NumberAnimation {
                duration: 80
                easing.type: Easing.OutCubic
            }
        }

        Item {
            id: slot

            anchors.fill: parent
        }

        Grid {
            id: row

            anchors.centerIn: parent
            visible: key.text !== ""
            flow: key.above ? Grid.TopToBottom : Grid.LeftToRight
            rows: key.above ? 2 : 1
            columns: key.above || key.icon === "" ? 1 : 2 // a column without anything in it would still push the word aside
            spacing: key.above ? 4 : key.size * 0.5
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                name: key.icon
                visible: key.icon !== ""
                size: key.iconSize
                color: key.iconInk
            }

            BalancedLabel {
                text: key.text
                size: key.size
                weight: key.kind === Key.Main || key.kind === Key.Start ? Font.Bold : Font.DemiBold
                color: key.ink
                // A long word wraps inside the key; it never widens it.
                width: fit(key.width - (key.above || key.icon === "" ? 18 : 40 + key.iconSize + key.size * 0.5))
                maximumLineCount: 2
                horizontalAlignment: key.above || key.icon === "" ? Text.AlignHCenter : Text.AlignLeft
                leading: 1.15
            }
        }
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -8
        visible: key.activeFocus && Theme.keypad
        radius: key.radius + 8
        color: "transparent"
        border.width: 4
        border.color: key.ring
    }

    TapHandler {
        id: tap

        enabled: key.enabled
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: key.act()
    }
}
