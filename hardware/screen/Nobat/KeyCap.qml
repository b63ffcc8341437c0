import QtQuick

// The key of the keyboard that does the same, such as F5. `size` is the cap height in millimetres.
Rectangle {
    id: cap

    property string text: ""
    property color ink: Theme.soft
    property real size: Theme.small

    visible: text !== ""
    implicitWidth: Math.max(Theme.mm(size * 3.4), letters.implicitWidth + Theme.mm(size * 1.4))
    implicitHeight: Theme.mm(size * 2.5)
    radius: Theme.mm(size * 0.5)
    color: "transparent"
    border.width: Theme.hairline
    border.color: ink

    Label {
        id: letters

        anchors.centerIn: parent
        text: cap.text
        size: cap.size
        bold: true
        color: cap.ink
        language: "en"
        spoken: false
    }
}
