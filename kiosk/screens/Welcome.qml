import QtQuick
import Nobat

// A greeting in every language, and the languages to choose from, each in its own script.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int count: view.languages.length
    readonly property real room: height - greeting.height - (count + 2) * Theme.mm(Theme.gap)

    Column {
        id: greeting

        y: page.upright ? Math.max(0, Math.round((page.height - height - cards.height) * 0.3)) : 0
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

        y: greeting.y + greeting.height + Theme.mm(Theme.gap * (page.upright ? 3 : 1))
        width: parent.width
        spacing: Theme.mm(Theme.gap)

        Repeater {
            model: stage.rows("languages")

            delegate: BigChoice {
                required property var row

                objectName: "language-" + row.code
                width: page.width
                height: Math.max(Theme.mm(Theme.touch), Math.min(Theme.mm(48), page.room / page.count))
                language: row.code
                title: row.title
                titleSize: page.upright ? Theme.title : Theme.strong
                trailing: row.note
                value: row.code
                onActivated: stage.act("language", value)
            }
        }
    }
}
