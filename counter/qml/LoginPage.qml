import QtQuick
import counter.screen
import shared.ui

// Who are you, and where do you sit: one page, one key for both. After a take-over it asks for the desk alone.
Item {
    id: page

    required property DeskScreen screen
    readonly property bool choosing: screen.page === "choose"
    readonly property real column: Math.min(width - 56, 420)

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

    Flickable {
        anchors.fill: parent
        anchors.topMargin: 8
        anchors.bottomMargin: foot.height
        contentHeight: Math.max(height, column.height + column.y + 16)
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: column

            x: (page.width - width) / 2
            y: page.height < 740 ? 24 : 44
            width: page.column
            spacing: page.height < 740 ? 16 : 22

            Row {
                spacing: 14

                Mark {
                    size: 48
                }

                Column {
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        text: page.screen.office
                        size: 17
                        weight: Font.DemiBold
                        width: Math.min(implicitWidth, page.column - 62)
                    }

                    Label {
                        text: qsTrId("counter.app")
                        size: 14
                        color: Theme.muted
                    }
                }
            }

            Label {
                width: parent.width
                text: page.screen.greeting + "\n" + (page.choosing ? qsTrId("counter.choose.ask") : qsTrId("counter.login.ask"))
                size: 34
                weight: Font.Bold
                leading: 1.15
                wrapMode: Text.Wrap
            }

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
                spacing: 8

                Label {
                    text: qsTrId("counter.login.desk")
                    size: 14
                    weight: Font.DemiBold
                }

                Desks {
                    id: desks

                    width: parent.width
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
                objectName: "login"
                width: parent.width
                height: 60
                text: page.screen.openLabel
                detail: ""
                why: ""
                cap: "Enter"
                icon: "log-in"
                possible: page.choosing ? page.screen.openDeskKey.possible : page.screen.logInKey.possible
                onActivated: page.send()
            }
        }
    }

    NoticeStrip {
        anchors.bottom: foot.top
        width: parent.width
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
