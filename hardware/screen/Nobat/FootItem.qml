import QtQuick

// One thing the foot bar offers; `selected` while it is on.
Pressable {
    id: item

    property string icon: ""
    property string text: ""
    property bool selected: false

    name: text
    width: parent ? parent.width / Math.max(1, parent.visibleChildren.length) : Theme.mm(Theme.touch)
    height: parent ? parent.height : Theme.mm(Theme.touch)
    implicitHeight: height
    ringRadius: 0
    Accessible.checkable: true
    Accessible.checked: selected

    Rectangle {
        anchors.fill: parent
        color: item.pressed ? Theme.footPressed : item.selected ? Theme.brand : Theme.foot
        border.width: item.pressed ? Theme.outline : 0
        border.color: Theme.footInk
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Theme.mm(Theme.small * 0.5)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: item.icon
            size: Theme.iconSize * 0.9
            color: words.color
        }

        Label {
            id: words

            width: parent.width
            text: item.text
            size: Theme.small
            color: item.selected && !item.pressed ? Theme.brandInk : Theme.footInk
            language: item.language
            align: Text.AlignHCenter
            spoken: false
        }
    }
}
