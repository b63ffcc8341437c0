import QtQuick

// Another thing that can be done: outlined, or `tinted` (quiet, a thin edge); with an icon at the start; with its key
// below the words.
Pressable {
    id: button

    property string text: ""
    property string keyCap: ""
    property string icon: ""
    property bool tinted: false
    property real size: Theme.strong
    readonly property color inkColor: !enabled ? Theme.soft : pressed || tinted || keyCap !== "" ? Theme.ink : Theme.brand

    name: text
    Accessible.description: keyCap
    implicitWidth: Theme.mm(40)
    implicitHeight: Math.max(Theme.mm(Theme.touch), middle.height + 2 * Theme.mm(Theme.pad * 0.6))

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: !button.enabled ? Theme.ground : button.pressed ? Theme.tintPressed : button.tinted ? Theme.tint : Theme.card
        border.width: button.tinted || button.keyCap !== "" ? Theme.hairline : Theme.outline
        border.color: !button.enabled ? Theme.line : button.tinted || button.keyCap !== "" ? Theme.edge : Theme.brand
    }

    Icon {
        id: picture

        name: button.icon
        size: Theme.iconSize * 0.8
        color: button.enabled ? Theme.brand : Theme.soft
        mirrored: Theme.isRtl(button.language)
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.pad)
        anchors.verticalCenter: parent.verticalCenter
    }

    Column {
        id: middle

        anchors.verticalCenter: parent.verticalCenter
        anchors.left: picture.visible ? picture.right : parent.left
        anchors.leftMargin: Theme.mm(Theme.pad * 0.6)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.pad * 0.6)
        spacing: Theme.mm(Theme.small * 0.6)

        Label {
            width: parent.width
            text: button.text
            size: button.size
            bold: true
            color: button.inkColor
            language: button.language
            align: picture.visible ? Text.AlignLeft : Text.AlignHCenter
            spoken: false
        }

        KeyCap {
            text: button.keyCap
            anchors.horizontalCenter: parent.horizontalCenter
        }
    }
}
