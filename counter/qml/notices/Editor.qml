pragma ComponentBehavior: Bound

import QtQuick
import counter.screen
import shared.ui

// The right side: what is in hand, its four tabs, and at the foot what can be done with it.
Item {
    id: pane

    required property NoticesScreen screen
    readonly property string tab: screen.tab
    readonly property bool chosen: screen.heading !== ""
    property string hint: ""

    function begin(): void {
        pane.screen.show_tab("content");
        content.begin();
    }

    Label {
        id: heading

        width: parent.width
        text: pane.screen.heading
        size: 20
        weight: Font.Bold
    }

    Label {
        y: 27
        width: parent.width
        text: [pane.screen.stand, pane.screen.who].filter(each => each !== "").join(" · ")
        size: 13
        color: Theme.ink2
    }

    Segments {
        id: tabs

        y: 52
        width: parent.width
        name: "tab"
        choices: pane.screen.tabs
        onPicked: key => pane.screen.show_tab(key)
    }

    Banner {
        id: conflict

        objectName: "conflict"
        y: tabs.y + tabs.height + 10
        width: parent.width
        visible: pane.screen.conflict !== ""
        text: pane.screen.conflict
        icon: "users"

        DeedButton {
            screen: pane.screen
            deed: pane.screen.takeTheirsKey
            size: 14
        }

        DeedButton {
            screen: pane.screen
            deed: pane.screen.keepMineKey
            size: 14
        }
    }

    Item {
        id: body

        y: (conflict.visible ? conflict.y + conflict.height : tabs.y + tabs.height) + 12
        width: parent.width
        height: foot.y - y - 6

        Flickable {
            id: scroll

            objectName: "form"
            anchors.fill: parent
            anchors.leftMargin: -4
            anchors.rightMargin: -4
            visible: pane.tab === "content" || pane.tab === "when"
            contentHeight: pane.tab === "content" ? content.implicitHeight : when.implicitHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            // What has the focus is never out of sight.
            function follow(item: Item): void {
                if (!item || !pane.within(item, scroll.contentItem))
                    return;
                const top = item.mapToItem(scroll.contentItem, 0, 0).y - 26;
                const bottom = top + item.height + 52;
                if (top < contentY)
                    contentY = Math.max(0, top);
                else if (bottom > contentY + height)
                    contentY = Math.max(0, Math.min(contentHeight - height, bottom - height));
            }

            ContentTab {
                id: content

                x: 4
                y: 4
                width: scroll.width - 8
                visible: pane.tab === "content"
                screen: pane.screen
            }

            WhenTab {
                id: when

                x: 4
                y: 4
                width: scroll.width - 8
                visible: pane.tab === "when"
                screen: pane.screen
            }
        }

        Rectangle {
            anchors.right: parent.right
            anchors.rightMargin: -12
            y: scroll.height * scroll.contentY / Math.max(1, scroll.contentHeight)
            visible: scroll.visible && scroll.contentHeight > scroll.height + 1
            width: 5
            height: scroll.height * scroll.height / Math.max(1, scroll.contentHeight)
            radius: 2
            color: Theme.edge
        }

        Connections {
            function onActiveFocusItemChanged(): void {
                scroll.follow(pane.Window.window.activeFocusItem);
            }

            target: pane.Window.window
        }

        Loader {
            anchors.fill: parent
            active: pane.tab === "preview"
            sourceComponent: PreviewTab {
                screen: pane.screen
            }
        }

        Loader {
            anchors.fill: parent
            active: pane.tab === "week"
            sourceComponent: WeekTab {
                screen: pane.screen
            }
        }
    }

    function within(item: Item, other: Item): bool {
        while (item !== null && item !== other)
            item = item.parent;
        return item !== null;
    }

    Item {
        id: foot

        y: parent.height - height
        width: parent.width
        height: 36 + 48 + 8 + 44

        Label {
            objectName: "said"
            width: parent.width
            height: 34
            verticalAlignment: Text.AlignVCenter
            text: pane.screen.notice !== "" ? pane.screen.notice : pane.hint
            size: 13
            leading: 1.15
            weight: Font.DemiBold
            color: pane.screen.grave && pane.screen.notice !== "" ? Theme.bata : Theme.ink2
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }

        DeedButton {
            y: 36
            width: (foot.width - 8) * 0.4
            height: 48
            screen: pane.screen
            deed: pane.screen.saveKey
            onHinted: text => pane.hint = text
        }

        DeedButton {
            y: 36
            x: (foot.width - 8) * 0.4 + 8
            width: (foot.width - 8) * 0.6
            height: 48
            screen: pane.screen
            deed: pane.screen.approveKey
            main: true
            icon: "check"
            onHinted: text => pane.hint = text
        }

        Row {
            id: others

            // Each as wide as its word asks.
            readonly property real more: (foot.width - 16 - take.implicitWidth - drop.implicitWidth - gone.implicitWidth) / 3

            y: 36 + 48 + 8
            spacing: 8

            DeedButton {
                id: take

                width: implicitWidth + others.more
                size: 14
                screen: pane.screen
                deed: pane.screen.withdrawKey
                onHinted: text => pane.hint = text
            }

            DeedButton {
                id: drop

                width: implicitWidth + others.more
                size: 14
                screen: pane.screen
                deed: pane.screen.revertKey
                onHinted: text => pane.hint = text
            }

            DeedButton {
                id: gone

                width: implicitWidth + others.more
                size: 14
                screen: pane.screen
                deed: pane.screen.removeKey
                onHinted: text => pane.hint = text
            }
        }
    }
}
