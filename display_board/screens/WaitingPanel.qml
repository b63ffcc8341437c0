import QtQuick
import Nobat

// How many people wait, agency by agency. A row that has no room left to stand whole is not shown.
Card {
    id: panel

    required property var waiting

    Label {
        id: title

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.mm(Theme.pad)
        text: panel.waiting.title
        size: Theme.small
        color: Theme.soft
    }

    Label {
        anchors.left: title.left
        anchors.right: title.right
        anchors.top: title.bottom
        anchors.topMargin: Theme.mm(Theme.gap)
        visible: text !== ""
        text: panel.waiting.nobody
        size: Theme.small
    }

    Item {
        id: room

        anchors.top: title.bottom
        anchors.topMargin: Theme.mm(Theme.gap * 0.5)
        anchors.bottom: parent.bottom
        anchors.left: title.left
        anchors.right: title.right

        Column {
            width: parent.width

            Repeater {
                model: stage.rows("waiting.rows")

                delegate: Item {
                    id: agency

                    required property var row
                    required property int index

                    objectName: "waiting-" + row.id
                    width: room.width
                    height: name.height + Theme.mm(Theme.gap * 1.3)
                    opacity: y + height <= room.height + 1 ? 1 : 0
                    Accessible.role: Accessible.StaticText
                    Accessible.name: row.name + ", " + row.people

                    Rectangle {
                        width: parent.width
                        height: Theme.hairline
                        visible: agency.index > 0
                        color: Theme.line
                    }

                    Label {
                        id: name

                        anchors.left: parent.left
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width - people.width - Theme.mm(Theme.gap)
                        text: agency.row.name
                        size: Theme.small
                        lines: 2
                        spoken: false
                    }

                    Label {
                        id: people

                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: agency.row.people
                        size: Theme.body
                        bold: true
                        language: "en"
                    }
                }
            }
        }
    }
}
