import QtQuick
import counter.screen
import shared.ui

// Who are you, and where do you sit: one page, one key for both. After a take-over it asks for the desk alone.
Item {
    id: page

    required property DeskScreen screen
    readonly property bool choosing: screen.page === "choose"
    readonly property real column: Math.min(width - 56, 420)
    readonly property bool low: height < 740 + (desks.lines - 1) * 62

    function send(): void {
        if (choosing)
            screen.press("open_desk");
        else
            screen.logIn(user.text, pin.text);
    }

    function begin(): void {
        pin.text = "";
        if (choosing)
            desks.forceActiveFocus();
        else if (user.text === "")
            user.input.forceActiveFocus();
        else
            pin.input.forceActiveFocus();
    }

    onChoosingChanged: begin()
    Component.onCompleted: begin()

    LoginTop {
        id: top

        x: (page.width - width) / 2
        y: page.low ? 18 : 44
        width: page.column
        low: page.low
        office: page.screen.office
        text: page.screen.greeting + (page.low ? " " : "\n") + (page.choosing ? qsTrId("counter.choose.ask") : qsTrId("counter.login.ask"))
    }

    Column {
        id: column

        anchors.horizontalCenter: parent.horizontalCenter
        y: top.y + top.height + spacing
        width: page.column
        spacing: page.low ? 10 : 22

        Field {
            id: user

            objectName: "user"
            width: parent.width
            visible: !page.choosing
            label: qsTrId("counter.login.name")
            icon: "user"
            onAccepted: pin.input.forceActiveFocus()
        }

        Field {
            id: pin

            objectName: "pin"
            width: parent.width
            visible: !page.choosing
            label: qsTrId("counter.login.pin")
            icon: "lock"
            secret: true
            digits: true
            onAccepted: page.send()
        }

        Column {
            width: parent.width
            spacing: page.low ? 6 : 8

            Label {
                text: qsTrId("counter.login.desk")
                size: 14
                weight: Font.DemiBold
            }

            Desks {
                id: desks

                width: parent.width
                low: page.low
                screen: page.screen
                onAccepted: page.send()
            }

            Label {
                width: parent.width
                height: 38
                text: page.screen.deskNote
                size: 14
                color: Theme.muted
                wrapMode: Text.Wrap
                maximumLineCount: 2
            }
        }

        MainKey {
            readonly property Act act: page.choosing ? page.screen.openDeskKey : page.screen.logInKey

            objectName: "login"
            width: parent.width
            height: page.low ? 54 : 60
            text: page.screen.openLabel
            detail: possible ? "" : act.reason
            why: ""
            cap: "Enter"
            icon: "log-in"
            possible: act.possible
            onActivated: page.send()
        }
    }

    NoticeStrip {
        // Over the foot where there is no room for both: never over the key.
        y: page.height - height - (column.y + column.height + height + foot.height <= page.height ? foot.height : 0)
        width: parent.width
        implicitHeight: page.low ? 66 : 84
        z: 1
        visible: page.screen.notice !== ""
        screen: page.screen
    }

    LoginFoot {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        margin: (page.width - page.column) / 2
        screen: page.screen
    }
}
