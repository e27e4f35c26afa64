import QtQuick

// A Lucide icon in one colour. Always beside a word.
Image {
    id: icon

    required property string name
    property color color: Theme.nila
    property real size: 48

    width: size
    height: size
    sourceSize.width: Math.max(8, Math.ceil(size * Theme.scale))
    sourceSize.height: Math.max(8, Math.ceil(size * Theme.scale))
    smooth: true
    // The colour goes in as six digits: an alpha would not survive the SVG.
    source: icon.name === "" ? "" : "image://icon/" + icon.name + "/" + icon.color.toString().slice(-6) + "/" + (icon.size >= 48 ? "1.75" : "2")
}
