import QtQuick
import Nobat

// What the page is about, and below it the one pane that shows it.
Item {
    id: panes

    required property var view
    property bool upright: false

    Heading {
        id: heading

        width: parent.width
        view: panes.view
    }

    Item {
        anchors.top: heading.visible ? heading.bottom : parent.top
        anchors.topMargin: heading.visible ? Theme.mm(Theme.gap * 0.8) : 0
        anchors.bottom: parent.bottom
        width: parent.width

        TypingPane {
            anchors.fill: parent
            visible: panes.view.page === "typing"
            typing: panes.view.typing
        }

        CardPane {
            anchors.fill: parent
            visible: panes.view.page === "card"
            card: panes.view.card
            upright: panes.upright
            enabled: !panes.view.busy
        }

        ListPane {
            anchors.fill: parent
            visible: panes.view.page === "list"
            list: panes.view.list
        }

        FormPane {
            anchors.fill: parent
            visible: panes.view.page === "form"
            form: panes.view.form
        }

        SurePane {
            anchors.fill: parent
            visible: panes.view.page === "sure"
            sure: panes.view.sure
        }

        GivenPane {
            anchors.fill: parent
            visible: panes.view.page === "given"
            given: panes.view.given
            enabled: !panes.view.busy
        }
    }
}
