import QtQuick
import Nobat

// Something that may be done with a ticket: a picture and two lines of words; filled where it is the likeliest.
Pressable {
    id: deed

    property string text: ""
    property string icon: ""
    property bool first: false
    // On a ground that its own colour does not stand out from.
    property bool outlined: false
    property color outlineColor: Theme.brand
    property real size: Theme.body
    readonly property color inkColor: first ? Theme.brandInk : enabled ? Theme.ink : Theme.soft

    name: text
    height: Math.max(Theme.mm(Theme.touch * 1.35), words.height + Theme.mm(Theme.gap * 1.2))

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: deed.first ? (deed.pressed ? Theme.brandPressed : Theme.brand) : deed.pressed ? Theme.tintPressed : deed.outlined ? Theme.card : Theme.tint
        border.width: deed.outlined ? Theme.outline : deed.first ? 0 : Theme.hairline
        border.color: !deed.enabled ? Theme.line : deed.outlined ? deed.outlineColor : Theme.edge
    }

    Icon {
        id: picture

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.gap)
        anchors.verticalCenter: parent.verticalCenter
        name: deed.icon
        size: Theme.iconSize * 0.85
        color: deed.first ? Theme.brandInk : deed.enabled ? Theme.brand : Theme.soft
    }

    Label {
        id: words

        anchors.left: picture.right
        anchors.leftMargin: Theme.mm(Theme.gap * 0.7)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.gap * 0.6)
        anchors.verticalCenter: parent.verticalCenter
        text: deed.text
        size: deed.size
        bold: true
        color: deed.inkColor
        spoken: false
    }
}
