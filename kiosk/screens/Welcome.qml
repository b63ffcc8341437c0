import QtQuick
import Nobat

// A greeting in every language, and the languages to choose from, each in its own script.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int count: view.languages.length
    readonly property int gap: Theme.mm(Theme.gap * (upright ? 1.4 : 1))
    readonly property real room: height - greeting.height - (count + 1.6) * gap - (doors.visible ? doors.height + gap : 0)
    // Upright the cards stand low, where a hand reaches them from a chair too.
    readonly property int cardHeight: Math.max(Theme.mm(Theme.touch), Math.min(Theme.mm(upright ? 72 : 48), room / count))
    readonly property real spare: room - count * cardHeight

    Column {
        id: greeting

        y: page.upright ? Math.round(page.spare * 0.5) : 0
        width: parent.width
        spacing: Theme.mm(Theme.gap * (page.upright ? 0.6 : 0.25))

        Label {
            width: parent.width
            text: page.view.title
            size: page.upright ? Theme.hero : Theme.title * 0.85
            bold: true
        }

        Flow {
            width: parent.width
            spacing: Theme.mm(Theme.gap * 1.5)

            Repeater {
                model: stage.rows("greetings")

                delegate: Label {
                    required property var row

                    text: row.text
                    language: row.language
                    size: page.upright ? Theme.title * 0.8 : Theme.body
                    color: Theme.soft
                }
            }
        }
    }

    Column {
        id: cards

        y: greeting.y + greeting.height + page.gap + (page.upright ? Math.round(page.spare * 0.25) : 0)
        width: parent.width
        spacing: page.gap

        Repeater {
            model: stage.rows("languages")

            delegate: BigChoice {
                required property var row

                objectName: "language-" + row.code
                width: page.width
                height: page.cardHeight
                language: row.code
                title: row.title
                titleSize: page.upright ? Theme.hero : Theme.strong
                noteSize: page.upright ? Theme.strong : Theme.small
                subtitle: page.upright ? row.note : ""
                trailing: page.upright ? "" : row.note
                value: row.code
                onActivated: stage.act("language", value)
            }
        }
    }

    // For whoever is expected, or was here before: said in every language, since none is chosen yet.
    Row {
        id: doors

        readonly property int count: page.view.doors.length
        readonly property int doorWidth: Math.floor((width - (count - 1) * spacing) / Math.max(1, count))

        visible: count > 0
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.mm(Theme.gap)

        Repeater {
            model: stage.rows("doors")

            delegate: BigChoice {
                required property var row

                objectName: row.id
                width: doors.doorWidth
                height: Theme.mm(page.upright ? 54 : 22)
                icon: row.icon
                title: row.text
                titleSize: page.upright ? Theme.strong : Theme.body
                subtitle: page.upright ? row.note : ""
                trailing: page.upright ? "" : row.note
                onActivated: stage.act(row.id)
            }
        }
    }
}
