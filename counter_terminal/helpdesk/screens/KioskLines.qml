import QtQuick
import Nobat

// The kiosks somebody should look after, below the menu: nothing while all is well.
Column {
    id: column

    spacing: Theme.mm(Theme.gap * 0.2)

    Repeater {
        model: stage.rows("kiosks")

        delegate: Item {
            id: line

            required property var row
            required property int index
            readonly property color inkColor: row.trouble ? Theme.trouble : Theme.soft

            width: column.width
            height: words.height

            Icon {
                anchors.left: parent.left
                y: Theme.mm(0.3)
                name: line.row.icon
                size: 4
                color: line.inkColor
            }

            Label {
                id: words

                objectName: "kiosks-" + line.index
                anchors.right: parent.right
                width: column.width - Theme.mm(5.5)
                text: line.row.text
                size: Theme.small
                color: line.inkColor
                lines: 3
            }
        }
    }
}
