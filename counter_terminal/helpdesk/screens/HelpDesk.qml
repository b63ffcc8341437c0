import QtQuick
import Nobat

// The help desk on a tablet: what can be done at the start of the line, the page beside it, one sentence below. A
// keyboard types what the keys on the glass type.
Screen {
    id: desk

    readonly property var view: stage.view

    language: view.language
    marginMm: 0

    FocusScope {
        id: scope

        anchors.fill: parent
        anchors.margins: Theme.mm(Theme.gap)
        focus: true

        Keys.onPressed: event => {
            const press = scope.pressed(event)
            event.accepted = press !== undefined
            if (press && !event.isAutoRepeat)
                press()
        }

        // What a key of the keyboard does on the page that stands, or undefined.
        function pressed(event) {
            if (event.key === Qt.Key_Escape)
                return () => stage.act("back")
            if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
                return undefined
            const letter = event.text.length === 1 && event.text > " "
            if (desk.view.page === "list" && desk.view.list.search !== "" && letter)
                return () => stage.act("search", event.text)
            if (desk.view.page !== "typing")
                return undefined
            if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
                return () => stage.act("enter")
            if (event.key === Qt.Key_Backspace)
                return () => stage.act("key", "erase")
            return letter || event.key === Qt.Key_Space ? () => stage.act("key", event.text) : undefined
        }

        DeskHead {
            id: head

            width: parent.width
            view: desk.view
        }

        Column {
            id: menu

            anchors.top: head.bottom
            anchors.topMargin: Theme.mm(Theme.gap)
            anchors.left: parent.left
            width: Theme.mm(42)
            spacing: Theme.mm(Theme.gap * 0.8)

            Repeater {
                model: stage.rows("menu")

                delegate: MenuItem {
                    required property var row

                    objectName: "menu-" + row.id
                    width: menu.width
                    value: row.id
                    text: row.text
                    icon: row.icon
                    badge: row.badge
                    selected: row.on
                    onActivated: stage.act("go", value)
                }
            }
        }

        KioskLines {
            anchors.bottom: ground.bottom
            anchors.left: menu.left
            width: menu.width
        }

        Card {
            id: ground

            anchors.top: menu.top
            anchors.bottom: line.top
            anchors.bottomMargin: Theme.mm(Theme.gap * 0.8)
            anchors.left: menu.right
            anchors.leftMargin: Theme.mm(Theme.gap)
            anchors.right: parent.right

            Item {
                id: inner

                anchors.fill: parent
                anchors.margins: Theme.mm(Theme.gap)

                Heading {
                    id: heading

                    width: parent.width
                    view: desk.view
                }

                Item {
                    anchors.top: heading.visible ? heading.bottom : parent.top
                    anchors.topMargin: heading.visible ? Theme.mm(Theme.gap * 0.8) : 0
                    anchors.bottom: parent.bottom
                    width: parent.width

                    TypingPane {
                        anchors.fill: parent
                        visible: desk.view.page === "typing"
                        typing: desk.view.typing
                    }

                    CardPane {
                        anchors.fill: parent
                        visible: desk.view.page === "card"
                        card: desk.view.card
                        enabled: !desk.view.busy
                    }

                    ListPane {
                        anchors.fill: parent
                        visible: desk.view.page === "list"
                        list: desk.view.list
                    }

                    FormPane {
                        anchors.fill: parent
                        visible: desk.view.page === "form"
                        form: desk.view.form
                    }

                    SurePane {
                        anchors.fill: parent
                        visible: desk.view.page === "sure"
                        sure: desk.view.sure
                    }

                    GivenPane {
                        anchors.fill: parent
                        visible: desk.view.page === "given"
                        given: desk.view.given
                        enabled: !desk.view.busy
                    }
                }
            }
        }

        ResultLine {
            id: line

            anchors.bottom: parent.bottom
            width: parent.width
            line: desk.view.line
        }
    }
}
