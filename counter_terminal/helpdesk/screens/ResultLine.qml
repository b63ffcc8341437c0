import QtQuick
import Nobat

// What the last press came to. The icon says trouble without colour.
Rectangle {
    id: result

    required property var line
    readonly property color inkColor: line.trouble ? Theme.trouble : Theme.ink

    objectName: "line"
    height: Math.max(Theme.mm(Theme.touch), words.height + Theme.mm(Theme.gap))
    radius: Theme.radius
    color: line.text === "" ? "transparent" : line.trouble ? Theme.troubleGround : Theme.tint
    Accessible.role: Accessible.AlertMessage
    Accessible.name: line.text

    Icon {
        id: sign

        name: result.line.text === "" ? "" : result.line.trouble ? "warning" : "check"
        size: Theme.iconSize * 0.9
        color: result.inkColor
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.gap)
        anchors.verticalCenter: parent.verticalCenter
    }

    Label {
        id: words

        objectName: "line.words"
        anchors.left: sign.right
        anchors.leftMargin: Theme.mm(Theme.gap)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.gap)
        anchors.verticalCenter: parent.verticalCenter
        text: result.line.text
        size: Theme.strong
        bold: true
        color: result.inkColor
        spoken: false
    }
}
