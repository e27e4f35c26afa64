pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import shared.ui.stage
import display.player
import display.screen

// The stage: a page, and over it the call. Two panels of a kind, so that the next call slides over the one before.
Item {
    id: stage

    required property TvScreen tv
    required property bool portrait
    required property bool banner // the call leaves the page in sight, number and place side by side
    required property bool below // a call lies at the foot of the stage
    required property real callHeight
    required property real numberSize
    readonly property CallCard card: tv.call
    property Rising front: one
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
        front = banner ? (front === low ? lower : low) : front === one ? two : one;
        behind.z = 0;
        front.z = 1;
        front.enter(card, !Theme.motion);
    }
    onBannerChanged: settle()
    Component.onCompleted: {
        ready = true;
        settle();
    }

    // The call that stands, on the panel that fits the shape of the screen.
    function settle(): void {
        for (const panel of [one, two, low, lower])
            panel.visible = false;
        front = banner ? low : one;
        if (ready && card !== null)
            front.enter(card, true);
    }

    PageArea {
        id: page

        objectName: "page"
        wanted: stage.tv.page
        portrait: stage.portrait
        film: stage.tv.film !== null ? screening : null
        anchors.fill: parent
        onUnreadable: stage.tv.unreadable()
    }

    // Over a call that leaves the page in sight its words end softly, not in the middle of a line.
    Rectangle {
        objectName: "shade"
        visible: stage.below && stage.front.visible && !page.media
        y: stage.front.y - height
        width: stage.width
        height: 128
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.alpha(page.color, 0)
            }

            GradientStop {
                position: 0.6
                color: page.color
            }
        }
    }

    Component {
        id: screening

        VideoArea {
            player: stage.tv.film
            detail: Theme.scale
            fillColor: Theme.nilaDeep
        }
    }

    CallPanel {
        id: one

        objectName: "call1"
        portrait: stage.portrait
        numberSize: stage.numberSize
        width: stage.width
        height: stage.callHeight
        home: stage.below ? stage.height - height : 0
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
        home: stage.below ? stage.height - height : 0
        onSettled: call => stage.tv.settled(call)
        onArrived: one.visible = false
    }

    CallBanner {
        id: low

        objectName: "call1"
        numberSize: stage.numberSize
        width: stage.width
        home: stage.height - height
        onSettled: call => stage.tv.settled(call)
        onArrived: lower.visible = false
    }

    CallBanner {
        id: lower

        objectName: "call2"
        numberSize: stage.numberSize
        width: stage.width
        home: stage.height - height
        onSettled: call => stage.tv.settled(call)
        onArrived: low.visible = false
    }
}
