pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import counter.screen
import shared.ui

// The clerk's window: small, beside other programs; every verb has its key.
Window {
    id: window

    required property DeskScreen view
    property NoticesScreen notices: null // the supervisors' window, where there is one
    property CasesScreen cases: null // the complaint officers' window
    property FilingScreen filing: null // the form that takes down a complaint
    readonly property string page: view.page
    readonly property bool atDesk: page === "desk"

    width: 420
    height: 760
    minimumWidth: 400
    minimumHeight: 620
    title: view.title
    color: Theme.mori

    component Hotkey: Shortcut {
        required property Act act
        property bool here: window.atDesk

        sequence: act.shortcut
        enabled: here && act.shortcut !== ""
        autoRepeat: false
        onActivated: window.view.press(act.verb)
        onActivatedAmbiguously: window.view.press(act.verb)
    }

    Hotkey {
        act: window.view.callNextKey
    }

    Hotkey {
        act: window.view.arriveKey
    }

    Hotkey {
        act: window.view.recallKey
    }

    Hotkey {
        act: window.view.noShowKey
    }

    Hotkey {
        act: window.view.parkKey
    }

    Hotkey {
        act: window.view.transferKey
    }

    Hotkey {
        act: window.view.walkInKey
    }

    Hotkey {
        act: window.view.finishKey
    }

    Hotkey {
        act: window.view.finishOtherKey
    }

    Hotkey {
        act: window.view.pauseKey
    }

    Hotkey {
        act: window.view.undoKey
    }

    Hotkey {
        act: window.view.listKey
    }

    Hotkey {
        act: window.view.menuKey
    }

    Hotkey {
        act: window.view.closeDeskKey
    }

    Hotkey {
        act: window.view.changePinKey
    }

    Hotkey {
        act: window.view.announceKey
    }

    Hotkey {
        act: window.view.noticesKey
        here: window.notices !== null && (window.atDesk || window.page === "choose")
    }

    Hotkey {
        act: window.view.casesKey
        here: window.cases !== null && (window.atDesk || window.page === "choose")
    }

    Hotkey {
        act: window.view.fileCaseKey
        here: window.filing !== null && (window.atDesk || window.page === "choose")
    }

    Hotkey {
        act: window.view.emergencyKey
    }

    Hotkey {
        act: window.view.closeDayKey
    }

    Hotkey {
        act: window.view.logOutKey
        here: window.atDesk || window.page === "choose" || window.page === "pin"
    }

    Hotkey {
        act: window.view.languageKey
        here: true
    }

    Hotkey {
        act: window.view.onTopKey
        here: true
    }

    Shortcut {
        sequence: "Esc"
        onActivated: window.view.dismiss()
    }

    Loader {
        id: pages

        anchors.fill: parent
        anchors.topMargin: 0
        focus: true
        sourceComponent: window.atDesk ? desk : window.page === "pin" ? pin : window.page === "starting" ? starting : login
        onLoaded: if (window.atDesk)
            (item as Item).forceActiveFocus()
    }

    Stripe {
        id: stripe

        width: parent.width
        height: window.page === "login" || window.page === "choose" || window.page === "pin" ? 8 : 4
        unit: height === 8 ? 2 : 1
    }

    EmergencyBar {
        readonly property bool beside: window.atDesk && window.width >= 900

        x: (beside ? window.width - 420 : 0) + 12
        y: 8
        width: (beside ? 420 : window.width) - 24 - (window.atDesk ? 100 : 0)
        screen: window.view
        pressable: window.atDesk
    }

    Sheet {
        anchors.fill: parent
        screen: window.view
    }

    onClosing: others.leave()

    Beside {
        id: others

        notices: window.notices
        cases: window.cases
        filing: window.filing
        onSpeak: window.view.press("language")
    }

    Component {
        id: desk

        DeskPage {
            screen: window.view
        }
    }

    Component {
        id: login

        LoginPage {
            screen: window.view
        }
    }

    Component {
        id: pin

        PinPage {
            screen: window.view
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
                    text: window.view.starting
                    size: 17
                    wrapMode: Text.Wrap
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
}
