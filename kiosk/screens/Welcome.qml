import QtQuick
import Nobat

// A greeting in every language, and the languages to choose from, each in its own script.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int count: view.languages.length
    // Where there is little height the languages stand side by side.
    readonly property bool sideBySide: !upright
    readonly property int across: !sideBySide ? 1 : Theme.largeText && width < Theme.mm(280) ? 2 : count
    readonly property int cardRows: Math.ceil(count / across)
    readonly property int gap: Theme.mm(Theme.gap * (upright ? 1.4 : 1))
    readonly property real room: height - greeting.height - (cardRows + 1.6) * gap - (doors.visible ? doors.height + gap : 0)
    // Upright the cards stand low, where a hand reaches them from a chair too.
    readonly property int cardHeight: Math.max(Theme.mm(Theme.touch), Math.min(Theme.mm(upright || sideBySide ? 72 : 48), room / cardRows))
    // So low a card holds the larger name of its language alone.
    readonly property bool shallow: cardHeight < Theme.mm(56)
    readonly property bool terse: Theme.largeText && (!upright || shallow)
    readonly property real spare: room - cardRows * cardHeight

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
            visible: page.across !== 2
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

    Grid {
        id: cards

        y: greeting.y + greeting.height + page.gap + (page.upright ? Math.round(page.spare * 0.25) : 0)
        width: parent.width
        spacing: page.gap
        columns: page.across

        Repeater {
            model: stage.rows("languages")

            delegate: BigChoice {
                required property var row

                objectName: "language-" + row.code
                width: Math.floor((page.width - (page.across - 1) * page.gap) / page.across)
                height: page.cardHeight
                language: row.code
                title: row.title
                titleSize: page.upright ? Theme.hero * (page.terse ? 0.6 : page.shallow || Theme.largeText ? 0.7 : 1) : Theme.strong
                noteSize: page.upright ? Theme.strong : Theme.small
                subtitle: page.terse ? "" : row.note
                value: row.code
                onActivated: stage.act("language", value)
            }
        }
    }

    // For whoever is expected, or was here before: said in every language, since none is chosen yet.
    Row {
        id: doors

        readonly property int count: page.view.doors.length
        readonly property int tallest: {
            let most = Theme.mm(page.upright ? 54 : 22)
            for (let at = 0; at < doorRepeater.count; ++at)
                most = Math.max(most, doorRepeater.itemAt(at)?.implicitHeight ?? 0)
            return most
        }
        readonly property int doorWidth: Math.floor((width - (count - 1) * spacing) / Math.max(1, count))

        visible: count > 0
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.mm(Theme.gap)

        Repeater {
            id: doorRepeater

            model: stage.rows("doors")

            delegate: BigChoice {
                required property var row

                objectName: row.id
                width: doors.doorWidth
                height: doors.tallest
                icon: page.sideBySide ? "" : row.icon
                title: row.text
                titleSize: page.upright ? Theme.strong : Theme.body
                subtitle: row.note
                onActivated: stage.act(row.id)
            }
        }
    }
}
