pragma ComponentBehavior: Bound

import QtQuick
import shared.ui.stage.card

// The words of a page, laid out by its kind.
Item {
    id: words

    required property PageCard card
    required property bool portrait
    readonly property real edge: portrait ? 48 : 64
    readonly property real covered: (place.item as LabelStrip)?.covered ?? 0 // of a picture, at its foot

    Loader {
        id: place

        anchors.fill: parent
        anchors.leftMargin: filling ? 0 : words.edge
        anchors.rightMargin: filling ? 0 : words.edge
        active: words.card !== null
        sourceComponent: words.layout(words.card?.kind ?? "")

        readonly property bool filling: sourceComponent === strip
    }

    function layout(kind: string): Component {
        switch (kind) {
        case "text":
            return text;
        case "queues":
        case "closed":
            return table;
        case "flow":
            return flow;
        case "bring":
            return bring;
        case "standard":
            return standard;
        case "hours":
            return hours;
        case "desks":
            return desks;
        case "people":
            return people;
        case "statement":
            return statement;
        case "ways":
            return ways;
        case "result":
            return result;
        case "picture":
        case "video":
            return strip;
        default:
            return notice;
        }
    }

    Component {
        id: text

        TextPage {
            card: words.card
            portrait: words.portrait
        }
    }

    Component {
        id: notice

        NoticePage {
            card: words.card
            portrait: words.portrait
        }
    }

    Component {
        id: table

        TablePage {
            card: words.card
            portrait: words.portrait
        }
    }

    Component {
        id: flow

        FlowPage {
            card: words.card
            portrait: words.portrait
        }
    }

    Component {
        id: bring

        BringPage {
            card: words.card
            portrait: words.portrait
        }
    }

    Component {
        id: standard

        StandardPage {
            card: words.card
            portrait: words.portrait
        }
    }

    Component {
        id: hours

        HoursPage {
            card: words.card
            portrait: words.portrait
        }
    }

    Component {
        id: desks

        DesksPage {
            card: words.card
            portrait: words.portrait
        }
    }

    Component {
        id: people

        PeoplePage {
            card: words.card
            portrait: words.portrait
        }
    }

    Component {
        id: statement

        StatementPage {
            card: words.card
            portrait: words.portrait
        }
    }

    Component {
        id: ways

        WaysPage {
            card: words.card
            portrait: words.portrait
        }
    }

    Component {
        id: result

        ResultPage {
            card: words.card
            portrait: words.portrait
        }
    }

    Component {
        id: strip

        LabelStrip {
            card: words.card
            portrait: words.portrait
        }
    }
}
