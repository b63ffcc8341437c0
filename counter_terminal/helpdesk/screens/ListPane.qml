import QtQuick
import Nobat

// A page of choices: two columns of rows, tabs and turning over above them.
Item {
    id: pane

    required property var list
    readonly property int rowCount: 5
    readonly property real gap: Theme.mm(Theme.gap * 0.6)
    // Upright, what turns the pages over has no room beside the tabs.
    readonly property bool narrow: width < Theme.mm(140)
    readonly property bool below: narrow && list.tabs.length > 0 && list.page !== ""
    readonly property real rowHeight: Math.floor((height - grid.y - (rowCount - 1) * gap) / rowCount)

    Item {
        id: tools

        readonly property bool used: pane.list.tabs.length > 0 || pane.list.search !== "" || pane.list.page !== ""

        readonly property real tool: Theme.mm(Theme.touch)

        width: parent.width
        height: used ? tool + (pane.below ? tool + pane.gap : 0) : 0
        visible: used

        Row {
            anchors.left: parent.left
            spacing: Theme.mm(Theme.gap * 0.6)

            Repeater {
                model: stage.rows("list.tabs")

                delegate: Chip {
                    required property var row

                    objectName: "tab-" + row.id
                    value: row.id
                    text: row.text
                    selected: row.on
                    onActivated: stage.act("tab", value)
                }
            }

            SecondaryButton {
                readonly property bool tabs: pane.list.tabs.length > 0

                objectName: "search"
                width: Theme.mm(tabs ? Theme.touch * 1.1 : 44)
                height: tools.tool
                visible: pane.list.search !== ""
                text: tabs ? "" : pane.list.search
                name: pane.list.search
                icon: "search"
                size: Theme.body
                onActivated: stage.act("search")
            }
        }

        Pager {
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            spacing: Theme.mm(Theme.gap * 0.6)
            buttonWidth: Theme.mm(Theme.touch * 1.05)
            buttonHeight: tools.tool
            page: pane.list.page
            previous: pane.list.previous
            previousName: pane.list.previous_name
            next: pane.list.next
            nextName: pane.list.next_name
            onTurned: where => stage.act("turn", where)
        }
    }

    Grid {
        id: grid

        y: tools.used ? tools.height + Theme.mm(Theme.gap * 0.8) : 0
        width: parent.width
        columns: 2
        flow: Grid.TopToBottom
        rows: pane.rowCount
        spacing: pane.gap

        Repeater {
            model: stage.rows("list.rows")

            delegate: ListRow {
                required property var row

                objectName: "choice-" + row.id
                width: Math.floor((grid.width - pane.gap) / 2)
                height: pane.rowHeight
                icon: row.icon
                title: row.title
                titleSize: title.length > (pane.narrow ? 24 : note !== "" ? 26 : 34) ? Theme.small : Theme.body
                note: row.note
                noteSize: Theme.small
                noteShare: 0.32
                lines: pane.narrow ? 3 : 2
                space: Theme.gap * 0.8
                value: row.id
                onActivated: stage.act("choose", value)
            }
        }
    }
}
