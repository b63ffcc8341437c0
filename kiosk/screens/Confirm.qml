import QtQuick
import Nobat

// The service with all there is to know before a ticket is taken, and the one obvious button. Upright the button
// stands below the facts, else beside them.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property int factsWidth: upright ? width : Math.floor(width * 0.66)

    Column {
        id: heading

        width: parent.width
        spacing: Theme.mm(Theme.small * 0.4)

        Icon {
            anchors.left: parent.left
            visible: page.upright
            name: page.view.icon
            size: Theme.iconSize * 1.4
        }

        Label {
            objectName: "title"
            width: parent.width
            text: page.view.title
            size: Theme.title
            bold: true
        }

        Label {
            width: parent.width
            text: page.view.subtitle
            color: Theme.soft
        }
    }

    Card {
        id: card

        anchors.left: parent.left
        y: heading.height + page.gap * (page.upright ? 2 : 1)
        width: page.factsWidth
        height: facts.height

        Grid {
            id: facts

            readonly property int columnsWanted: page.upright ? 1 : 2

            columns: columnsWanted

            Repeater {
                model: stage.rows("facts")

                delegate: InfoRow {
                    required property var row
                    required property int index

                    width: Math.floor(card.width / facts.columnsWanted)
                    divided: index >= facts.columnsWanted
                    icon: row.icon
                    title: row.title
                    body: row.body
                }
            }
        }
    }

    PrimaryButton {
        objectName: "get-ticket"
        anchors.right: parent.right
        y: page.upright ? card.y + card.height + page.gap * 2 : card.y
        width: page.upright ? page.width : page.width - card.width - page.gap
        height: Math.max(implicitHeight, page.upright ? Theme.mm(Theme.touch * 1.9) : card.height)
        text: page.view.get
        enabled: page.view.can_get
        value: page.view.service
        onActivated: stage.act("get_ticket", value)
    }
}
