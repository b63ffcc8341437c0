import QtQuick
import Nobat

// Something is typed: the field with its button, what was found or gathered, and the keys within reach of a thumb.
Item {
    id: pane

    required property var typing
    readonly property real gap: Theme.mm(Theme.gap * 0.5)

    Item {
        id: field

        width: parent.width
        height: Theme.mm(Theme.touch * (pane.typing.digits ? 1.35 : 1.1))

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
                size: pane.typing.digits ? Theme.hero : Theme.title
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
        columns: pane.typing.give === "" ? 3 : 4
    }

    PrimaryButton {
        id: give

        objectName: pane.typing.give === "" ? "" : "give"
        y: field.height + pane.gap * 2
        anchors.right: parent.right
        width: digits.width
        height: keys.y - y - pane.gap * 2
        visible: pane.typing.give !== ""
        enabled: pane.typing.can_give
        text: pane.typing.give
        size: Theme.body
        onActivated: stage.act("give")
    }

    // The blocks of keys change sides with the language; within a block Latin letters and figures stand as on any
    // keyboard, and the letters of a language that runs from the right begin at the right.
    Item {
        id: keys

        readonly property int columns: pane.typing.digits ? 3 : 0
        readonly property real digitsWidth: columns * (Theme.mm(Theme.touch * 1.25) + pane.gap) - pane.gap
        readonly property real lettersWidth: width - (columns > 0 ? digitsWidth + Theme.mm(Theme.gap) : 0)
        readonly property real keyHeight: Theme.mm(Theme.touch * (columns > 0 ? 1.08 : 1.02))

        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(letters.height, digits.visible ? digits.height : 0)

        Column {
            id: letters

            width: keys.lettersWidth
            anchors.left: parent.left
            anchors.bottom: parent.bottom
            spacing: pane.gap

            Repeater {
                model: stage.rows("typing.keys")

                delegate: Item {
                    id: place

                    required property var row
                    required property int index

                    readonly property bool last: index === pane.typing.keys.length - 1
                    readonly property int most: pane.typing.keys.reduce((most, one) => Math.max(most, one.letters.length), 1)
                    readonly property real keyWidth: Math.floor((letters.width - (most - 1) * pane.gap) / most)

                    width: letters.width
                    height: keys.keyHeight

                    Row {
                        x: pane.typing.digits ? 0 : (place.width - width) / 2
                        spacing: pane.gap
                        LayoutMirroring.enabled: Theme.isRtl(pane.typing.script)
                        LayoutMirroring.childrenInherit: true

                        Repeater {
                            model: place.row.letters

                            delegate: LetterKey {
                                required property string modelData

                                objectName: "key-" + modelData
                                width: place.keyWidth
                                height: keys.keyHeight
                                value: modelData
                                text: modelData
                                script: pane.typing.script
                                onActivated: stage.act("key", value)
                            }
                        }

                        LetterKey {
                            objectName: visible ? "letters-erase" : ""
                            width: place.keyWidth * 2 + pane.gap
                            height: keys.keyHeight
                            visible: place.last && !pane.typing.digits
                            icon: "back"
                            name: pane.typing.erase
                            onActivated: stage.act("key", "erase")
                        }
                    }
                }
            }
        }

        Item {
            id: digits

            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: figures.width
            height: figures.height
            visible: pane.typing.digits

            Grid {
                id: figures

                columns: 3
                spacing: pane.gap
                LayoutMirroring.enabled: false
                LayoutMirroring.childrenInherit: true

                Repeater {
                    model: ["7", "8", "9", "4", "5", "6", "1", "2", "3", "clear", "0", "erase"]

                    delegate: LetterKey {
                        required property string modelData

                        objectName: "key-" + modelData
                        width: Theme.mm(Theme.touch * 1.25)
                        height: keys.keyHeight
                        value: modelData
                        text: modelData.length === 1 ? pane.typing.figures.charAt(Number(modelData)) : ""
                        icon: modelData === "clear" ? "close" : modelData === "erase" ? "back" : ""
                        name: modelData === "clear" ? pane.typing.clear : modelData === "erase" ? pane.typing.erase : modelData
                        onActivated: stage.act("key", value)
                    }
                }
            }
        }
    }
}
