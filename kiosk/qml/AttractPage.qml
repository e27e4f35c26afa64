import QtQuick
import kiosk.screen
import shared.ui

// Nobody is here. The groups of services are live already, low enough for everybody; a touch anywhere else opens home.
Rectangle {
    id: page

    required property KioskScreen screen
    required property bool wide
    required property real content // width beside the tools
    required property real lowTop
    required property real floor // where the action row begins
    readonly property real margin: 48
    readonly property real inner: content - 2 * margin

    color: Theme.nilaDeep

    TapHandler {
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: page.screen.start()
    }

    Cloth {
        width: parent.width
        height: page.wide ? 104 : 176
    }

    Mark {
        id: mark

        x: page.margin
        y: page.wide ? 136 : 216
        size: 96
        onDark: true
        logo: page.screen.logo
    }

    Column {
        anchors.left: mark.right
        anchors.leftMargin: 28
        anchors.right: time.left
        anchors.rightMargin: 24
        anchors.verticalCenter: mark.verticalCenter

        Label {
            id: office

            width: parent.width
            text: page.screen.office
            size: text.length > 34 ? 32 : 44
            weight: Font.DemiBold
            color: Theme.inkOnDeep
            wrapMode: Text.Wrap
            maximumLineCount: 4
            leading: 1.15
        }

        Label {
            width: parent.width
            visible: office.lineCount < 3
            text: page.screen.tagline
            size: 32
            color: Theme.ink2OnDeep
        }
    }

    Column {
        id: time

        anchors.right: welcome.right
        anchors.verticalCenter: mark.verticalCenter

        Label {
            anchors.right: parent.right
            text: page.screen.clock
            size: 76
            weight: Font.DemiBold
            figures: true
            color: Theme.inkOnDeep
            leading: 1.1
        }

        Label {
            anchors.right: parent.right
            text: page.screen.date
            size: 30
            color: Theme.ink2OnDeep
        }
    }

    Label {
        id: welcome

        x: page.margin
        y: mark.y + 96 + (page.wide ? 12 : 0.022 * page.height)
        width: page.inner
        text: qsTrId("kiosk.welcome")
        size: page.wide ? 120 : page.height < 1800 ? 120 : 160
        weight: Font.Bold
        color: Theme.inkOnDeep
        wrapMode: Text.Wrap
        leading: 1.0
    }

    Label {
        id: line

        x: page.margin
        y: welcome.y + welcome.height + (page.wide ? 4 : 20)
        width: page.inner
        text: page.wide ? page.screen.sub.replace("\n", " ") : page.screen.sub
        wrapMode: Text.Wrap
        size: page.wide ? 36 : 44
        color: Theme.ink2OnDeep
        leading: 1.3
    }

    Label {
        x: page.margin
        y: line.y + line.height + (page.wide ? 0 : 12)
        width: page.inner
        text: qsTrId("kiosk.hours_today") + "  " + page.screen.hours.map(shift => shift.title).join(" · ")
        size: 32
        figures: true
        color: Theme.ink2OnDeep
    }

    Row {
        id: ask

        x: page.margin
        y: groups.y - height - (page.wide ? 12 : 20)
        spacing: 20

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "pointer"
            size: page.wide ? 64 : 80
            color: Theme.kunyit
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: page.inner - 100

            Label {
                width: parent.width
                text: qsTrId("kiosk.attract.start")
                size: page.wide ? 42 : 48
                weight: Font.Bold
                color: Theme.inkOnDeep
                leading: 1.15
            }

            Label {
                width: parent.width
                text: page.screen.other
                size: page.wide ? 30 : 32
                color: Theme.ink2OnDeep
            }
        }
    }

    RowList {
        id: groups

        y: Math.min(page.lowTop, page.floor - lines * least - (lines - 1) * gap)
        x: page.margin
        width: page.inner
        height: page.floor - y
        rows: page.screen.rows
        columns: page.wide ? 3 : 2
        gap: 16
        most: 176
        least: 96
        nameSize: page.wide ? 33 : 34
        ring: Theme.kunyit
        onChosen: id => page.screen.choose(id)
    }
}
