import QtQuick
import Nobat

// A greeting in every language, and the languages to choose from, each in its own script.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int count: view.languages.length
    readonly property int gap: Theme.mm(Theme.gap * (upright ? 1.4 : 1))
    readonly property real room: height - greeting.height - (count + 2) * gap
    // Upright the cards stand low, where a hand reaches them from a chair too.
    readonly property int cardHeight: Math.max(Theme.mm(Theme.touch), Math.min(Theme.mm(upright ? 72 : 48), room / count))
    readonly property real spare: room - count * cardHeight

    Column {
        id: greeting

        y: page.upright ? Math.round(page.spare * 0.5) : 0
        width: parent.width
        spacing: Theme.mm(Theme.gap * 0.6)

        Label {
            width: parent.width
            text: page.view.title
            size: Theme.hero
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
                    size: Theme.title * 0.8
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
}
