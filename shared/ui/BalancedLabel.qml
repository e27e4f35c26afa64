import QtQuick

// A Label whose lines are about equally long, so that no last word stands alone: `width: fit(parent.width)`.
Label {
    id: label

    // The least width at which the text needs no more lines than it needs in `room`.
    function fit(room: real): real {
        const words = measure(text, size, weight);
        const whole = lines(words, Infinity);
        if (whole.widest <= room)
            return Math.ceil(whole.widest) + 1;
        const least = lines(words, room).count;
        if (least > maximumLineCount)
            return room;
        let low = Math.max(...words);
        let high = room;
        for (let n = 0; n < 12 && low < high; n++) {
            const middle = (low + high) / 2;
            if (lines(words, middle).count > least)
                low = middle;
            else
                high = middle;
        }
        return Math.min(room, Math.ceil(high) + 2);
    }

    // `size` and `weight` are asked for so that a binding of `fit` follows them.
    function measure(text: string, size: real, weight: int): var {
        return text.split(" ").map(word => metrics.advanceWidth(word));
    }

    function lines(words: var, room: real): var {
        const space = metrics.advanceWidth(" ");
        let count = 1;
        let line = 0;
        let widest = 0;
        for (const word of words) {
            const longer = line === 0 ? word : line + space + word;
            if (line > 0 && longer > room) {
                count += 1;
                line = word;
            } else {
                line = longer;
            }
            widest = Math.max(widest, line);
        }
        return {
            count: count,
            widest: widest
        };
    }

    wrapMode: Text.Wrap

    FontMetrics {
        id: metrics

        font: label.font
    }
}
