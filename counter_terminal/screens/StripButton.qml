import QtQuick
import Nobat

// One of the few things that can be done from the strip: its words, and its key beside them. The `next` thing is in the
// brand's colour.
Pressable {
    id: button

    property string text: ""
    property string keyCap: ""
    property bool next: false
    readonly property color inkColor: next && enabled ? Theme.brandInk : enabled || next ? Theme.ink : Theme.soft

    name: text
    Accessible.description: keyCap

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: !button.enabled ? (button.next ? Theme.line : Theme.ground)
                               : button.next ? (button.pressed ? Theme.brandPressed : Theme.brand)
                                             : button.pressed ? Theme.tintPressed : Theme.card
        border.width: button.next ? 0 : Theme.hairline
        border.color: button.enabled ? Theme.edge : Theme.line
    }

    Label {
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(button.next ? 3 : 1.6)
        anchors.right: cap.visible ? cap.left : parent.right
        anchors.rightMargin: Theme.mm(1)
        anchors.verticalCenter: parent.verticalCenter
        text: button.text
        size: Theme.small
        bold: true
        color: button.inkColor
        spoken: false
    }

    KeyCap {
        id: cap

        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(1.6)
        anchors.verticalCenter: parent.verticalCenter
        text: button.keyCap
        ink: button.inkColor
        size: Theme.small
    }
}
