import QtQuick
import Nobat

// Each component once, as a page would have it.
Screen {
    id: gallery

    readonly property var view: stage.view
    readonly property var words: view.words

    objectName: "gallery"
    language: view.language
    dark: view.dark
    largeText: view.large_text
    strongContrast: view.strong_contrast
    centreName: words.centre
    clock: "09:42"

    Flow {
        id: flow

        objectName: "all"

        readonly property real half: Math.floor((width - spacing) / 2)

        anchors.fill: parent
        spacing: Theme.mm(Theme.gap)

        Label {
            objectName: "title"
            width: flow.width
            text: gallery.words.title
            size: Theme.title
            bold: true
        }

        Repeater {
            model: stage.rows("choices")

            delegate: BigChoice {
                required property var row

                objectName: "choice-" + row.id
                // A long word in larger text needs the whole width.
                width: Theme.largeText ? flow.width : flow.half
                stacked: true
                icon: row.icon
                title: row.title
                subtitle: row.subtitle
                value: row.id
                onActivated: stage.act("choose", value)
            }
        }

        BigChoice {
            objectName: "other-language"
            width: flow.width
            language: gallery.view.other.language
            title: gallery.view.other.title
            trailing: gallery.view.other.trailing
            onActivated: stage.act("language", language)
        }

        NumberPlate {
            objectName: "plate"
            width: flow.width
            tone: gallery.view.tone
            number: "A 042"
            caption: gallery.words.your_number
            note: gallery.words.wait
        }

        Step {
            width: flow.width
            text: gallery.words.step
        }

        Card {
            width: flow.width
            height: facts.height

            Column {
                id: facts

                width: parent.width

                InfoRow {
                    width: parent.width
                    icon: "clock"
                    title: gallery.words.wait
                    body: gallery.words.ahead
                    trailing: "F 007"
                }

                InfoRow {
                    width: parent.width
                    divided: true
                    icon: "document"
                    title: gallery.words.bring
                    body: gallery.words.papers
                }
            }
        }

        ListRow {
            objectName: "row"
            width: flow.width
            icon: "notary"
            title: gallery.words.register
            note: gallery.words.ahead
            onActivated: stage.act("choose", "register")
        }

        ListRow {
            width: flow.width
            keyCap: "F2"
            title: gallery.words.passport
        }

        Pager {
            page: "2 / 5"
            previous: true
            previousName: gallery.words.back
            nextName: gallery.words.next
            onTurned: where => stage.act("turn", where)
        }

        Row {
            width: flow.width
            spacing: Theme.mm(Theme.gap)

            Repeater {
                model: 5

                delegate: Face {
                    required property int index

                    mood: index + 1
                }
            }
        }

        Keyboard {
            visible: !Theme.board
            width: flow.width
            columns: 9
            rows: 2
            keys: stage.rows("keys_on_glass")
            onLetter: value => stage.act("letter", value)
        }

        Banner {
            objectName: "banner"
            width: flow.width
            title: gallery.words.no_paper
            body: gallery.words.no_paper_body
        }

        Banner {
            width: flow.width
            trouble: false
            title: gallery.words.your_number
            body: gallery.words.wait
        }

        PrimaryButton {
            objectName: "primary"
            width: flow.width
            text: gallery.words.take
            keyCap: gallery.view.keys ? "F5" : ""
            onActivated: stage.act("take")
        }

        SecondaryButton {
            objectName: "secondary"
            width: flow.half
            text: gallery.words.back
            keyCap: gallery.view.keys ? "F6" : ""
            icon: gallery.view.keys ? "" : "back"
            tinted: !gallery.view.keys
            onActivated: stage.act("back")
        }

        SecondaryButton {
            objectName: "disabled"
            width: flow.half
            text: gallery.words.help
            enabled: false
            onActivated: stage.act("help")
        }

        TimeBar {
            objectName: "time"
            width: flow.width
            remaining: 0.6
            text: gallery.words.closing
        }

        Progress {
            width: flow.width
            share: 0.5
            steps: 4
            text: gallery.words.done
        }

        EmptyState {
            width: flow.width
            icon: "people"
            title: gallery.words.nothing
            body: gallery.words.nothing_body
        }

        Dialogue {
            width: flow.width
            height: implicitHeight
            title: gallery.words.still
            body: gallery.words.still_body

            PrimaryButton {
                width: parent.width
                text: gallery.words.yes
            }
        }
    }

    foot: Modes {
        width: parent.width

        FootItem {
            objectName: "foot-language"
            icon: "globe"
            text: gallery.words.language
        }

        FootItem {
            objectName: "foot-large"
            icon: "text-size"
            text: gallery.words.larger
            checkable: true
            selected: true
            onActivated: stage.act("larger")
        }

        FootItem {
            icon: "wheelchair"
            text: gallery.words.lower
            checkable: true
        }

        FootItem {
            icon: "speaker"
            text: gallery.words.aloud
            checkable: true
        }

        FootItem {
            icon: "help"
            text: gallery.words.help
        }
    }
}
