import QtQuick
import Nobat

// One queue: its service, how many wait, and the longest wait. Over its target it has a sign as well as a colour.
Item {
    id: row

    property string name: ""
    property string waiting: ""
    property string longest: ""
    property bool over: false
    readonly property color inkColor: over ? Theme.trouble : Theme.ink

    implicitHeight: Math.max(title.height, figures.height) + Theme.mm(2.4)
    Accessible.role: Accessible.StaticText
    Accessible.name: [name, waiting, longest].filter(words => words !== "").join(", ")

    Label {
        id: title

        anchors.left: parent.left
        anchors.right: figures.left
        anchors.rightMargin: Theme.mm(Theme.gap)
        anchors.verticalCenter: parent.verticalCenter
        text: row.name
        size: Theme.small
        bold: row.over
        color: row.inkColor
        lines: 3
        spoken: false
    }

    // One below the other: a long name has the rest of the line.
    Column {
        id: figures

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter

        Row {
            anchors.right: parent.right
            spacing: Theme.mm(1.5)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: row.over ? "warning" : ""
                size: 4
                color: row.inkColor
            }

            Label {
                text: row.waiting
                size: Theme.body
                bold: true
                color: row.inkColor
                language: "en"
                spoken: false
            }
        }

        Label {
            anchors.right: parent.right
            visible: text !== ""
            text: row.longest
            size: Theme.small
            color: row.inkColor
            bold: row.over
            spoken: false
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
