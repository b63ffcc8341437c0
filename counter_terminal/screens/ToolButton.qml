import QtQuick
import Nobat

// A quiet button about the program itself: its words, and its key beside them.
Pressable {
    id: button

    property string text: ""
    property string keyCap: ""

    name: text
    Accessible.description: keyCap
    implicitHeight: Math.max(Theme.mm(Theme.touch), words.implicitHeight + Theme.mm(2))

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: button.pressed ? Theme.tintPressed : Theme.ground
        border.width: Theme.hairline
        border.color: Theme.edge
    }

    KeyCap {
        id: cap

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(1.4)
        anchors.verticalCenter: parent.verticalCenter
        text: button.keyCap
        size: Theme.small
    }

    Label {
        id: words

        anchors.left: cap.right
        anchors.leftMargin: Theme.mm(1.6)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(1)
        anchors.verticalCenter: parent.verticalCenter
        text: button.text
        size: Theme.small
        spoken: false
    }
}
