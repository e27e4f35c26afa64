import QtQuick
import shared.ui

// A service in one line: its name, else its short name, else the name cut at a word.
Label {
    id: label

    required property real room
    required property string name
    required property string shortName

    function fitting(): string {
        for (const whole of [name, shortName])
            if (whole !== "" && metrics.advanceWidth(whole) <= room)
                return whole;
        const words = name.split(" ");
        while (words.length > 1) {
            words.pop();
            const cut = words.join(" ") + "…";
            if (metrics.advanceWidth(cut) <= room)
                return cut;
        }
        return name;
    }

    text: fitting()
    width: Math.min(implicitWidth, room)

    FontMetrics {
        id: metrics

        font: label.font
    }
}
