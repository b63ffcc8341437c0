import QtQuick
import Nobat

// How the service was: five answers, a face and a word each; one tap is all.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property real room: height - answers.y
    // Five larger words do not stand side by side on the lower half of an upright screen.
    readonly property int across: upright ? 1 : Theme.largeText && width < Theme.mm(280) ? 3 : 5
    readonly property int down: Math.ceil(5 / across)

    Column {
        id: heading

        width: parent.width
        spacing: Theme.mm(Theme.small * 0.4)

        Label {
            objectName: "title"
            width: parent.width
            text: page.view.title
            size: Theme.title
            bold: true
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: page.view.subtitle
            color: Theme.soft
        }
    }

    Grid {
        id: answers

        y: heading.height + page.gap * (page.upright ? 2 : 1)
        width: parent.width
        columns: page.across
        spacing: page.gap

        Repeater {
            model: stage.rows("scores")

            delegate: Pressable {
                id: answer

                required property var row

                objectName: "score-" + row.score
                name: row.text
                value: row.score
                enabled: page.view.enabled
                width: page.upright ? page.width : Math.floor((page.width - (page.across - 1) * page.gap) / page.across)
                height: page.upright ? Math.min(Theme.mm(48), (page.room - 4 * page.gap) / 5) : Math.min(Theme.mm(70), Math.floor((page.room - (page.down - 1) * page.gap) / page.down))
                onActivated: stage.act("score", value)

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radius
                    color: answer.pressed ? Theme.tintPressed : Theme.card
                    border.width: Theme.hairline
                    border.color: answer.pressed ? Theme.brand : Theme.edge
                }

                Face {
                    id: face

                    mood: answer.row.score
                    x: !page.upright ? (answer.width - width) / 2
                                     : Theme.mirrored ? answer.width - width - Theme.mm(Theme.pad) : Theme.mm(Theme.pad)
                    y: page.upright ? (answer.height - height) / 2 : Theme.mm(Theme.pad)
                }

                Label {
                    readonly property int beside: page.upright ? face.width + Theme.mm(Theme.pad) : 0

                    x: Theme.mm(page.upright ? Theme.pad : 2) + (Theme.mirrored ? 0 : beside)
                    width: answer.width - 2 * Theme.mm(page.upright ? Theme.pad : 2) - beside
                    y: page.upright ? (answer.height - height) / 2 : face.y + face.height + Theme.mm(Theme.pad * 0.7)
                    text: answer.row.text
                    size: page.upright ? Theme.title * 0.8 : Theme.strong
                    bold: true
                    align: page.upright ? Text.AlignLeft : Text.AlignHCenter
                    spoken: false
                }
            }
        }
    }
}
