import QtQuick
import Nobat

// All keys on one page: with somebody at the counter, with nobody, and always.
Item {
    id: page

    required property var view
    readonly property var nothing: ({title: "", leave: "", with_title: "", without_title: "", always_title: ""})
    readonly property var dialogue: view.dialogue ? view.dialogue : nothing

    DialogueHead {
        id: head

        width: parent.width
        view: page.view
        dialogue: page.dialogue
    }

    Row {
        y: head.height + Theme.mm(Theme.gap * 1.5)
        width: parent.width
        spacing: Theme.mm(Theme.margin)

        Repeater {
            model: ["with", "without", "always"]

            delegate: Column {
                id: group

                required property string modelData

                width: Math.floor((page.width - 2 * Theme.mm(Theme.margin)) / 3)
                spacing: Theme.mm(1.6)

                Label {
                    width: parent.width
                    text: page.dialogue[group.modelData + "_title"] ? page.dialogue[group.modelData + "_title"] : ""
                    size: Theme.strong
                    bold: true
                    color: Theme.brand
                }

                Repeater {
                    model: stage.rows("dialogue." + group.modelData)

                    delegate: KeyLine {
                        required property var row

                        width: group.width
                        key: row.key
                        text: row.text
                    }
                }
            }
        }
    }
}
