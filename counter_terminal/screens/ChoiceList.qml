import QtQuick
import Nobat

// A question and its answers, each with its key; at an outcome a note as well.
Item {
    id: list

    required property var view
    readonly property var nothing: ({title: "", leave: "", note: "", send: "", longest_note: 0})
    readonly property var dialogue: view.dialogue ? view.dialogue : nothing
    readonly property int rowCount: 9

    DialogueHead {
        id: head

        width: parent.width
        view: list.view
        dialogue: list.dialogue
    }

    Column {
        id: answers

        readonly property real room: foot.y - y - Theme.mm(Theme.gap)
        readonly property real share: Math.floor((room - (list.rowCount - 1) * spacing) / list.rowCount)

        y: head.height + Theme.mm(Theme.gap * 1.5)
        width: parent.width
        spacing: Theme.mm(1.6)

        Repeater {
            model: stage.rows("dialogue.answers")

            delegate: ListRow {
                required property var row

                objectName: "answer-" + row.id
                width: answers.width
                height: Math.min(answers.share, Theme.mm(Theme.touch * 1.4))
                value: row.id
                keyCap: row.key
                title: row.title
                lines: 1
                note: row.note
                enabled: list.view.ready
                onActivated: stage.act("choose", value)
            }
        }
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.mm(Theme.gap)

        NoteField {
            width: parent.width
            visible: !!list.dialogue.note
            label: list.dialogue.note ? list.dialogue.note : ""
            longest: list.dialogue.longest_note ? list.dialogue.longest_note : 0
            onEdited: text => stage.act("note", text)
        }

        DialogueBanner {
            width: parent.width
            view: list.view
        }

        PrimaryButton {
            objectName: "send"
            width: parent.width
            visible: !!list.dialogue.send
            text: list.view.working !== "" ? list.view.working : list.dialogue.send ? list.dialogue.send : ""
            keyCap: "F5"
            enabled: list.view.ready
            onActivated: stage.act("send")
        }
    }
}
