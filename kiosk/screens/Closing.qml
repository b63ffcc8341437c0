import QtQuick
import Nobat

// The end of a page with a number: how long it stays, "done", and "print again" where the printer would; `calm` where
// nearly everybody has their ticket and needs no other.
Column {
    id: closing

    property var view
    property bool calm: false
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
            visible: closing.again && !closing.calm
            width: Math.floor((parent.width - parent.spacing) / 2)
            text: closing.view.print_again ?? ""
            size: Theme.strong
            value: closing.view.ticket
            onActivated: stage.act("print_again", value)
        }

        SecondaryButton {
            id: perhaps

            objectName: "copy-if-none-came"
            visible: closing.again && closing.calm
            width: again.width
            height: done.height
            tinted: true
            text: again.text
            value: again.value
            onActivated: stage.act("print_again", value)
        }

        SecondaryButton {
            id: done

            objectName: "done"
            width: closing.again ? again.width : parent.width
            height: Math.max(implicitHeight, again.implicitHeight, perhaps.implicitHeight)
            text: closing.view.done
            value: closing.view.ticket
            onActivated: stage.act("done", value)
        }
    }
}
