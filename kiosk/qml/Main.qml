pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// The kiosk's window: everything is laid out on a canvas of design pixels, scaled to whatever screen there is.
Window {
    id: main

    required property KioskScreen view
    readonly property bool wide: width > height
    readonly property real k: wide ? Math.min(width / 1920, height / 1040) : Math.min(width / 1080, height / 1560)

    width: 1080
    height: 1920
    color: main.view.page === "attract" ? Theme.nilaDeep : Theme.mori
    title: "Antrean"

    // A key that had the focus is gone with its page: the four keys go on from the canvas.
    onActiveFocusItemChanged: if (activeFocusItem === contentItem)
        canvas.forceActiveFocus()

    Connections {
        function onPageChanged(): void {
            if (main.view.page !== "attract")
                return;
            Theme.keypad = false; // whoever moved by keys has left: the next key begins anew
            canvas.forceActiveFocus();
        }

        target: main.view
    }

    Binding {
        target: Theme
        property: "scale"
        value: main.k * Screen.devicePixelRatio
    }

    Binding {
        target: Theme
        property: "highContrast"
        value: main.view.contrast
    }

    Binding {
        target: Theme
        property: "deadTime"
        value: 2000
    }

    Item {
        id: canvas

        readonly property bool wide: main.wide
        readonly property bool covered: ["attract", "emergency"].includes(main.view.page) // by a page with its own head
        readonly property real bar: wide ? 300 : 208
        readonly property real content: wide ? width - bar : width
        readonly property real actionHeight: wide ? 144 : 160
        readonly property real actionTop: wide ? height - actionHeight - 44 : height - bar - 32 - actionHeight
        // Low keys: nothing to touch in the upper 55 % of the screen.
        readonly property real lowTop: 0.555 * height
        // On a wide screen a low keyboard needs the whole lower part: the action row's keys stand at its right.
        readonly property bool beside: wide && main.view.low && main.view.form.keyboard !== ""

        width: main.width / main.k
        height: main.height / main.k
        scale: main.k
        transformOrigin: Item.TopLeft
        focus: true

        function move(forward: bool): void {
            Theme.keypad = true;
            const from = main.activeFocusItem ?? canvas;
            let item = from;
            for (let n = 0; n < 60; n++) {
                item = item.nextItemInFocusChain(forward);
                if ((item as Key)?.enabled && item.visible)
                    break;
            }
            if (item)
                item.forceActiveFocus();
        }

        // A keyboard with a cable writes as well; Up, Down and, once they have moved, Left and Right reach the keys.
        function writes(event: KeyEvent): bool {
            const form = main.view.form;
            const aside = Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier;
            if (form.keyboard === "" || event.modifiers & aside)
                return false;
            if (event.key === Qt.Key_Backspace)
                form.erase();
            else if (!Theme.keypad && (event.key === Qt.Key_Left || event.key === Qt.Key_Right))
                form.stepCaret(event.key === Qt.Key_Left ? -1 : 1);
            else if (form.keyboard === "letters" && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter))
                form.type("\n");
            else if (event.text !== "" && event.text >= " " && event.key !== Qt.Key_Delete)
                form.type(event.text);
            else
                return false;
            if (Theme.keypad)
                canvas.forceActiveFocus();
            Theme.keypad = false;
            return true;
        }

        Keys.onPressed: event => {
            main.view.needTimeQuietly();
            event.accepted = true;
            if (canvas.writes(event))
                return;
            if (event.key === Qt.Key_Down || event.key === Qt.Key_Right)
                canvas.move(true);
            else if (event.key === Qt.Key_Up || event.key === Qt.Key_Left)
                canvas.move(false);
            else if (main.view.page === "attract")
                main.view.start();
            else if (event.key === Qt.Key_Escape || event.key === Qt.Key_Backspace || event.key === Qt.Key_Back)
                main.view.back();
            else
                event.accepted = false;
        }

        // A touch beside the keys also says that somebody is here.
        PointHandler {
            acceptedButtons: Qt.AllButtons
            onActiveChanged: if (active)
                main.view.needTimeQuietly()
        }

        Stripe {
            visible: !canvas.covered
            width: canvas.content
        }

        Header {
            visible: !canvas.covered
            x: 48
            y: canvas.wide ? 36 : 40
            width: canvas.content - 96
            screen: main.view
        }

        Stage {
            id: stage

            visible: !canvas.covered
            x: 48
            y: canvas.wide ? 152 : 176
            width: canvas.content - 96
            height: (canvas.beside ? canvas.actionTop + canvas.actionHeight : canvas.actionTop - 24) - y
            screen: main.view
            wide: canvas.wide
            lowTop: canvas.lowTop - y
            notice: sheet.noticeBottom - y
            live: main.visible
        }

        Loader {
            anchors.fill: parent
            active: main.view.page === "attract"

            sourceComponent: AttractPage {
                screen: main.view
                wide: canvas.wide
                content: canvas.content
                lowTop: canvas.lowTop
                floor: canvas.actionTop - 24
            }
        }

        Loader {
            width: canvas.content
            height: canvas.wide ? canvas.height : canvas.height - canvas.bar
            active: main.view.page === "emergency"

            sourceComponent: EmergencyPage {
                screen: main.view
                wide: canvas.wide
                noticeBottom: sheet.noticeBottom
            }
        }

        Actions {
            x: 48
            y: canvas.actionTop
            width: canvas.content - 96
            height: canvas.actionHeight
            enabled: main.view.left < 0 && !main.view.looks
            screen: main.view
        }

        FeedbackActions {
            x: canvas.beside ? 48 + 1040 + 40 : 48
            y: canvas.actionTop
            width: canvas.content - 48 - x
            height: canvas.actionHeight
            enabled: main.view.left < 0 && !main.view.looks
            screen: main.view
            stacked: canvas.beside
        }

        Sheet {
            id: sheet

            noticeTop: stage.y
            width: canvas.content
            height: canvas.wide ? canvas.height : canvas.height - canvas.bar
            screen: main.view
            wide: canvas.wide
        }

        ToolBar {
            x: canvas.wide ? canvas.width - canvas.bar : 0
            y: canvas.wide ? 0 : canvas.height - canvas.bar
            width: canvas.wide ? canvas.bar : canvas.width
            height: canvas.wide ? canvas.height : canvas.bar
            wide: canvas.wide
            lowTop: canvas.lowTop
            screen: main.view
        }
    }
}
