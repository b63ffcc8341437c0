import QtQuick
import Nobat

// One key on the glass: a sign, or a picture of what it does.
Pressable {
    id: key

    property string text: ""
    property string icon: ""
    property string script: "en"

    name: text
    // Letters and figures stand as on a keyboard, whatever the page's direction.
    height: Theme.mm(Theme.touch)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: key.pressed ? Theme.tintPressed : Theme.tint
        border.width: key.pressed ? Theme.outline : 0
        border.color: Theme.brand
    }

    Icon {
        anchors.centerIn: parent
        name: key.icon
        size: Theme.iconSize * 0.8
        mirrored: false
    }

    Label {
        anchors.centerIn: parent
        visible: key.icon === ""
        text: key.icon === "" ? key.text : ""
        size: Theme.strong * 1.15
        bold: true
        language: key.script
        spoken: false
    }
}
