import QtQuick
import Nobat

// What a dialogue asks, about which ticket, its pages, and the way out of it.
Item {
    id: head

    required property var view
    property var dialogue: ({title: "", leave: "", page: "", previous: false, next: false})

    implicitHeight: tools.height

    Label {
        anchors.left: parent.left
        anchors.right: number.visible ? number.left : tools.left
        anchors.rightMargin: Theme.mm(Theme.gap)
        anchors.verticalCenter: parent.verticalCenter
        objectName: "question"
        text: head.dialogue.title
        size: Theme.title
        bold: true
        lines: 2
    }

    NumberPlate {
        id: number

        anchors.right: tools.left
        anchors.rightMargin: Theme.mm(Theme.margin)
        anchors.verticalCenter: parent.verticalCenter
        visible: head.view.number !== ""
        tone: "plain"
        size: Theme.hero
        number: head.view.number
    }

    Row {
        id: tools

        anchors.right: parent.right
        spacing: Theme.mm(Theme.gap)

        Pager {
            page: head.dialogue.page ? head.dialogue.page : ""
            previous: !!head.dialogue.previous
            previousName: head.dialogue.previous_name ? head.dialogue.previous_name : ""
            next: !!head.dialogue.next
            nextName: head.dialogue.next_name ? head.dialogue.next_name : ""
            onTurned: where => stage.act("page", where)
        }

        SecondaryButton {
            objectName: "leave"
            width: Theme.mm(54)
            text: head.dialogue.leave + "  (Esc)"
            onActivated: stage.act("leave")
        }
    }
}
