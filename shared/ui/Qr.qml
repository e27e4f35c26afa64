import QtQuick

// A QR code with its quiet margin, modules on whole pixels.
Rectangle {
    id: qr

    required property string text
    property real margin: width * 0.1
    readonly property real room: (width - 2 * margin) * Theme.scale
    readonly property real module: Math.max(1, Math.floor(room / Math.max(1, code.implicitWidth)))

    color: "#FFFFFF"
    radius: 12

    Image {
        id: code

        anchors.centerIn: parent
        width: implicitWidth * qr.module / Theme.scale
        height: width
        source: qr.text === "" ? "" : "image://qr/" + encodeURIComponent(qr.text)
        smooth: false
        cache: false
    }
}
