import QtQuick
import Nobat

// A small button about the strip itself: a sign or a key.
Pressable {
    id: button

    property string icon: ""
    property string keyCap: ""

    width: Theme.mm(Theme.touch) + 1
    height: width
    Accessible.description: keyCap

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: button.pressed ? Theme.tintPressed : Theme.card
        border.width: Theme.hairline
        border.color: Theme.edge
    }

    Icon {
        anchors.centerIn: parent
        name: button.icon
        size: 5
        color: Theme.soft
    }

    KeyCap {
        anchors.centerIn: parent
        text: button.keyCap
        size: Theme.small
    }
}
