pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// Where the pages come and go; what stands around it does not move.
Item {
    id: stage

    required property KioskScreen screen
    required property bool wide
    required property real lowTop
    required property real notice // where a notice at the top ends, 0 without one
    required property bool live // the window is shown: pages may move

    Loader {
        id: loader

        width: stage.width
        height: stage.height
        sourceComponent: {
            switch (stage.screen.page) {
            case "home":
                return home;
            case "services":
                return services;
            case "detail":
                return detail;
            case "priority":
                return priority;
            case "printing":
            case "take":
            case "ask":
                return ticket;
            case "noted":
                return noted;
            case "closed":
                return closed;
            case "feedback":
            case "rated":
            case "rated_services":
            case "question":
            case "about":
            case "kinds":
                return feedback;
            case "write":
            case "code":
                return write;
            case "disclosing":
                return disclosing;
            case "check":
                return check;
            case "receipt":
                return receipt;
            case "standing":
                return standing;
            case "attract":
            case "emergency":
                return null; // these need more room
            default:
                return calm;
            }
        }
        onLoaded: if (Theme.motion && stage.live)
            enter.restart()
    }

    Component {
        id: home

        HomePage {
            screen: stage.screen
            wide: stage.wide
            lowTop: stage.lowTop
            notice: stage.notice
        }
    }

    Component {
        id: services

        ServicesPage {
            screen: stage.screen
            wide: stage.wide
            lowTop: stage.lowTop
            notice: stage.notice
        }
    }

    Component {
        id: detail

        DetailPage {
            screen: stage.screen
            wide: stage.wide
        }
    }

    Component {
        id: priority

        PriorityPage {
            screen: stage.screen
            wide: stage.wide
            lowTop: stage.lowTop
            notice: stage.notice
        }
    }

    Component {
        id: ticket

        TicketPage {
            screen: stage.screen
            wide: stage.wide
        }
    }

    Component {
        id: noted

        NotedPage {
            screen: stage.screen
            wide: stage.wide
        }
    }

    Component {
        id: closed

        ClosedPage {
            screen: stage.screen
            wide: stage.wide
        }
    }

    Component {
        id: calm

        CalmPage {
            screen: stage.screen
        }
    }

    Component {
        id: feedback

        FeedbackPage {
            screen: stage.screen
            wide: stage.wide
            lowTop: stage.lowTop
            notice: stage.notice
        }
    }

    Component {
        id: write

        WritePage {
            screen: stage.screen
            wide: stage.wide
            lowTop: stage.lowTop
            notice: stage.notice
        }
    }

    Component {
        id: disclosing

        DisclosurePage {
            screen: stage.screen
            wide: stage.wide
            notice: stage.notice
        }
    }

    Component {
        id: check

        CheckPage {
            screen: stage.screen
            wide: stage.wide
            notice: stage.notice
        }
    }

    Component {
        id: receipt

        ReceiptPage {
            screen: stage.screen
            wide: stage.wide
        }
    }

    Component {
        id: standing

        StandingPage {
            screen: stage.screen
            wide: stage.wide
            notice: stage.notice
        }
    }

    ParallelAnimation {
        id: enter

        NumberAnimation {
            target: loader
            property: "x"
            from: 32
            to: 0
            duration: 160
            easing.type: Easing.OutCubic
        }

        NumberAnimation {
            target: loader
            property: "opacity"
            from: 0
            to: 1
            duration: 160
            easing.type: Easing.OutCubic
        }
    }
}
