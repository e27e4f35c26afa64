import QtQuick
import shared.ui
import display.screen

// The stage: a page, and over it the call. Two panels, so that the next call slides over the one before.
Item {
    id: stage

    required property TvScreen tv
    required property bool portrait
    required property real callHeight
    readonly property CallCard card: tv.call
    readonly property real numberSize: portrait ? 384 : 468
    property CallPanel front: one
    property bool ready: false

    clip: true
    onCardChanged: {
        if (!ready)
            return;
        if (card === null) {
            front.leave();
            return;
        }
        const behind = front;
        front = front === one ? two : one;
        behind.z = 0;
        front.z = 1;
        front.enter(card, !Theme.motion);
    }
    Component.onCompleted: {
        ready = true;
        if (card !== null)
            front.enter(card, true);
    }

    PageArea {
        objectName: "page"
        tv: stage.tv
        portrait: stage.portrait
        anchors.fill: parent
    }

    CallPanel {
        id: one

        objectName: "call1"
        portrait: stage.portrait
        numberSize: stage.numberSize
        width: stage.width
        height: stage.callHeight
        onSettled: call => stage.tv.settled(call)
        onArrived: two.visible = false
    }

    CallPanel {
        id: two

        objectName: "call2"
        portrait: stage.portrait
        numberSize: stage.numberSize
        width: stage.width
        height: stage.callHeight
        onSettled: call => stage.tv.settled(call)
        onArrived: one.visible = false
    }
}
