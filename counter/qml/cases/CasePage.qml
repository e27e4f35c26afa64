pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import counter.qml.notices
import counter.screen
import shared.ui

// One case: what was written, the steps so far, and moving it on. It scrolls as a whole, its notice stays at the foot.
Item {
    id: page

    required property CasesScreen screen
    required property bool narrow
    property bool any: true // whether there is anything to choose
    readonly property string told: screen.refused + screen.behind
    property bool toEnd: false

    // What is said of the step is seen together with the key that sends it.
    onToldChanged: {
        toEnd = told !== "";
        Qt.callLater(page.end);
    }

    function end(): void {
        if (page.toEnd)
            scroll.contentY = Math.max(0, scroll.contentHeight - scroll.height);
    }

    CaseButton {
        id: back

        visible: page.narrow
        screen: page.screen
        deed: page.screen.backKey
        icon: "arrow-left"
        cap: "Esc"
    }

    Label {
        objectName: "none"
        anchors.centerIn: parent
        width: parent.width - 48
        visible: !page.screen.loaded && (page.any || page.screen.chosen)
        text: page.screen.chosen ? qsTrId("cases.loading") : qsTrId("cases.none_chosen")
        size: 15
        color: Theme.muted
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }

    Flickable {
        id: scroll

        objectName: "form"
        anchors.fill: parent
        anchors.topMargin: back.visible ? 54 : 0
        anchors.bottomMargin: notice.visible ? notice.height + 8 : 0
        anchors.leftMargin: -4
        anchors.rightMargin: -4
        visible: page.screen.loaded
        contentHeight: body.height + 8
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        onContentYChanged: page.screen.touch()
        onContentHeightChanged: page.end()
        onMovementStarted: page.toEnd = false

        // What has the focus is never out of sight; of a tall field, the line that is being written.
        function follow(item: Item, top: real, height: real): void {
            const from = item.mapToItem(scroll.contentItem, 0, top).y - 26;
            const to = from + height + 52;
            if (from < contentY)
                contentY = Math.max(0, from);
            else if (to > contentY + scroll.height)
                contentY = Math.max(0, Math.min(contentHeight - scroll.height, to - scroll.height));
        }

        Column {
            id: body

            x: 4
            y: 4
            width: scroll.width - 20
            spacing: 14

            CaseFacts {
                width: parent.width
                screen: page.screen
            }

            Banner {
                objectName: "private"
                width: parent.width
                visible: page.screen.private !== ""
                text: page.screen.private
                lines: 8
                icon: "lock"
            }

            PlainBox {
                objectName: "text"
                width: parent.width
                label: qsTrId("cases.text")
                text: page.screen.text
            }

            PlainBox {
                objectName: "contact"
                width: parent.width
                visible: text !== ""
                label: qsTrId("cases.contact")
                text: page.screen.contact
            }

            Label {
                width: parent.width
                visible: page.screen.contact === ""
                text: qsTrId("cases.no_contact")
                size: 13
                color: Theme.muted
                wrapMode: Text.Wrap
            }

            CaseSteps {
                width: parent.width
                screen: page.screen
            }

            MoveForm {
                width: parent.width
                screen: page.screen
                onWriting: (item, top, height) => {
                    page.toEnd = false;
                    scroll.follow(item, top, height);
                }
            }
        }
    }

    Rectangle {
        x: parent.width - 6
        y: scroll.y + scroll.visibleArea.yPosition * scroll.height
        width: 6
        height: scroll.visibleArea.heightRatio * scroll.height
        visible: scroll.visible && scroll.visibleArea.heightRatio < 1
        radius: 3
        color: Theme.edge
    }

    Banner {
        id: notice

        objectName: "notice"
        anchors.bottom: parent.bottom
        width: parent.width
        visible: page.screen.notice !== ""
        text: page.screen.notice
        grave: page.screen.grave
        icon: page.screen.grave ? "triangle-alert" : "info"
    }

    Connections {
        function onActiveFocusItemChanged(): void {
            const item = page.Window.activeFocusItem;
            if (item && page.within(item) && item.height < scroll.height * 0.6)
                scroll.follow(item, 0, item.height);
        }

        target: page.Window.window
    }

    Connections {
        property string shown: ""

        function onChanged(): void {
            const now = page.screen.kind + page.screen.received + page.screen.text;
            if (now !== shown)
                scroll.contentY = 0;
            shown = now;
        }

        target: page.screen
    }

    function within(item: Item): bool {
        for (let each = item; each; each = each.parent)
            if (each === scroll.contentItem)
                return true;
        return false;
    }
}
