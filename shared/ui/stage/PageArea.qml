import QtQuick
import shared.ui
import shared.ui.stage.card

// What stands on the stage between calls, drawn for 1320 x 856 (portrait 1080 x 1116) and scaled to any size.
// The ground and pictures change at once; only the words fade.
Rectangle {
    id: area

    required property PageCard wanted
    required property bool portrait
    property Component film: null // plays a video; without one a sign stands in its place
    property PageCard shown: null
    readonly property string kind: shown?.kind ?? ""
    readonly property bool media: kind === "picture" || kind === "video"
    readonly property real unit: portrait ? width / 1080 : Math.min(width / 1320, height / 856)

    // The file of the page that was wanted cannot be drawn.
    signal unreadable

    function change(): void {
        patience.stop();
        if (Theme.motion && shown !== null && !media && kind !== "starting")
            fade.restart();
        else
            take();
    }

    function pixels(side: real): int {
        return Math.max(64, Math.min(4096, Math.ceil(side * Theme.scale)));
    }

    // A picture of about this shape fills it; a poster is shown whole, above its words.
    function fits(card: PageCard): int {
        return card === null || height <= 0 || card.fills(width / height) ? Image.PreserveAspectCrop : Image.PreserveAspectFit;
    }

    function take(): void {
        fade.stop();
        words.opacity = 1;
        swap();
    }

    function swap(): void {
        shown = wanted;
        if (wanted.kind === "picture") {
            picture.source = next.source;
            next.source = "";
        } else {
            picture.source = "";
        }
    }

    clip: true
    color: media ? Theme.nilaDeep : kind === "notice" ? Theme.sogaSoft : kind === "statement" ? Theme.daunSoft : Theme.mori
    function want(): void {
        if (wanted === null)
            return;
        const file = wanted.kind === "picture" ? wanted.picture : "";
        if (wanted.kind === "picture" && file === "") {
            unreadable();
            if (shown !== null)
                return; // whoever shows it passes it over
        }
        patience.stop();
        next.source = ""; // the file of the page before may be the same one
        next.source = file; // one that is in memory is ready, and taken, before the next line
        if (file === "")
            change();
        else if (next.status === Image.Loading)
            patience.restart();
    }

    onWantedChanged: {
        if (shown !== null || wanted?.kind !== "picture")
            want();
        else
            Qt.callLater(want); // the size to read it in is not settled yet
    }

    // A picture is fetched from the disk beside the drawing, and taken when it is whole.
    Image {
        id: next

        visible: false
        asynchronous: true
        cache: true
        sourceSize: Qt.size(area.pixels(area.width), area.pixels(area.height))
        fillMode: area.fits(area.wanted)
        onStatusChanged: {
            if (status === Image.Ready)
                area.change();
            else if (status === Image.Error)
                area.unreadable();
        }
    }

    Timer {
        id: patience

        interval: 3000
        onTriggered: area.unreadable()
    }

    Image {
        id: picture

        objectName: "picture"
        width: parent.width
        height: parent.height - (fillMode === Image.PreserveAspectFit ? words.covered * area.unit : 0)
        visible: area.kind === "picture"
        asynchronous: false
        cache: true
        sourceSize: next.sourceSize
        fillMode: area.fits(area.shown)
    }

    Loader {
        anchors.fill: parent
        visible: area.kind === "video"
        sourceComponent: area.film
    }

    Icon {
        anchors.centerIn: parent
        visible: area.kind === "video" && area.film === null
        name: visible ? "play" : ""
        size: 200 * area.unit
        color: Theme.inkOnDeep
    }

    SequentialAnimation {
        id: fade

        NumberAnimation {
            target: words
            property: "opacity"
            to: 0
            duration: 200
            easing.type: Easing.InCubic
        }

        ScriptAction {
            script: area.swap()
        }

        NumberAnimation {
            target: words
            property: "opacity"
            to: 1
            duration: 200
            easing.type: Easing.OutCubic
        }
    }

    PageWords {
        id: words

        objectName: "pageText"
        card: area.shown
        portrait: area.portrait
        width: area.width / area.unit
        height: area.height / area.unit
        scale: area.unit
        transformOrigin: Item.TopLeft
    }
}
