import QtQuick
import Nobat

// One of a few settings of a question; filled while it is on. With the key that switches it.
Pressable {
    id: button

    property string text: ""
    property string key: ""
    property bool on: false

    name: text
    Accessible.description: key
    Accessible.checkable: true
    Accessible.checked: on

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: button.on ? Theme.brand : button.pressed ? Theme.tintPressed : Theme.card
        border.width: Theme.hairline
        border.color: button.on ? Theme.brand : Theme.edge
    }

    KeyCap {
        id: cap

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(1.6)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(5.6)
        text: button.key
        ink: words.color
    }

    Label {
        id: words

        anchors.left: cap.visible ? cap.right : parent.left
        anchors.leftMargin: Theme.mm(cap.visible ? 2 : 0)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(cap.visible ? 1 : 0)
        anchors.verticalCenter: parent.verticalCenter
        text: button.text
        size: cap.visible ? Theme.small : Theme.body
        bold: true
        color: button.on ? Theme.brandInk : Theme.ink
        align: cap.visible ? Text.AlignLeft : Text.AlignHCenter
        lines: 3
        spoken: false
    }
}
