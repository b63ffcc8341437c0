import QtQuick
import Nobat

// One figure of the pad. It never takes the focus, so that keys typed after a touch are figures too.
Pressable {
    id: key

    property string figure: ""
    property string shown: figure
    property real side: Theme.mm(Theme.touch)

    objectName: "figure-" + figure
    name: shown
    width: side * 1.5
    height: side
    activeFocusOnTab: false
    onActivated: stage.act("key", figure)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: key.pressed ? Theme.tintPressed : Theme.card
        border.width: Theme.hairline
        border.color: key.pressed ? Theme.brand : Theme.edge
    }

    Label {
        anchors.centerIn: parent
        text: key.shown
        size: Theme.title
        bold: true
        language: "en"
        spoken: false
    }
}
