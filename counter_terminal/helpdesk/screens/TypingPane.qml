import QtQuick
import Nobat

// Something is typed: the field with its button, what was found or gathered, and the keys within reach of a thumb.
Item {
    id: pane

    required property var typing
    readonly property bool narrow: width < Theme.mm(140)
    // The letters in as many columns as there are fingers' widths.
    readonly property var board: narrow ? typing.narrow : typing
    readonly property real gap: Theme.mm(Theme.gap * 0.5)

    Item {
        id: field

        width: parent.width
        height: Theme.mm(Theme.touch * (keys.figures ? 1.35 : 1.1))

        Rectangle {
            id: paper

            anchors.left: parent.left
            anchors.right: enter.visible ? enter.left : parent.right
            anchors.rightMargin: enter.visible ? Theme.mm(Theme.gap) : 0
            height: parent.height
            radius: Theme.radius
            color: Theme.ground
            border.width: Theme.outline
            border.color: Theme.brand

            Label {
                objectName: "typed"
                anchors.left: parent.left
                anchors.leftMargin: Theme.mm(Theme.pad)
                anchors.right: parent.right
                anchors.rightMargin: Theme.mm(Theme.gap)
                anchors.verticalCenter: parent.verticalCenter
                text: pane.typing.typed
                size: keys.figures ? Theme.hero : Theme.title
                bold: true
                lines: 1
                language: pane.typing.script
                align: Theme.mirrored && pane.typing.script === "en" ? Text.AlignRight : Text.AlignLeft
            }
        }

        PrimaryButton {
            id: enter

            objectName: "enter"
            anchors.right: parent.right
            width: Math.max(Theme.mm(38), Math.min(pane.width * 0.4, implicitWidth * 0.5))
            height: parent.height
            visible: pane.typing.enter !== ""
            enabled: pane.typing.can_enter
            text: pane.typing.enter
            size: Theme.strong
            onActivated: stage.act("enter")
        }
    }

    Options {
        id: options

        anchors.top: field.bottom
        anchors.topMargin: pane.gap * 2
        anchors.left: parent.left
        width: keys.lettersWidth
        height: keys.y + keys.height - letters.height - y - pane.gap
        columns: pane.narrow ? 2 : pane.typing.give === "" ? 3 : 4
    }

    Label {
        objectName: "nothing"
        anchors.left: options.left
        anchors.right: options.right
        anchors.top: options.top
        text: pane.typing.nothing
        color: Theme.soft
    }

    PrimaryButton {
        id: give

        objectName: pane.typing.give === "" ? "" : "give"
        y: field.height + pane.gap * 2
        anchors.right: parent.right
        width: digits.width
        height: keys.y - y - pane.gap
        visible: pane.typing.give !== ""
        enabled: pane.typing.can_give
        text: pane.typing.give
        size: Theme.body
        onActivated: stage.act("give")
    }

    // The blocks of keys change sides with the language; within a block Latin letters and figures stand as on any
    // keyboard.
    Item {
        id: keys

        readonly property bool figures: pane.typing.figures.length > 0
        readonly property real keyHeight: Theme.mm(Theme.touch * (figures ? 1 : 1.02))
        readonly property real lettersWidth: width - (figures ? digits.width + Theme.mm(Theme.gap) : 0)

        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(letters.height, figures ? digits.height : 0)

        Keyboard {
            id: letters

            anchors.left: parent.left
            anchors.bottom: parent.bottom
            width: keys.lettersWidth
            height: implicitHeight
            keys: pane.narrow ? stage.rows("typing.narrow.keys") : stage.rows("typing.keys")
            columns: pane.board.columns
            rows: pane.board.rows
            gap: pane.gap
            keyHeight: keys.keyHeight
            letterSize: Theme.strong * 1.15
            onLetter: value => stage.act("key", value)
            onErase: stage.act("key", "erase")
            onTurn: value => stage.act("board", value)
        }

        Keyboard {
            id: digits

            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: 3 * Theme.mm(Theme.touch * 1.25) + 2 * pane.gap
            height: implicitHeight
            visible: keys.figures
            keys: stage.rows("typing.figures")
            columns: 3
            rows: 4
            gap: pane.gap
            keyHeight: keys.keyHeight
            letterSize: Theme.strong * 1.15
            onLetter: value => stage.act("key", value)
            onErase: stage.act("key", "erase")
            onClear: stage.act("key", "clear")
        }
    }
}
