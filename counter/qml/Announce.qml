import QtQuick
import counter.screen

// The one line of text on the TVs, in both languages; empty takes it away.
Column {
    id: form

    required property DeskScreen screen

    spacing: 14

    function begin(): void {
        indonesian.text = form.screen.announcementId;
        english.text = form.screen.announcementEn;
        indonesian.input.forceActiveFocus();
    }

    function show(): void {
        if (indonesian.text.trim() !== "")
            form.screen.announce(indonesian.text, english.text);
        else
            indonesian.input.forceActiveFocus();
    }

    Component.onCompleted: begin()

    Field {
        id: indonesian

        objectName: "announce-id"
        width: parent.width
        label: qsTrId("counter.announce.id")
        most: 200
        onAccepted: english.input.forceActiveFocus()
    }

    Field {
        id: english

        objectName: "announce-en"
        width: parent.width
        label: qsTrId("counter.announce.en")
        most: 200
        onAccepted: form.show()
    }

    MainKey {
        objectName: "announce-show"
        width: parent.width
        height: 60
        text: qsTrId("counter.announce.show")
        detail: possible ? "" : qsTrId("counter.no.announcement")
        why: ""
        cap: "Enter"
        icon: "megaphone"
        possible: indonesian.text.trim() !== ""
        onActivated: form.show()
    }

    DeskKey {
        objectName: "announce-clear"
        width: parent.width
        height: 44
        text: qsTrId("counter.announce.clear")
        icon: "x"
        visible: form.screen.announcementId !== ""
        onActivated: form.screen.announce("", "")
    }
}
