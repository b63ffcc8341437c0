import QtQuick
import Nobat

// One ticket: its number and state at a glance, what is known, and what may be done - nothing that may not.
Item {
    id: pane

    required property var card
    property bool upright: false

    NumberPlate {
        id: number

        objectName: "number"
        anchors.left: parent.left
        width: Math.min(implicitWidth, parent.width * 0.4)
        tone: "plain"
        size: Theme.number * 0.45
        number: pane.card.number
        align: Text.AlignLeft
    }

    Label {
        id: standing

        objectName: "state"
        anchors.left: number.right
        anchors.leftMargin: Theme.mm(Theme.gap * 1.5)
        anchors.right: parent.right
        anchors.verticalCenter: number.verticalCenter
        text: pane.card.state
        size: Theme.title
        bold: true
    }

    Facts {
        id: facts

        anchors.left: parent.left
        anchors.top: number.bottom
        anchors.topMargin: Theme.mm(Theme.gap * 0.6)
        width: pane.upright ? parent.width : Math.round(parent.width * 0.5)
        path: "card.facts"
        size: pane.card.facts.length > (pane.upright ? 6 : 4) ? Theme.small : Theme.body
        labelShare: 0.3
        spacing: Theme.mm(Theme.gap * (pane.card.facts.length > 6 ? 0.3 : 0.5))
    }

    Grid {
        id: deeds

        anchors.right: parent.right
        y: facts.y + (pane.upright ? facts.height + Theme.mm(Theme.gap * 1.2) : 0)
        width: pane.upright ? parent.width : Math.round(parent.width * 0.48)
        columns: pane.upright ? 3 : 2
        spacing: Theme.mm(Theme.gap * 0.7)

        Repeater {
            model: stage.rows("card.deeds")

            delegate: DeedButton {
                required property var row

                objectName: "deed-" + row.id
                width: Math.floor((deeds.width - (deeds.columns - 1) * deeds.spacing) / deeds.columns)
                value: row.id
                text: row.text
                icon: row.icon
                first: row.first
                enabled: row.enabled
                onActivated: stage.act("deed", value)
            }
        }
    }
}
