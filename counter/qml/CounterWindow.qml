import QtQuick
import QtQuick.Window
import counter.screen
import shared.ui

// The clerk's window: small, beside other programs; every verb has its key.
Window {
    id: window

    required property Screen screen
    readonly property string page: screen.page
    readonly property bool atDesk: page === "desk"

    width: 420
    height: 760
    minimumWidth: 400
    minimumHeight: 620
    title: screen.title
    color: Theme.mori

    component Hotkey: Shortcut {
        required property Act act
        property bool here: window.atDesk

        sequence: act.shortcut
        enabled: here && act.shortcut !== ""
        autoRepeat: false
        onActivated: window.screen.press(act.verb)
        onActivatedAmbiguously: window.screen.press(act.verb)
    }

    Hotkey {
        act: window.screen.callNextKey
    }

    Hotkey {
        act: window.screen.arriveKey
    }

    Hotkey {
        act: window.screen.recallKey
    }

    Hotkey {
        act: window.screen.noShowKey
    }

    Hotkey {
        act: window.screen.parkKey
    }

    Hotkey {
        act: window.screen.transferKey
    }

    Hotkey {
        act: window.screen.walkInKey
    }

    Hotkey {
        act: window.screen.finishKey
    }

    Hotkey {
        act: window.screen.finishOtherKey
    }

    Hotkey {
        act: window.screen.pauseKey
    }

    Hotkey {
        act: window.screen.undoKey
    }

    Hotkey {
        act: window.screen.listKey
    }

    Hotkey {
        act: window.screen.menuKey
    }

    Hotkey {
        act: window.screen.closeDeskKey
    }

    Hotkey {
        act: window.screen.changePinKey
    }

    Hotkey {
        act: window.screen.announceKey
    }

    Hotkey {
        act: window.screen.closeDayKey
    }

    Hotkey {
        act: window.screen.logOutKey
        here: window.atDesk || window.page === "choose" || window.page === "pin"
    }

    Hotkey {
        act: window.screen.languageKey
        here: true
    }

    Hotkey {
        act: window.screen.onTopKey
        here: true
    }

    Shortcut {
        sequence: "Esc"
        onActivated: window.screen.dismiss()
    }

    Loader {
        id: pages

        anchors.fill: parent
        anchors.topMargin: 0
        focus: true
        sourceComponent: window.atDesk ? desk : window.page === "pin" ? pin : window.page === "starting" ? starting : login
        onLoaded: if (window.atDesk)
            item.forceActiveFocus()
    }

    Stripe {
        id: stripe

        width: parent.width
        height: window.page === "login" || window.page === "choose" || window.page === "pin" ? 8 : 4
        unit: height === 8 ? 2 : 1
    }

    Sheet {
        anchors.fill: parent
        screen: window.screen
    }

    Component {
        id: desk

        DeskPage {
            screen: window.screen
        }
    }

    Component {
        id: login

        LoginPage {
            screen: window.screen
        }
    }

    Component {
        id: pin

        PinPage {
            screen: window.screen
        }
    }

    Component {
        id: starting

        Item {
            Column {
                anchors.centerIn: parent
                width: parent.width - 56
                spacing: 20

                Mark {
                    anchors.horizontalCenter: parent.horizontalCenter
                    size: 72
                }

                Label {
                    width: parent.width
                    text: window.screen.starting
                    size: 17
                    wrapMode: Text.Wrap
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
}
