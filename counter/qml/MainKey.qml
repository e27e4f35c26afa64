import QtQuick
import shared.ui

// The one main key: what comes next, whom it is about, and why.
Item {
    id: key

    required property string text
    required property string detail
    required property string why
    required property string cap
    required property bool possible
    property string icon: "bell-ring"
    readonly property bool isKey: true
    property bool byKey: false
    readonly property color ink: possible ? Theme.inkOnNila : Theme.ink2

    signal activated

    implicitHeight: 96
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: text + ", " + detail
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
    onActiveFocusChanged: byKey = false

    Rectangle {
        anchors.fill: parent
        radius: 14
        color: !key.possible ? Theme.sunk : tap.pressed || key.byKey ? Theme.nilaDeep : Theme.nila
        border.width: key.possible ? 0 : 1
        border.color: Theme.line
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -3
        visible: key.activeFocus
        radius: 17
        color: "transparent"
        border.width: 2
        border.color: Theme.nila
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - 24
        spacing: why.lineCount > 1 ? 0 : 3

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: 10

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: key.icon
                size: 24
                color: key.ink
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: key.text
                size: 20
                weight: Font.DemiBold
                color: key.ink
                width: Math.min(implicitWidth, key.width - 8 - 34 - 46)
            }

            KeyCap {
                anchors.verticalCenter: parent.verticalCenter
                text: key.cap
                onDark: key.possible
            }
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: key.detail
            size: 15
            color: key.possible ? Theme.ink2OnDeep : Theme.ink2
            horizontalAlignment: Text.AlignHCenter
        }

        Label {
            id: why

            width: parent.width
            visible: text !== ""
            text: key.why
            size: 13
            leading: 1.2
            color: key.possible ? Theme.ink2OnDeep : Theme.ink2
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }
    }

    HoverHandler {
        cursorShape: key.possible ? Qt.PointingHandCursor : Qt.ArrowCursor
    }

    TapHandler {
        id: tap

        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: key.activated()
    }
}
