import QtQuick
import Nobat

// One answer of a list: its key, its words, and a word more.
Pressable {
    id: answer

    property string key: ""
    property string title: ""
    property string note: ""

    name: [title, note].filter(words => words !== "").join(", ")
    Accessible.description: key

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: answer.pressed ? Theme.tintPressed : answer.enabled ? Theme.card : Theme.ground
        border.width: Theme.hairline
        border.color: answer.pressed ? Theme.brand : answer.enabled ? Theme.edge : Theme.line
    }

    KeyCap {
        id: cap

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.pad)
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(implicitWidth, Theme.mm(11))
        text: answer.key
        size: Theme.body
    }

    Label {
        anchors.left: cap.right
        anchors.leftMargin: Theme.mm(Theme.pad)
        anchors.right: more.left
        anchors.rightMargin: Theme.mm(Theme.gap)
        anchors.verticalCenter: parent.verticalCenter
        text: answer.title
        size: Theme.strong
        bold: true
        color: answer.enabled ? Theme.ink : Theme.soft
        lines: 1
        spoken: false
    }

    Label {
        id: more

        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.pad)
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, answer.width * 0.4)
        text: answer.note
        size: Theme.body
        color: Theme.soft
        align: Text.AlignRight
        lines: 1
        spoken: false
    }
}
