import QtQuick
import Nobat

// Something is typed: what stands there, the keys, and on. Digits and letters lie from left to right in every
// language; the words around them are mirrored.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int gap: Theme.mm(Theme.gap)
    // Larger text on the part of a screen that a seated hand reaches: every millimetre is the keys'.
    readonly property bool tight: upright && Theme.largeText && view.free.top > 0
    readonly property bool narrow: !upright && width < Theme.mm(280)
    readonly property int rows: upright ? 5 : view.lying_rows
    readonly property int keyHeight: Math.max(Theme.mm(Theme.touch), Math.min(Theme.mm(upright ? 42 : 35), (room - (rows - 1) * gap) / rows))
    readonly property real room: (upright ? enter.y - page.gap : height) - board.y

    Column {
        id: heading

        width: parent.width
        spacing: Theme.mm(Theme.small * 0.4)

        Label {
            objectName: "title"
            width: parent.width
            text: page.view.title
            size: page.tight ? Theme.small : page.upright ? Theme.title : Theme.title * 0.7
            bold: true
        }

        Label {
            width: parent.width
            visible: page.upright && !page.tight
            text: page.view.subtitle
            color: Theme.soft
        }
    }

    Rectangle {
        id: field

        y: heading.height + (page.upright ? page.gap : Theme.mm(2))
        anchors.left: parent.left
        width: page.upright ? page.width : Math.floor(page.width * (Theme.largeText || page.narrow ? 0.34 : 0.44))
        height: Theme.mm(Theme.touch * (page.tight ? 1.2 : page.upright || (page.narrow && Theme.largeText) ? 1.4 : 1))
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.outline
        border.color: Theme.brand
        Accessible.role: Accessible.EditableText
        Accessible.name: page.view.title
        Accessible.description: page.view.typed

        Label {
            objectName: "typed"
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.mm(Theme.pad * 0.5)
            text: page.view.typed
            size: page.upright ? Theme.title : Theme.strong
            bold: true
            language: "en"
            align: Text.AlignHCenter
        }
    }

    Keyboard {
        id: board

        y: field.y + field.height + page.gap
        width: parent.width
        height: implicitHeight
        keys: stage.rows(page.upright ? "upright_keys" : "lying_keys")
        columns: page.view.columns
        rows: page.rows
        keyHeight: page.keyHeight
        letterSize: Theme.title * 0.8
        onLetter: value => stage.act("key", value)
    }

    SecondaryButton {
        id: erase

        objectName: "erase"
        anchors.left: page.upright ? parent.left : field.right
        anchors.leftMargin: page.upright ? 0 : page.gap
        y: page.upright ? enter.y : field.y
        width: Math.floor(page.width * (page.upright ? 0.3 : Theme.largeText || page.narrow ? 0.24 : 0.2))
        height: page.upright ? enter.height : field.height
        text: page.view.erase
        size: page.upright ? Theme.strong : Theme.body
        enabled: page.view.can_erase
        onActivated: stage.act("erase")
    }

    PrimaryButton {
        id: enter

        objectName: "enter"
        anchors.right: parent.right
        y: page.upright ? page.height - height : field.y
        width: page.upright ? page.width - erase.width - page.gap : page.width - field.width - erase.width - 2 * page.gap
        height: page.upright ? Theme.mm(Theme.touch * (page.tight ? 1.4 : 2)) : field.height
        text: page.view.enter
        size: page.upright ? Theme.title * 0.9 : Theme.body
        enabled: page.view.can_enter
        onActivated: stage.act(page.view.intent)
    }
}
