import QtQuick
import shared.ui
import display.screen

// What stands on the stage between calls. The ground changes at once; only the words fade.
Rectangle {
    id: area

    required property TvScreen tv
    required property bool portrait
    readonly property PageCard wanted: tv.page
    property string kind: ""

    color: kind === "notice" ? Theme.sogaSoft : Theme.mori
    onWantedChanged: {
        if (Theme.motion && page.kind !== "")
            change.restart();
        else
            page.take(area.wanted);
    }
    Component.onCompleted: page.take(area.wanted)

    SequentialAnimation {
        id: change

        NumberAnimation {
            target: page
            property: "opacity"
            to: 0
            duration: 200
            easing.type: Easing.InCubic
        }

        ScriptAction {
            script: page.take(area.wanted)
        }

        NumberAnimation {
            target: page
            property: "opacity"
            to: 1
            duration: 200
            easing.type: Easing.OutCubic
        }
    }

    Page {
        id: page

        objectName: "pageText"
        portrait: area.portrait
        anchors.fill: parent
        anchors.leftMargin: area.portrait ? 48 : 64
        anchors.rightMargin: area.portrait ? 48 : 64
        onKindChanged: area.kind = kind
    }
}
