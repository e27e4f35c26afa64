import QtQuick
import kiosk.screen
import shared.ui

// Nobody is here. The whole screen is the key.
Rectangle {
    id: page

    required property KioskScreen screen
    required property bool wide
    readonly property real margin: wide ? 96 : 72
    readonly property real half: wide ? width / 2 : width

    color: Theme.nilaDeep

    Cloth {
        width: parent.width
        height: page.wide ? 120 : 176
    }

    Mark {
        id: mark

        x: page.margin
        y: page.wide ? 172 : 248
        size: 96
        onDark: true
        logo: page.screen.logo
    }

    Column {
        anchors.left: mark.right
        anchors.leftMargin: 28
        anchors.verticalCenter: mark.verticalCenter
        width: parent.width - x - page.margin

        Label {
            width: parent.width
            text: page.screen.office
            size: text.length > 56 ? 32 : text.length > 34 ? 36 : 44
            weight: Font.DemiBold
            color: Theme.inkOnDeep
            wrapMode: Text.Wrap
            maximumLineCount: 2
            leading: 1.15
        }

        Label {
            width: parent.width
            text: page.screen.tagline
            size: 32
            color: Theme.ink2OnDeep
        }
    }

    Column {
        id: welcome

        x: page.margin
        y: page.wide ? 330 : Math.min(476, page.height * 0.248)
        width: page.half - page.margin - (page.wide ? 48 : 72)
        spacing: page.wide ? 24 : 32

        Label {
            width: parent.width
            text: qsTrId("kiosk.welcome")
            size: page.wide ? 132 : 168
            weight: Font.Bold
            color: Theme.inkOnDeep
            wrapMode: Text.Wrap
            leading: 1.0
        }

        Label {
            width: Math.min(parent.width, 760)
            text: qsTrId("kiosk.attract.line").replace(". ", ".\n") // a sentence a line
            wrapMode: Text.Wrap
            size: page.wide ? 41 : 48
            color: Theme.ink2OnDeep
            leading: 1.35
        }
    }

    Key {
        id: start

        objectName: "start"
        x: page.wide ? page.half + 24 : page.margin
        y: page.wide ? 372 : Math.max(welcome.y + welcome.height + 60, page.height - 816)
        width: page.width - x - page.margin
        height: 272
        kind: Key.Start
        radius: 28
        text: qsTrId("kiosk.attract.start")
        icon: "pointer"
        size: 68
        iconSize: 128
        onActivated: page.screen.start()
    }

    Label {
        id: other

        x: start.x
        y: start.y + start.height + 36
        width: start.width
        text: page.screen.other
        size: 36
        color: Theme.ink2OnDeep
        wrapMode: Text.Wrap
    }

    Rectangle {
        id: rule

        x: page.margin
        y: page.height - (page.wide ? 230 : 316)
        width: page.width - 2 * page.margin
        height: 2
        color: Theme.ink2OnDeep
        opacity: 0.35
    }

    Column {
        x: page.margin
        y: rule.y + (page.wide ? 24 : 44)

        Label {
            text: page.screen.clock
            size: 104
            weight: Font.DemiBold
            figures: true
            color: Theme.inkOnDeep
            leading: 1.1
        }

        Label {
            text: page.screen.date
            size: 32
            color: Theme.ink2OnDeep
        }
    }

    Column {
        anchors.right: rule.right
        y: rule.y + (page.wide ? 28 : 54)
        spacing: 8

        Label {
            text: qsTrId("kiosk.hours_today")
            size: 32
            color: Theme.ink2OnDeep
        }

        Repeater {
            model: page.screen.hours

            Label {
                required property var modelData

                text: modelData.title
                size: 41
                weight: Font.DemiBold
                figures: true
                color: Theme.inkOnDeep
            }
        }
    }

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: page.screen.start()
    }
}
