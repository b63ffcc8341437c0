import QtQuick
import Nobat

// What the page is about: the way back, its title, and the ticket it belongs to.
Item {
    id: heading

    required property var view

    visible: view.heading !== "" || view.back !== ""
    height: Math.max(again.visible ? again.height : 0, leave.visible ? leave.height : 0, title.height, number.visible ? number.height : 0)

    SecondaryButton {
        id: leave

        objectName: "back"
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(Theme.mm(Theme.touch * 2.4), implicitWidth * 0.8)
        visible: heading.view.back !== ""
        text: heading.view.back
        icon: "back"
        tinted: true
        size: Theme.body
        onActivated: stage.act("back")
    }

    Label {
        id: title

        objectName: "heading"
        anchors.left: leave.visible ? leave.right : parent.left
        anchors.leftMargin: leave.visible ? Theme.mm(Theme.gap) : 0
        anchors.right: number.visible ? number.left : parent.right
        anchors.rightMargin: number.visible ? Theme.mm(Theme.gap) : 0
        anchors.verticalCenter: parent.verticalCenter
        visible: text !== ""
        text: heading.view.heading
        // Beside a number, a long question in smaller letters before three lines of it.
        size: number.visible && text.length > 26 ? Theme.strong : Theme.title * 0.9
        bold: true
        lines: 3
    }

    NumberPlate {
        id: number

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: heading.view.number !== ""
        tone: "plain"
        size: Theme.hero
        number: heading.view.number
    }

    Row {
        id: again

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.mm(Theme.gap)
        visible: heading.view.card.again !== ""

        Label {
            objectName: "as-of"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, heading.width - leave.width - renew.width - 2 * again.spacing)
            text: heading.view.card.as_of
            color: Theme.soft
            align: Text.AlignRight
        }

        SecondaryButton {
            id: renew

            objectName: "again"
            width: Theme.mm(42)
            enabled: heading.view.alive && !heading.view.busy
            text: heading.view.card.again
            tinted: true
            size: Theme.body
            onActivated: stage.act("again")
        }
    }
}
