pragma ComponentBehavior: Bound

import QtQuick
import shared.ui
import shared.ui.stage
import shared.ui.stage.card

// One TV as it would stand in the room: the very page, small. A ticker line lies at its foot.
Rectangle {
    id: tv

    required property PageCard card
    required property string ticker
    required property bool portrait
    property bool named: true // a small one has no room for words of its own
    readonly property bool line: ticker !== ""

    color: Theme.sunk
    border.width: 1
    border.color: Theme.edge

    PageArea {
        id: area

        anchors.fill: parent
        anchors.margins: 1
        visible: tv.card !== null
        wanted: tv.card
        portrait: tv.portrait
        // While somebody types, the words stand still.
        onWantedChanged: if (wanted !== null && wanted.kind !== "picture")
            take()
    }

    Rectangle {
        id: foot

        readonly property real unit: tv.width / (tv.portrait ? 1080 : 1920)

        x: 1
        y: parent.height - height - 1
        visible: tv.line
        width: parent.width - 2
        height: 100 * unit
        color: Theme.nilaDeep
        clip: true

        Label {
            objectName: "tickerText"
            x: 48 * foot.unit
            y: (foot.height - height * foot.unit) / 2
            text: tv.ticker
            size: 44
            scale: foot.unit
            transformOrigin: Item.TopLeft
            elide: Text.ElideNone
            color: Theme.inkOnDeep
        }
    }

    Label {
        anchors.centerIn: parent
        width: parent.width - 32
        visible: tv.named && tv.card === null && !tv.line
        text: qsTrId("notice.not_shown")
        size: 14
        color: Theme.ink2
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
