import QtQuick
import Nobat

// Something about the ticket in hand that is not as always: an icon and a few words.
Rectangle {
    id: mark

    property string icon: ""
    property string text: ""
    property real widest: Theme.mm(100)

    width: Math.min(widest, picture.width + words.implicitWidth + Theme.mm(Theme.pad * 1.5 + 2))
    height: Math.max(Theme.mm(Theme.touch * 0.75), words.height + Theme.mm(2.5))
    radius: Theme.radius
    color: Theme.tint
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: picture

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.pad * 0.75)
        anchors.verticalCenter: parent.verticalCenter
        name: mark.icon
        size: 4.5
    }

    Label {
        id: words

        anchors.left: picture.right
        anchors.leftMargin: Theme.mm(2)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.pad * 0.75)
        anchors.verticalCenter: parent.verticalCenter
        text: mark.text
        size: Theme.body
        bold: true
        color: Theme.brand
        lines: 2
        spoken: false
    }
}
