import QtQuick
import Nobat

// One of the few other things that can be done from the strip: its words, and its key beside them.
Pressable {
    id: button

    property string text: ""
    property string keyCap: ""

    name: text
    Accessible.description: keyCap

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: button.pressed ? Theme.tintPressed : button.enabled ? Theme.card : Theme.ground
        border.width: Theme.hairline
        border.color: button.enabled ? Theme.edge : Theme.line
    }

    Label {
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(1.6)
        anchors.right: cap.visible ? cap.left : parent.right
        anchors.rightMargin: Theme.mm(1)
        anchors.verticalCenter: parent.verticalCenter
        text: button.text
        size: Theme.small
        bold: true
        color: button.enabled ? Theme.ink : Theme.soft
        spoken: false
    }

    KeyCap {
        id: cap

        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(1.6)
        anchors.verticalCenter: parent.verticalCenter
        text: button.keyCap
        size: Theme.small
    }
}
