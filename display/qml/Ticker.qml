import QtQuick
import shared.ui

// One line at the foot. A text that fits stands still; a longer one moves just as far as it must, and rests at both ends.
Rectangle {
    id: ticker

    required property list<string> texts
    required property bool still
    property string clock: "" // at the right end, where no header shows the time
    property int turn: 0
    readonly property string shown: texts.length > 0 ? texts[turn % texts.length] : ""
    readonly property real excess: Math.max(0, line.implicitWidth - (space.width - 96))

    color: Theme.nilaDeep
    clip: true
    onTextsChanged: turn = 0
    onShownChanged: again()
    onStillChanged: again()
    onExcessChanged: again()
    Component.onCompleted: again()

    function again(): void {
        run.stop();
        line.x = 48;
        if (!ticker.still && ticker.excess > 0)
            run.start();
    }

    // A new text starts anew by itself; a single one is started again.
    function next(): void {
        line.x = 48;
        if (ticker.texts.length > 1)
            ticker.turn += 1;
        else
            run.restart();
    }

    Item {
        id: space

        width: parent.width - (time.visible ? time.width + 72 : 0)
        height: parent.height
        clip: true

        Label {
            id: line

            objectName: "tickerText"
            anchors.verticalCenter: parent.verticalCenter
            text: ticker.shown
            size: 44
            elide: Text.ElideNone
            color: Theme.inkOnDeep
        }
    }

    Label {
        id: time

        objectName: "clock"
        visible: ticker.clock !== ""
        anchors.right: parent.right
        anchors.rightMargin: 48
        anchors.verticalCenter: parent.verticalCenter
        text: ticker.clock
        size: 64
        weight: Font.DemiBold
        figures: true
        color: Theme.inkOnDeep
    }

    // Standing texts take turns; a single one that fits needs no timer at all.
    Timer {
        interval: 15000
        repeat: true
        running: !ticker.still && ticker.excess === 0 && ticker.texts.length > 1
        onTriggered: ticker.next()
    }

    SequentialAnimation {
        id: run

        onFinished: ticker.next()

        PauseAnimation {
            duration: 3000
        }

        NumberAnimation {
            target: line
            property: "x"
            from: 48
            to: 48 - ticker.excess
            duration: ticker.excess / 90 * 1000
        }

        PauseAnimation {
            duration: 6000
        }
    }
}
