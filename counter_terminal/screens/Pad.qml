import QtQuick
import Nobat

// Figures to press: a PIN behind dots, or a ticket's number with its letter.
Item {
    id: pad

    required property var view
    readonly property var nothing: ({title: "", leave: "", shown: "", erase: "", send: "", complete: false, figures: ""})
    readonly property var dialogue: view.dialogue ? view.dialogue : nothing
    readonly property real side: Theme.mm(Theme.touch * 1.7)

    // A figure in the shape that ticket numbers have in this centre.
    function shapeOf(figure) {
        return dialogue.figures ? dialogue.figures.charAt(Number(figure)) : figure
    }

    DialogueHead {
        id: head

        width: parent.width
        view: pad.view
        dialogue: pad.dialogue
    }

    Flow {
        id: letters

        anchors.top: head.bottom
        anchors.topMargin: Theme.mm(Theme.gap * 1.5)
        width: parent.width
        spacing: Theme.mm(1.6)
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true

        Repeater {
            model: stage.rows("dialogue.letters")

            delegate: SwitchButton {
                required property var row

                objectName: "letter-" + row.id
                width: Math.round(pad.side * 0.72)
                height: Theme.mm(Theme.touch)
                text: row.id
                on: row.chosen
                onActivated: stage.act("choose", row.id)
            }
        }
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: letters.bottom
        anchors.topMargin: Theme.mm(Theme.gap * 1.5)
        anchors.bottom: banner.top
        spacing: Theme.mm(Theme.gap)

        Rectangle {
            width: figures.width
            height: Theme.mm(Theme.touch * 1.5)
            radius: Theme.radius
            color: Theme.card
            border.width: Theme.hairline
            border.color: Theme.edge

            Label {
                objectName: "typed"
                anchors.centerIn: parent
                text: pad.dialogue.shown ? pad.dialogue.shown : ""
                size: Theme.hero
                bold: true
                color: Theme.brand
                language: "en"
            }
        }

        Grid {
            id: figures

            columns: 3
            spacing: Theme.mm(1.6)
            // Figures stand as on every telephone, whichever way the language runs.
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true

            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

                delegate: PadKey {
                    required property string modelData

                    figure: modelData
                    shown: pad.shapeOf(modelData)
                    side: pad.side
                }
            }

            SecondaryButton {
                objectName: "erase"
                width: pad.side * 1.5
                height: pad.side
                text: pad.dialogue.erase
                size: Theme.body
                onActivated: stage.act("key", "Backspace")
            }

            PadKey {
                figure: "0"
                shown: pad.shapeOf(figure)
                side: pad.side
            }

            PrimaryButton {
                objectName: "send"
                width: pad.side * 1.5
                height: pad.side
                text: pad.view.working !== "" ? pad.view.working : pad.dialogue.send
                size: Theme.body
                enabled: pad.view.ready && !!pad.dialogue.complete
                onActivated: stage.act("send")
            }
        }
    }

    DialogueBanner {
        id: banner

        anchors.bottom: parent.bottom
        width: parent.width
        view: pad.view
    }
}
