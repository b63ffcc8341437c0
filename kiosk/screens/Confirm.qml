import QtQuick
import Nobat

// The service with all there is to know before a ticket is taken, and the one obvious button. Upright the button
// stands below the facts, always at the same place, else beside them.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int gap: Theme.mm(Theme.gap)
    // Written as large as a tall screen has room for.
    readonly property real growth: upright && height > Theme.mm(330) ? 1.3 : 1
    readonly property int factsWidth: upright ? width : Math.floor(width * 0.66)

    Column {
        id: heading

        width: parent.width
        spacing: Theme.mm(Theme.small * 0.4)

        Icon {
            anchors.left: parent.left
            visible: page.upright
            name: page.view.icon
            size: Theme.iconSize * 1.4 * page.growth
        }

        Label {
            objectName: "title"
            width: parent.width
            text: page.view.title
            size: Theme.title * Math.min(page.growth, 1.15)
            bold: true
        }

        Label {
            width: parent.width
            text: page.view.subtitle
            size: Theme.body * page.growth
            color: Theme.soft
        }
    }

    Card {
        id: card

        objectName: "facts"
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
                    growth: page.growth
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
        y: page.upright ? page.height - height : card.y
        width: page.upright ? page.width : page.width - card.width - page.gap
        height: Math.max(implicitHeight, page.upright ? Theme.mm(Theme.touch * 2.4) : card.height)
        text: page.view.get
        size: page.upright ? Theme.hero : Theme.title
        enabled: page.view.can_get
        value: page.view.service
        onActivated: stage.act("get_ticket", value)
    }
}
