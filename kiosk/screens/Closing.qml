import QtQuick
import Nobat

// The end of a page with a number: how long it stays, "done", and "print again" where the printer would.
Column {
    id: closing

    property var view
    readonly property bool again: (view.print_again ?? "") !== ""

    spacing: Theme.mm(Theme.gap)

    TimeBar {
        objectName: "time"
        width: parent.width
        remaining: closing.view.remaining
        text: closing.view.closes
    }

    Row {
        width: parent.width
        spacing: Theme.mm(Theme.gap)

        PrimaryButton {
            id: again

            objectName: "print-again"
            visible: closing.again
            width: Math.floor((parent.width - parent.spacing) / 2)
            text: closing.view.print_again ?? ""
            size: Theme.strong
            value: closing.view.ticket
            onActivated: stage.act("print_again", value)
        }

        SecondaryButton {
            objectName: "done"
            width: closing.again ? again.width : parent.width
            height: Math.max(implicitHeight, again.implicitHeight)
            text: closing.view.done
            value: closing.view.ticket
            onActivated: stage.act("done", value)
        }
    }
}
