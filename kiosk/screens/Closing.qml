import QtQuick
import Nobat

// The end of a page with a number: how long it stays, "done", and "print again" where the printer would; `calm` where
// nearly everybody has their ticket and needs no other.
Grid {
    id: closing

    property var view
    property bool calm: false
    property bool upright: true
    readonly property bool again: (view.print_again ?? "") !== ""
    readonly property int buttonsWidth: upright ? width : Math.floor(width * (again ? 0.72 : 0.4))

    columns: upright ? 1 : 2
    spacing: Theme.mm(Theme.gap)
    verticalItemAlignment: Grid.AlignVCenter
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight
    LayoutMirroring.enabled: false

    TimeBar {
        objectName: "time"
        width: closing.upright ? closing.width : closing.width - closing.buttonsWidth - closing.spacing
        remaining: closing.view.remaining
        text: closing.view.closes
    }

    Row {
        width: closing.buttonsWidth
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
