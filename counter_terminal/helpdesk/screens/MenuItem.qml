import QtQuick
import Nobat

// One thing the desk is for; filled while its page stands.
Pressable {
    id: item

    property string text: ""
    property string icon: ""
    property string badge: ""
    property bool selected: false
    readonly property color inkColor: selected ? Theme.brandInk : Theme.ink

    name: [text, badge].filter(words => words !== "").join(", ")
    implicitHeight: Math.max(Theme.mm(Theme.touch * 1.2), words.height + Theme.mm(Theme.pad))
    Accessible.checkable: true
    Accessible.checked: selected

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: item.pressed ? Theme.brandPressed : item.selected ? Theme.brand : Theme.card
        border.width: item.selected ? 0 : Theme.hairline
        border.color: Theme.edge
    }

    Icon {
        id: picture

        name: item.icon
        color: item.selected || item.pressed ? Theme.brandInk : Theme.brand
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.pad * 0.8)
        anchors.verticalCenter: parent.verticalCenter
    }

    Label {
        id: words

        anchors.left: picture.right
        anchors.leftMargin: Theme.mm(Theme.gap)
        anchors.right: count.visible ? count.left : parent.right
        anchors.rightMargin: Theme.mm(Theme.gap * 0.6)
        anchors.verticalCenter: parent.verticalCenter
        text: item.text
        bold: true
        color: item.pressed ? Theme.brandInk : item.inkColor
        spoken: false
    }

    Label {
        id: count

        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.gap)
        anchors.verticalCenter: parent.verticalCenter
        visible: text !== ""
        text: item.badge
        size: Theme.strong
        bold: true
        color: item.pressed ? Theme.brandInk : item.inkColor
        spoken: false
    }
}
