import QtQuick
import Nobat

// The help desk on a tablet, lying or upright: what can be done at the start of the line or above the page, the page
// beside it, one sentence below, and a call for help over everything. A keyboard types what the keys on the glass type.
Screen {
    id: desk

    readonly property var view: stage.view
    readonly property bool upright: height > width
    readonly property real gap: Theme.mm(Theme.gap)

    language: view.language
    marginMm: 0

    CallBanner {
        id: banner

        width: parent.width
        view: desk.view
        upright: desk.upright
    }

    FocusScope {
        id: scope

        anchors.fill: parent
        anchors.margins: desk.gap
        anchors.topMargin: banner.used ? banner.height + Theme.mm(Theme.gap * 0.6) : desk.gap
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
            visible: !banner.used
            view: desk.view
        }

        Item {
            id: body

            anchors.top: banner.used ? parent.top : head.bottom
            anchors.topMargin: banner.used ? 0 : desk.gap
            anchors.bottom: line.top
            anchors.bottomMargin: Theme.mm(Theme.gap * 0.8)
            width: parent.width
            visible: !desk.view.calls.all

            Grid {
                id: menu

                readonly property real itemWidth: desk.upright ? (width - spacing) / 2 : width

                anchors.left: parent.left
                width: desk.upright ? parent.width : Theme.mm(42)
                columns: desk.upright ? 2 : 1
                spacing: Theme.mm(Theme.gap * 0.5)

                Repeater {
                    model: stage.rows("menu")

                    delegate: MenuItem {
                        required property var row

                        objectName: "menu-" + row.id
                        width: Math.floor(menu.itemWidth)
                        height: desk.upright ? Theme.mm(Theme.touch * 1.1) : implicitHeight
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
                id: kiosks

                anchors.bottom: parent.bottom
                anchors.left: parent.left
                width: menu.width
            }

            Card {
                id: ground

                anchors.top: desk.upright ? menu.bottom : parent.top
                anchors.topMargin: desk.upright ? desk.gap : 0
                anchors.bottom: desk.upright && kiosks.height > 0 ? kiosks.top : parent.bottom
                anchors.bottomMargin: desk.upright && kiosks.height > 0 ? desk.gap : 0
                anchors.left: desk.upright ? parent.left : menu.right
                anchors.leftMargin: desk.upright ? 0 : desk.gap
                anchors.right: parent.right

                Panes {
                    anchors.fill: parent
                    anchors.margins: desk.gap
                    view: desk.view
                    upright: desk.upright
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
