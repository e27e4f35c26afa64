pragma ComponentBehavior: Bound

import QtQuick
import kiosk.screen
import shared.ui

// Letters under a finger: QWERTY with capitals and figures, or what a code is made of. Every key is 20 mm or more.
Item {
    id: board

    required property Form form
    required property bool large
    readonly property bool code: form.keyboard === "code"
    readonly property bool upper: code || flipped !== form.capital
    property bool figures: false
    property bool flipped: false // shift: the next letter is the other one
    readonly property real gap: 12.2 // 3 mm
    readonly property real one: (width - 9 * gap) / 10
    readonly property real broad: (width - 7 * one - 8 * gap) / 2
    readonly property real line: (height - 3 * gap) / 4
    readonly property var codes: [["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"], [..."qwertyuiop"], [..."asdfghjkl"], ["", ..."zxcvbnm", "erase"]]
    readonly property var letters: [[..."qwertyuiop"], [..."asdfghjkl"], ["shift", ..."zxcvbnm", "erase"], ["figures", ",", "left", "space", "right", ".", board.end]]
    readonly property var signs: [[..."1234567890"], [..."@#/-_()&+"], ["Rp", ..."%:;'\"!?", "erase"], ["figures", ",", "left", "space", "right", ".", board.end]]
    readonly property string end: form.keyboard === "line" ? "@" : "line"
    readonly property var rows: code ? codes : figures ? signs : letters
    readonly property var starts: code ? [0, 10, 20, 29, 38] : [0, 10, 19, 28, 35]

    function rowOf(index: int): int {
        return index < starts[1] ? 0 : index < starts[2] ? 1 : index < starts[3] ? 2 : 3;
    }

    function token(index: int): string {
        const row = rowOf(index);
        return rows[row][index - starts[row]];
    }

    function broadAt(row: int, column: int): bool {
        const last = rows[row].length - 1;
        return row === 3 ? column === 0 || column === last : !code && row === 2 && (column === 0 || column === last);
    }

    function widthAt(row: int, column: int): real {
        if (broadAt(row, column))
            return broad;
        return rows[row][column] === "space" ? width - 2 * broad - 4 * one - 6 * gap : one;
    }

    function leftAt(row: int, column: int): real {
        let x = rows[row].length === 9 && !broadAt(row, 0) ? (one + gap) / 2 : 0;
        for (let n = 0; n < column; n++)
            x += widthAt(row, n) + gap;
        return x;
    }

    function words(token: string): string {
        switch (token) {
        case "space":
            return qsTrId("kiosk.keyboard.space");
        case "figures":
            return board.figures ? qsTrId("kiosk.keyboard.letters") : qsTrId("kiosk.keyboard.figures");
        case "shift":
        case "erase":
        case "left":
        case "right":
        case "line":
            return "";
        default:
            return board.upper ? token.toUpperCase() : token;
        }
    }

    function spoken(token: string): string {
        switch (token) {
        case "shift":
            return qsTrId("kiosk.keyboard.shift");
        case "erase":
            return qsTrId("kiosk.keyboard.erase");
        case "left":
            return qsTrId("kiosk.keyboard.left");
        case "right":
            return qsTrId("kiosk.keyboard.right");
        case "line":
            return qsTrId("kiosk.keyboard.line");
        default:
            return words(token);
        }
    }

    function press(token: string): void {
        switch (token) {
        case "shift":
            board.flipped = !board.flipped;
            return;
        case "figures":
            board.figures = !board.figures;
            return;
        case "erase":
            board.form.erase();
            break;
        case "left":
            board.form.stepCaret(-1);
            break;
        case "right":
            board.form.stepCaret(1);
            break;
        case "space":
            board.form.type(" ");
            break;
        case "line":
            board.form.type("\n");
            break;
        case "Rp":
            board.form.type("Rp");
            break;
        default:
            board.form.type(words(token));
        }
        board.flipped = false;
    }

    Repeater {
        model: board.starts[4]

        Key {
            id: key

            required property int index
            readonly property int row: board.rowOf(index)
            readonly property int column: index - board.starts[row]
            readonly property string token: board.token(index)
            readonly property string sign: icons[token] ?? ""
            readonly property var icons: ({
                    "shift": "arrow-up",
                    "erase": "delete",
                    "left": "arrow-left",
                    "right": "arrow-right",
                    "line": "corner-down-left"
                })

            objectName: "type:" + token
            visible: token !== ""
            x: board.leftAt(row, column)
            y: row * (board.line + board.gap)
            width: board.widthAt(row, column)
            height: board.line
            radius: 14
            lip: 6
            deadTime: 0
            chosen: token === "shift" && board.upper
            text: token === "Rp" ? token : board.words(token)
            size: board.large ? 48 : text.length > 1 ? 34 : 44
            iconSize: 44
            Accessible.name: board.spoken(token)
            onActivated: board.press(token)

            Icon {
                anchors.centerIn: parent
                visible: key.sign !== ""
                name: key.sign
                size: key.iconSize
                color: key.ink
            }

            Timer {
                running: key.token === "erase" && key.pressed
                interval: 600
                onTriggered: more.start()
            }

            Timer {
                id: more

                running: false
                repeat: true
                interval: 80
                onTriggered: key.pressed ? board.form.erase() : more.stop()
            }
        }
    }
}
