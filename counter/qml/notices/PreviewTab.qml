pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// What the TVs will show, in both languages, landscape and portrait: drawn by the TV's own pages, one of them large.
FocusScope {
    id: tab

    required property NoticesScreen screen
    property int chosen: 0
    readonly property real gap: 12
    readonly property real room: height - foot.height
    readonly property real small: (room - 3 * gap) / 4
    readonly property real thumbs: small * 1320 / 856
    readonly property real large: width - thumbs - gap

    function shape(place: int): real {
        return place % 2 === 1 ? 1080 / 1116 : 1320 / 856;
    }

    function word(place: int): string {
        const language = place < 2 ? qsTrId("notice.language.id") : qsTrId("notice.language.en");
        return language + ", " + (place % 2 === 1 ? qsTrId("notice.portrait") : qsTrId("notice.landscape"));
    }

    component Tv: TvPicture {
        required property int place

        portrait: place % 2 === 1
        card: place < 2 ? tab.screen.cardId : tab.screen.cardEn
        ticker: place < 2 ? tab.screen.tickerId : tab.screen.tickerEn
    }

    Item {
        width: tab.large
        height: tab.room

        Label {
            id: word

            width: parent.width
            text: tab.word(tab.chosen)
            size: 13
            weight: Font.DemiBold
        }

        Tv {
            objectName: "preview"
            place: tab.chosen
            y: 20
            width: Math.round(Math.min(tab.large, (tab.room - 20) * tab.shape(place)))
            height: Math.round(width / tab.shape(place))
        }
    }

    Repeater {
        model: 4

        Item {
            id: thumb

            required property int index
            readonly property bool isKey: true

            objectName: "preview-" + index
            x: tab.width - tab.thumbs
            y: index * (tab.small + tab.gap)
            width: tab.thumbs
            height: tab.small
            activeFocusOnTab: true
            Accessible.role: Accessible.RadioButton
            Accessible.name: tab.word(index)
            Accessible.checked: tab.chosen === index
            Keys.onReturnPressed: tab.chosen = index
            Keys.onSpacePressed: tab.chosen = index
            Keys.onUpPressed: tab.chosen = Math.max(0, tab.chosen - 1)
            Keys.onDownPressed: tab.chosen = Math.min(3, tab.chosen + 1)

            Tv {
                place: thumb.index
                anchors.right: parent.right
                width: Math.round(parent.height * tab.shape(place))
                height: parent.height
                named: false
            }

            Rectangle {
                anchors.right: parent.right
                anchors.rightMargin: -3
                y: -3
                visible: tab.chosen === thumb.index || thumb.activeFocus
                width: Math.round(thumb.height * tab.shape(thumb.index)) + 6
                height: thumb.height + 6
                color: "transparent"
                border.width: tab.chosen === thumb.index ? 3 : 2
                border.color: Theme.nila
            }

            TapHandler {
                onTapped: tab.chosen = thumb.index
            }
        }
    }

    Row {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        height: next.visible || film.visible ? 52 : 0
        spacing: 12

        DeedButton {
            id: next

            y: 8
            visible: tab.screen.turns > 1
            screen: tab.screen
            deed: tab.screen.nextPageKey
            icon: "chevron-right"
        }

        Label {
            y: 22
            visible: next.visible
            text: (tab.screen.turn % Math.max(1, tab.screen.turns) + 1) + " / " + tab.screen.turns
            size: 14
            figures: true
            color: Theme.muted
        }

        Label {
            id: film

            y: 14
            width: parent.width - (next.visible ? next.width + 80 : 0)
            visible: tab.screen.kind === "video"
            text: qsTrId("notice.film_here")
            size: 14
            color: Theme.ink2
            wrapMode: Text.Wrap
        }
    }
}
