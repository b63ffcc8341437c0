import QtQuick
import Nobat

// One of a few options; filled and ticked while chosen.
Pressable {
    id: chip

    property string text: ""
    property bool selected: false
    property real widest: 1000
    property real size: Theme.body

    name: text
    width: Math.min(widest, Math.max(Theme.mm(Theme.touch * 1.4), words.implicitWidth + 2 * Theme.mm(Theme.gap) + (tick.visible ? tick.width : 0)))
    height: Math.max(Theme.mm(Theme.touch), words.height + Theme.mm(Theme.gap * 0.6))
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: selected

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: chip.pressed ? Theme.tintPressed : chip.selected ? Theme.brand : Theme.card
        border.width: chip.selected ? 0 : Theme.hairline
        border.color: Theme.edge
    }

    Icon {
        id: tick

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.gap * 0.7)
        anchors.verticalCenter: parent.verticalCenter
        name: chip.selected ? "check" : ""
        size: Theme.iconSize * 0.7
        color: chip.pressed ? Theme.brand : Theme.brandInk
    }

    Label {
        id: words

        anchors.left: tick.visible ? tick.right : parent.left
        anchors.leftMargin: tick.visible ? Theme.mm(Theme.gap * 0.5) : Theme.mm(Theme.gap)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.gap * 0.7)
        anchors.verticalCenter: parent.verticalCenter
        text: chip.text
        size: chip.size
        bold: true
        color: chip.selected && !chip.pressed ? Theme.brandInk : Theme.ink
        align: Text.AlignHCenter
        spoken: false
    }
}
