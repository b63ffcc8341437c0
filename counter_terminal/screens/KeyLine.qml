import QtQuick
import Nobat

// One key and what it does.
Item {
    id: line

    property string key: ""
    property string text: ""

    implicitHeight: Math.max(cap.height, words.height) + Theme.mm(2)
    Accessible.role: Accessible.StaticText
    Accessible.name: key + ", " + text

    KeyCap {
        id: cap

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(implicitWidth, Theme.mm(13))
        text: line.key
    }

    Label {
        id: words

        anchors.left: cap.right
        anchors.leftMargin: Theme.mm(Theme.gap)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: line.text
        size: Theme.body
        spoken: false
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
