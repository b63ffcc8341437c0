import QtQuick
import Nobat

// Whose screen this is, whether the printer and the hub are well, what time it is.
Item {
    id: head

    required property var view

    height: Math.max(title.height, state.height)

    Label {
        id: title

        objectName: "title"
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        text: head.view.title
        size: Theme.strong
        bold: true
    }

    Row {
        id: state

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(Theme.gap * 0.6)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: head.view.printer === "" ? "" : "printer"
            size: 4.5
            color: Theme.trouble
        }

        Label {
            objectName: "printer"
            anchors.verticalCenter: parent.verticalCenter
            visible: text !== ""
            text: head.view.printer
            color: Theme.trouble
        }

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.mm(2.4)
            height: width
            radius: width / 2
            visible: head.view.alive
            color: Theme.brand
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: head.view.alive ? "" : "wifi-off"
            size: 4.5
            color: Theme.trouble
        }

        Label {
            objectName: "status"
            anchors.verticalCenter: parent.verticalCenter
            text: head.view.status
            color: head.view.alive ? Theme.soft : Theme.trouble
        }

        Label {
            objectName: "clock"
            anchors.verticalCenter: parent.verticalCenter
            text: head.view.clock
            size: Theme.strong
            bold: true
            language: "en"
        }
    }
}
