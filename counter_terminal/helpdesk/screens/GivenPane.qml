import QtQuick
import Nobat

// The number that was given: large enough to be read across the desk.
Item {
    id: pane

    required property var given
    readonly property bool narrow: width < Theme.mm(140)

    NumberPlate {
        id: number

        objectName: "given-number"
        width: parent.width
        size: Theme.number * 0.72
        number: pane.given.number
        caption: pane.given.hint
    }

    Facts {
        anchors.left: parent.left
        anchors.top: number.bottom
        anchors.topMargin: Theme.mm(Theme.gap)
        width: parent.width
        path: "given.facts"
        size: pane.given.facts.length > 5 ? Theme.small : pane.given.facts.length > 4 ? Theme.body : Theme.strong
    }

    Row {
        anchors.left: parent.left
        anchors.bottom: pane.narrow ? next.top : parent.bottom
        anchors.bottomMargin: pane.narrow ? Theme.mm(Theme.gap) : 0
        spacing: Theme.mm(Theme.gap)

        SecondaryButton {
            objectName: "given-reprint"
            width: Theme.mm(46)
            height: next.height
            text: pane.given.reprint
            icon: "printer"
            size: Theme.body
            onActivated: stage.act("deed", "reprint")
        }

        SecondaryButton {
            objectName: "given-card"
            width: Theme.mm(42)
            height: next.height
            text: pane.given.card
            size: Theme.body
            onActivated: stage.act("deed", "card")
        }
    }

    PrimaryButton {
        id: next

        objectName: "given-next"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: pane.narrow ? parent.width : Math.round(parent.width * 0.36)
        height: Theme.mm(Theme.touch * 1.4)
        text: pane.given.give
        size: Theme.strong
        onActivated: stage.act("give")
    }
}
