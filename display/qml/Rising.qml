import QtQuick
import shared.ui
import display.screen

// A call that comes up from below and leaves downwards; what stands on it is laid out by who extends it.
Rectangle {
    id: panel

    property CallCard card: null
    property real home: 0 // y at rest; it comes from its own height below

    signal settled(call: int)
    signal arrived
    signal glows
    signal rests

    // Comes up from below; `still`: is there at once.
    function enter(next: CallCard, still: bool): void {
        down.stop();
        up.stop();
        rests();
        card = next;
        visible = true;
        y = still ? home : home + height;
        if (still)
            arrive(false);
        else
            up.start();
    }

    function arrive(glowing: bool): void {
        arrived();
        settled(card.call);
        if (glowing)
            glows();
    }

    function leave(): void {
        up.stop();
        rests();
        if (Theme.motion)
            down.start();
        else
            visible = false;
    }

    visible: false
    color: Theme.nilaDeep
    onHomeChanged: {
        if (visible && !up.running && !down.running)
            y = home;
    }

    NumberAnimation {
        id: up

        target: panel
        property: "y"
        to: panel.home
        duration: 320
        easing.type: Easing.OutCubic
        onFinished: panel.arrive(true)
    }

    NumberAnimation {
        id: down

        target: panel
        property: "y"
        to: panel.home + panel.height
        duration: 240
        easing.type: Easing.InCubic
        onFinished: panel.visible = false
    }
}
