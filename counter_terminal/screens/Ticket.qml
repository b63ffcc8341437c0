import QtQuick
import Nobat

// The ticket in hand: its number as large as the counter allows, and what the operator needs to know to begin.
Item {
    id: card

    required property var ticket
    // How high it may be: under a banner the last marks give way.
    property real room: 0
    readonly property var shown: ticket ? ticket : nothing
    readonly property var nothing: ({
        number: "", service: "", state: "", spoken_label: "", spoken: "", waited_label: "", waited: "",
        timer: "", share: 0, over: false, serving: false
    })

    implicitHeight: Math.max(number.height, facts.height) + (marks.height > 0 ? Theme.mm(Theme.gap * 1.2) + marks.height : 0)

    NumberPlate {
        id: number

        objectName: "number"
        anchors.left: parent.left
        y: Math.round((Math.max(height, facts.height) - height) / 2)
        width: Math.min(implicitWidth, card.width * 0.46)
        tone: "plain"
        number: card.shown.number
        size: Math.min(Theme.number * 1.25, card.width * 0.46 / Theme.pxPerMm / 4)
        align: Text.AlignLeft
    }

    Column {
        id: facts

        anchors.left: number.right
        anchors.leftMargin: Theme.mm(Theme.margin)
        anchors.right: parent.right
        y: Math.round((Math.max(height, number.height) - height) / 2)
        spacing: Theme.mm(Theme.gap * 0.8)

        Label {
            objectName: "service"
            width: parent.width
            text: card.shown.service
            size: Theme.title
            bold: true
            lines: 3
        }

        Label {
            objectName: "facts"
            width: parent.width
            text: card.shown.spoken_label + ": " + card.shown.spoken + "\n" + card.shown.waited_label + ": " + card.shown.waited
            size: Theme.strong
            color: Theme.soft
        }

        Item {
            width: parent.width
            height: Math.max(said.height, timer.height)

            Label {
                id: said

                objectName: "leg-state"
                anchors.left: parent.left
                anchors.bottom: parent.bottom
                width: parent.width - timer.width - Theme.mm(Theme.gap)
                text: card.shown.state
                size: Theme.strong
            }

            Label {
                id: timer

                objectName: "timer"
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                text: card.shown.timer
                size: Theme.title
                bold: true
                color: card.shown.over ? Theme.trouble : Theme.ink
            }
        }

        Rectangle {
            width: parent.width
            height: Theme.mm(2.6)
            radius: height / 2
            visible: card.shown.serving
            color: Theme.line

            Rectangle {
                anchors.left: parent.left
                height: parent.height
                width: Math.max(height, Math.round(parent.width * card.shown.share))
                radius: height / 2
                color: card.shown.over ? Theme.trouble : Theme.brand
            }
        }
    }

    // What is out of the ordinary about this citizen, and where the visit goes on.
    Flow {
        id: marks

        y: Math.max(number.height, facts.height) + Theme.mm(Theme.gap * 1.2)
        width: parent.width
        height: Math.max(0, Math.min(childrenRect.height, card.room - y))
        clip: true
        spacing: Theme.mm(Theme.gap * 0.7)

        Repeater {
            model: stage.rows("ticket.marks")

            delegate: Mark {
                required property var row

                // Whole or not at all.
                opacity: y + height <= marks.height + 1 ? 1 : 0
                widest: marks.width
                icon: row.icon
                text: row.text
            }
        }
    }
}
