import QtQuick
import Nobat

// A page of choices: two columns of rows, tabs and turning over above them.
Item {
    id: pane

    required property var list
    readonly property int rowCount: 5
    readonly property real gap: Theme.mm(Theme.gap * 0.45)
    readonly property bool narrow: width < Theme.mm(140)
    // Upright, what turns the pages over has no room beside the tabs.
    readonly property bool below: narrow && list.page !== "" && list.tabs.length > 0
    readonly property real rowHeight: Math.floor((height - grid.y - (rowCount - 1) * gap) / rowCount)

    FontMetrics {
        id: measure

        font.family: Theme.family(Theme.language)
        font.pixelSize: Theme.fontPx(Theme.body)
        font.bold: true
    }

    Item {
        id: tools

        readonly property bool used: pane.list.tabs.length > 0 || pane.list.search !== "" || pane.list.page !== ""
        readonly property real tool: Theme.mm(Theme.touch)

        width: parent.width
        height: used ? Math.max(tool, tabs.height) + (pane.below ? tool + pane.gap : 0) : 0
        visible: used

        Row {
            id: tabs

            // Where their names have no room in one line they share it, in two small ones.
            readonly property real room: pane.width - (pane.narrow ? 0 : Theme.mm(45)) - Theme.mm(Theme.touch * 1.1 + Theme.gap * 0.6)
            readonly property real wanted: pane.list.tabs.reduce((sum, tab) => sum + measure.advanceWidth(tab.text) + Theme.mm(Theme.gap * 2.6), Theme.mm(Theme.iconSize))
            readonly property bool tight: wanted > room
            readonly property real share: room / Math.max(1, pane.list.tabs.length) - spacing

            anchors.left: parent.left
            spacing: Theme.mm(Theme.gap * 0.6)

            Repeater {
                model: stage.rows("list.tabs")

                delegate: Chip {
                    required property var row

                    objectName: "tab-" + row.id
                    value: row.id
                    text: row.text
                    widest: tabs.tight ? tabs.share : tabs.room
                    size: tabs.tight ? Theme.small : Theme.body
                    selected: row.on
                    onActivated: stage.act("tab", value)
                }
            }

            SecondaryButton {
                readonly property bool iconOnly: pane.list.tabs.length > 0

                objectName: "search"
                width: Theme.mm(iconOnly ? Theme.touch * 1.1 : 44)
                height: tools.tool
                visible: pane.list.search !== ""
                text: iconOnly ? "" : pane.list.search
                name: pane.list.search
                icon: "search"
                size: Theme.body
                onActivated: stage.act("search")
            }
        }

        Pager {
            id: pager

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

        y: tools.used ? tools.height + Theme.mm(Theme.gap * 0.6) : 0
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
                under: pane.narrow
                lines: pane.narrow && note === "" ? 3 : 2
                space: Theme.gap * 0.6
                value: row.id
                onActivated: stage.act("choose", value)
            }
        }
    }
}
