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

        SecondaryButton {
            objectName: "previous-page"
            width: Theme.mm(Theme.touch * 1.5)
            visible: !!head.dialogue.page
            enabled: !!head.dialogue.previous
            text: ""
            name: head.dialogue.previous_name ? head.dialogue.previous_name : ""
            icon: "back"
            onActivated: stage.act("page", "previous")
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: head.dialogue.page ? head.dialogue.page : ""
            size: Theme.strong
            bold: true
        }

        SecondaryButton {
            objectName: "next-page"
            width: Theme.mm(Theme.touch * 1.5)
            visible: !!head.dialogue.page
            enabled: !!head.dialogue.next
            text: ""
            name: head.dialogue.next_name ? head.dialogue.next_name : ""
            icon: "arrow"
            onActivated: stage.act("page", "next")
        }

        SecondaryButton {
            objectName: "leave"
            width: Theme.mm(54)
            text: head.dialogue.leave + "  (Esc)"
            onActivated: stage.act("leave")
        }
    }
}
