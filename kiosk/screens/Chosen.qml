import QtQuick
import Nobat

// The services of one ticket, each with what to have along, and the way to leave one out.
Grid {
    id: chosen

    property real rowHeight: Theme.mm(Theme.touch)
    // Two columns leave no room for pictures and a word on the button.
    readonly property bool narrow: columns > 1
    readonly property int cellWidth: Math.floor((width - (columns - 1) * spacing) / columns)

    spacing: Theme.mm(Theme.gap)

    Repeater {
        model: stage.rows("services")

        delegate: Card {
            id: card

            required property var row

            objectName: "chosen-" + row.id
            width: chosen.cellWidth
            height: chosen.rowHeight

            Icon {
                id: picture

                anchors.left: parent.left
                anchors.leftMargin: Theme.mm(Theme.pad * 0.7)
                anchors.verticalCenter: parent.verticalCenter
                visible: !chosen.narrow
                name: card.row.icon
                size: Theme.iconSize * 0.8
            }

            Column {
                anchors.left: chosen.narrow ? parent.left : picture.right
                anchors.right: remove.left
                anchors.margins: Theme.mm(Theme.pad * (chosen.narrow ? 0.4 : 0.7))
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    width: parent.width
                    text: card.row.title
                    size: chosen.narrow ? Theme.small : chosen.rowHeight >= Theme.mm(36) ? Theme.strong : Theme.body
                    lines: card.row.available ? 3 : 2
                    color: card.row.available ? Theme.ink : Theme.trouble
                    bold: true
                }

                Label {
                    width: parent.width
                    visible: text !== "" && (!card.row.available || (chosen.rowHeight >= Theme.mm(36) && !chosen.narrow))
                    text: card.row.body
                    size: Theme.small
                    color: card.row.available ? Theme.soft : Theme.trouble
                }
            }

            SecondaryButton {
                id: remove

                objectName: "remove-" + card.row.id
                anchors.right: parent.right
                anchors.rightMargin: chosen.narrow ? 0 : Theme.mm(Theme.pad * 0.7)
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.mm(chosen.narrow ? Theme.touch : 46)
                height: Theme.mm(Theme.touch)
                tinted: true
                text: chosen.narrow ? "\u00d7" : card.row.remove
                name: card.row.remove
                size: chosen.narrow ? Theme.title : Theme.small
                value: card.row.id
                onActivated: stage.act("remove_service", value)
            }
        }
    }
}
