import QtQuick
import Nobat

// What is known of a ticket, line by line.
Column {
    id: facts

    property string path: ""
    property real size: Theme.body
    property real labelShare: 0.4

    spacing: Theme.mm(Theme.gap * 0.5)

    Repeater {
        model: stage.rows(facts.path)

        delegate: Item {
            id: fact

            required property var row

            width: facts.width
            height: Math.max(label.height, value.height)
            Accessible.role: Accessible.StaticText
            Accessible.name: row.label + ": " + row.value

            Label {
                id: label

                anchors.left: parent.left
                width: Math.round(parent.width * facts.labelShare)
                text: fact.row.label
                size: Math.min(facts.size, Theme.body)
                color: Theme.soft
                spoken: false
            }

            Label {
                id: value

                objectName: "fact-value"
                anchors.left: label.right
                anchors.leftMargin: Theme.mm(Theme.gap)
                anchors.right: parent.right
                text: fact.row.value
                size: facts.size
                bold: true
                lines: 4
                spoken: false
            }
        }
    }
}
