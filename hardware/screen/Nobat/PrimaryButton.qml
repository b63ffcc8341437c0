import QtQuick

// The one obvious next thing, in the brand's colour. With a `keyCap` the words stand at the start and the key at the
// end, else in the middle.
Pressable {
    id: button

    property string text: ""
    property string keyCap: ""
    property string icon: ""
    property real size: Theme.title

    name: text
    Accessible.description: keyCap
    implicitWidth: Theme.mm(80)
    implicitHeight: Math.max(Theme.mm(Theme.touch * 1.4), words.implicitHeight + 2 * Theme.mm(Theme.pad))

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: !button.enabled ? Theme.tint : button.pressed ? Theme.brandPressed : Theme.brand
        border.width: button.enabled ? 0 : Theme.hairline
        border.color: Theme.edge
    }

    Icon {
        id: picture

        name: button.icon
        color: words.color
        mirrored: Theme.isRtl(button.language)
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.pad)
        anchors.verticalCenter: parent.verticalCenter
    }

    Label {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        anchors.left: picture.visible ? picture.right : parent.left
        anchors.leftMargin: Theme.mm(Theme.pad)
        anchors.right: cap.visible ? cap.left : parent.right
        anchors.rightMargin: Theme.mm(Theme.pad)
        text: button.text
        size: button.size
        bold: true
        color: button.enabled ? Theme.brandInk : Theme.ink
        language: button.language
        align: cap.visible || picture.visible ? Text.AlignLeft : Text.AlignHCenter
        spoken: false
    }

    KeyCap {
        id: cap

        text: button.keyCap
        ink: words.color
        size: Theme.strong
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.pad)
        anchors.verticalCenter: parent.verticalCenter
    }
}
