import QtQuick
import Nobat

// Where to send the citizen: services under their agencies, counters under their zones, or profiles, a page at a
// time; where in the line, and whether they come back.
Item {
    id: list

    required property var view
    readonly property var nothing: ({title: "", leave: ""})
    readonly property var dialogue: view.dialogue ? view.dialogue : nothing
    readonly property int rowCount: 9
    readonly property real cellHeight: Math.floor((banner.y - columns.y) / rowCount)

    DialogueHead {
        id: head

        width: parent.width
        view: list.view
        dialogue: list.dialogue
    }

    Row {
        id: switches

        readonly property int count: 7
        readonly property real share: Math.floor((width - 6 * spacing - Theme.mm(Theme.gap)) / count)

        y: head.height + Theme.mm(Theme.gap * 0.8)
        width: parent.width
        spacing: Theme.mm(1.6)

        Repeater {
            model: stage.rows("dialogue.kinds")

            delegate: SwitchButton {
                required property var row

                objectName: "switch-" + row.id
                width: switches.share
                height: Theme.mm(Theme.touch * 1.45)
                text: row.text
                key: row.key
                on: row.on
                onActivated: stage.act("switch", row.id)
            }
        }

        Item {
            width: Theme.mm(Theme.gap)
            height: 1
        }

        Repeater {
            model: stage.rows("dialogue.positions")

            delegate: SwitchButton {
                required property var row

                objectName: "switch-" + row.id
                width: switches.share
                height: Theme.mm(Theme.touch * 1.45)
                text: row.text
                key: row.key
                on: row.on
                onActivated: stage.act("switch", row.id)
            }
        }
    }

    Row {
        id: columns

        y: switches.y + switches.height + Theme.mm(Theme.gap * 0.8)
        width: parent.width
        spacing: Theme.mm(Theme.gap * 0.6)

        Repeater {
            model: 3

            delegate: Column {
                id: column

                required property int index

                width: Math.floor((columns.width - 2 * columns.spacing) / 3)

                Repeater {
                    model: stage.rows("dialogue.column_" + column.index)

                    delegate: TransferCell {
                        required property var row

                        objectName: row.id === "" ? "" : row.kind + "-" + row.id
                        width: column.width
                        height: list.cellHeight
                        value: row.id
                        title: row.title
                        key: row.key
                        note: row.note
                        noteShare: row.kind === "counter" ? 0.6 : 0.33
                        enabled: row.id !== "" && list.view.ready
                        onActivated: stage.act(row.kind, value)
                    }
                }
            }
        }
    }

    DialogueBanner {
        id: banner

        anchors.bottom: parent.bottom
        width: parent.width
        view: list.view
    }
}
