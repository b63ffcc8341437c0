import QtQuick
import Nobat

// One key of the pad: a Latin letter or a digit, the same in every language.
Pressable {
    id: key

    name: value
    language: "en"

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: key.pressed ? Theme.tintPressed : Theme.card
        border.width: Theme.hairline
        border.color: key.pressed ? Theme.brand : Theme.edge
    }

    Label {
        anchors.centerIn: parent
        text: key.value
        size: Theme.title * 0.8
        bold: true
        language: "en"
        spoken: false
    }
}
