import QtQuick
import Nobat

// Who waits for this counter's services, the longest wait first, and what was done today.
Rectangle {
    id: column

    required property var view
    readonly property var waiting: view.waiting

    color: Theme.card

    Rectangle {
        anchors.left: parent.left
        width: Theme.hairline
        height: parent.height
        color: Theme.line
    }

    Column {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.mm(Theme.margin)

        Label {
            width: parent.width
            text: column.waiting.title
            size: Theme.strong
            color: Theme.soft
        }

        Label {
            objectName: "waiting-count"
            text: column.waiting.count
            size: Theme.hero * 1.7
            bold: true
            language: "en"
            anchors.left: parent.left
        }

        Label {
            objectName: "longest"
            width: parent.width
            text: column.waiting.longest
            size: Theme.body
            color: column.waiting.over ? Theme.trouble : Theme.soft
            bold: column.waiting.over
        }

        Item {
            width: 1
            height: Theme.mm(Theme.gap)
        }

        Repeater {
            model: stage.rows("waiting.rows")

            delegate: QueueRow {
                required property var row

                width: parent.width
                name: row.name
                waiting: row.waiting
                longest: row.longest
                over: row.over
            }
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: column.waiting.more
            size: Theme.body
            color: Theme.soft
        }

        Item {
            width: 1
            height: Theme.mm(Theme.gap * 1.5)
            visible: parked.visible
        }

        Label {
            id: parked

            width: parent.width
            visible: text !== ""
            text: column.waiting.parked_title
            size: Theme.body
            color: Theme.soft
        }

        Repeater {
            model: stage.rows("waiting.parked")

            delegate: ParkedRow {
                required property var row

                width: parent.width
                number: row.number
                back: row.back
            }
        }
    }

    Row {
        id: tools

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.mm(Theme.margin)
        spacing: Theme.mm(1.4)

        ToolButton {
            objectName: "help"
            width: parent.width - small.width - parent.spacing
            height: Math.max(implicitHeight, small.implicitHeight)
            text: column.view.help.text
            keyCap: column.view.help.key
            onActivated: stage.act("help")
        }

        ToolButton {
            id: small

            objectName: "small-window"
            width: Math.floor((parent.width - parent.spacing) * 0.52)
            height: implicitHeight
            text: column.view.strip.small
            keyCap: column.view.strip.key
            onActivated: stage.act("strip")
        }
    }

    Column {
        anchors.bottom: tools.top
        anchors.bottomMargin: Theme.mm(Theme.gap)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.mm(Theme.margin)
        anchors.rightMargin: Theme.mm(Theme.margin)
        spacing: Theme.mm(1)

        Label {
            width: parent.width
            text: column.view.today.title
            size: Theme.strong
            color: Theme.soft
        }

        Item {
            width: parent.width
            height: Math.max(label.height, served.height)

            Label {
                id: label

                anchors.left: parent.left
                width: parent.width - served.width - Theme.mm(Theme.gap)
                text: column.view.today.label
                size: Theme.strong
            }

            Label {
                id: served

                objectName: "served"
                anchors.right: parent.right
                text: column.view.today.served
                size: Theme.strong
                bold: true
            }
        }
    }
}
