import QtQuick
import Nobat

// What was found by typing, or the numbers of a family, the first of which keeps its place: a few cards in columns.
Item {
    id: options

    property int columns: 2
    readonly property real gap: Theme.mm(Theme.gap * 0.6)

    Grid {
        width: parent.width
        columns: options.columns
        spacing: options.gap

        Repeater {
            model: stage.rows("typing.options")

            delegate: Pressable {
                id: option

                required property var row

                objectName: "option-" + row.id
                width: Math.floor((options.width - (options.columns - 1) * options.gap) / options.columns)
                height: Math.max(Theme.mm(Theme.touch), words.height + Theme.mm(Theme.gap))
                name: row.title
                value: row.id
                // A row that has no room left to stand whole is not shown.
                opacity: y + height <= options.height + 1 ? 1 : 0
                enabled: opacity === 1
                onActivated: stage.act("choose", value)

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radius
                    color: option.pressed ? Theme.tintPressed : Theme.card
                    border.width: option.row.first ? Theme.outline : Theme.hairline
                    border.color: option.row.first ? Theme.brand : Theme.edge
                }

                Column {
                    id: words

                    anchors.left: parent.left
                    anchors.leftMargin: Theme.mm(Theme.gap)
                    anchors.right: remove.visible ? remove.left : parent.right
                    anchors.rightMargin: Theme.mm(Theme.gap * 0.5)
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        width: parent.width
                        text: option.row.removes ? "\u2066" + option.row.title + "\u2069" : option.row.title
                        // A long name in smaller letters before a name that is cut.
                        size: text.length > 26 ? Theme.small : Theme.body
                        bold: true
                        lines: 3
                        spoken: false
                    }
                }

                Icon {
                    id: remove

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.mm(Theme.gap)
                    anchors.verticalCenter: parent.verticalCenter
                    visible: option.row.removes
                    name: option.row.removes ? "close" : ""
                    size: Theme.iconSize * 0.7
                    color: Theme.soft
                }
            }
        }
    }
}
