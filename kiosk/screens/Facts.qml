import QtQuick
import Nobat

// Rows with something to know, in a quiet frame; nothing where there are none.
Card {
    id: card

    property int across: 1
    property real growth: 1
    readonly property alias count: repeater.count

    height: facts.height
    visible: count > 0

    Grid {
        id: facts

        columns: card.across

        Repeater {
            id: repeater

            model: stage.rows("facts")

            delegate: InfoRow {
                required property var row
                required property int index

                width: Math.floor(card.width / card.across)
                divided: index >= card.across
                growth: card.growth
                icon: row.icon
                title: row.title
                body: row.body
            }
        }
    }
}
