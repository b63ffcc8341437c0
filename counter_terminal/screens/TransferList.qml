import QtQuick
import Nobat

// Where to send the citizen: services under their agencies, a page at a time.
Item {
    id: list

    required property var view
    readonly property var transfer: view.transfer ? view.transfer : ({title: "", leave: "", page: "", previous: false, next: false, enabled: false})
    readonly property int rowCount: 10
    readonly property real cellHeight: Math.floor((height - columns.y) / rowCount)

    // The next or previous thing that can be chosen gets the focus.
    function move(forward) {
        const scope = list.parent
        const from = scope.Window.activeFocusItem === null ? scope : scope.Window.activeFocusItem
        from.nextItemInFocusChain(forward).forceActiveFocus(Qt.TabFocusReason)
    }

    Label {
        anchors.left: parent.left
        anchors.verticalCenter: tools.verticalCenter
        width: Math.min(implicitWidth, parent.width * 0.35)
        text: list.transfer.title
        size: Theme.title
        bold: true
    }

    NumberPlate {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: tools.verticalCenter
        tone: "plain"
        size: Theme.hero
        number: list.view.ticket ? list.view.ticket.number : ""
    }

    Row {
        id: tools

        anchors.right: parent.right
        spacing: Theme.mm(Theme.gap)

        SecondaryButton {
            objectName: "previous-page"
            width: Theme.mm(Theme.touch * 1.5)
            visible: list.transfer.page !== ""
            enabled: list.transfer.previous
            text: ""
            name: "PageUp"
            icon: "back"
            onActivated: stage.act("page", "previous")
        }

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: list.transfer.page
            size: Theme.strong
            bold: true
        }

        SecondaryButton {
            objectName: "next-page"
            width: Theme.mm(Theme.touch * 1.5)
            visible: list.transfer.page !== ""
            enabled: list.transfer.next
            text: ""
            name: "PageDown"
            icon: "arrow"
            onActivated: stage.act("page", "next")
        }

        SecondaryButton {

            objectName: "leave"
            width: Theme.mm(44)
            text: list.transfer.leave + "  (Esc)"
            onActivated: stage.act("leave")
        }
    }

    Row {
        id: columns

        y: tools.height + Theme.mm(Theme.gap)
        width: parent.width
        spacing: Theme.mm(Theme.gap * 1.6)

        Repeater {
            model: 3

            delegate: Column {
                id: column

                required property int index

                width: Math.floor((columns.width - 2 * columns.spacing) / 3)

                Repeater {
                    model: stage.rows("transfer.column_" + column.index)

                    delegate: TransferCell {
                        required property var row

                        objectName: row.id === "" ? "" : "service-" + row.id
                        width: column.width
                        height: list.cellHeight
                        value: row.id
                        title: row.title
                        note: row.note
                        enabled: row.id !== "" && list.transfer.enabled
                        onActivated: stage.act("service", value)
                    }
                }
            }
        }
    }
}
