import QtQuick

// One thing the foot bar offers, its picture above its words or `beside` them. One that is `checkable` says by a mark,
// by its colours and to screen readers that it is `selected`.
Pressable {
    id: item

    property string icon: ""
    property string text: ""
    property bool checkable: false
    property bool selected: false
    property bool beside: false
    readonly property color ink: selected && !pressed ? Theme.foot : Theme.footInk
    readonly property int inset: Theme.mm(Theme.small * 0.4)
    // How high it must be for its words.
    readonly property int needed: (beside ? Math.max(picture.height, words.implicitHeight)
                                          : picture.height + words.implicitHeight) + 2 * inset

    name: text
    ringColor: Theme.footInk
    width: parent ? parent.width / Math.max(1, parent.visibleChildren.length) : Theme.mm(Theme.touch)
    height: parent ? parent.height : Theme.mm(Theme.touch)
    implicitHeight: Math.max(Theme.mm(Theme.touch), needed)
    Accessible.checkable: checkable
    Accessible.checked: selected

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: item.pressed ? Theme.footPressed : item.selected ? Theme.footInk : Theme.foot
        border.width: item.pressed ? Theme.outline : Theme.hairline
        border.color: Theme.footInk
    }

    Icon {
        id: picture

        x: !item.beside ? Math.round((item.width - width) / 2) : Theme.isRtl(item.language) ? item.width - width - 2 * item.inset
                                                                                            : 2 * item.inset
        y: item.beside ? Math.round((item.height - height) / 2) : Math.round((item.height - item.needed) / 2) + item.inset
        name: item.icon
        size: Theme.iconSize * (item.beside ? 0.62 : 0.8)
        color: item.ink
    }

    Label {
        id: words

        readonly property int taken: item.beside ? picture.width + 3 * item.inset : 0

        x: Theme.isRtl(item.language) ? item.inset : item.inset + taken
        y: item.beside ? Math.round((item.height - implicitHeight) / 2) : picture.y + picture.height
        width: item.width - taken - 2 * item.inset
        text: item.text
        size: Theme.small
        bold: item.selected
        color: item.ink
        language: item.language
        align: item.beside ? Text.AlignLeft : Text.AlignHCenter
        spoken: false
    }

    // Switched on: said without colour too.
    Icon {
        visible: item.selected
        x: Theme.isRtl(item.language) ? item.inset : item.width - width - item.inset
        y: item.inset
        name: "check"
        size: Theme.iconSize * 0.5
        color: item.ink
    }
}
