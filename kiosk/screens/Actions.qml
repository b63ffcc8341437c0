import QtQuick
import Nobat

// What can be done on this page: the obvious thing filled, the others outlined; one below the other upright, side by
// side on a lying screen.
Grid {
    id: actions

    property bool upright: stage.view.page !== "" && parent.height > parent.width
    readonly property int count: repeater.count
    readonly property int across: upright ? 1 : Math.max(1, count)
    readonly property bool obvious: stage.view.actions?.some(action => action.first) ?? false
    readonly property int tallest: {
        let most = 0
        for (let at = 0; at < repeater.count; ++at)
            most = Math.max(most, repeater.itemAt(at)?.needed ?? 0)
        return most
    }
    readonly property int cellWidth: Math.floor((width - (across - 1) * spacing) / across)

    columns: across
    spacing: Theme.mm(Theme.gap)
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight
    LayoutMirroring.enabled: false

    Repeater {
        id: repeater

        model: stage.rows("actions")

        delegate: Item {
            id: cell

            required property var row
            readonly property real needed: row.first ? primary.implicitHeight : secondary.implicitHeight
            readonly property bool usable: stage.view.enabled ?? true

            width: actions.cellWidth
            height: Math.max(actions.upright ? needed : actions.tallest,
                             Theme.mm(Theme.touch * (!actions.upright ? (actions.obvious ? 1.5 : 1) : row.first ? 2 : 1.3)))

            PrimaryButton {
                id: primary

                objectName: visible ? cell.row.id.replace(/_/g, "-") : ""
                anchors.fill: parent
                visible: cell.row.first
                enabled: cell.usable
                text: cell.row.text
                size: actions.upright ? Theme.title * 0.9 : Theme.strong * 1.1
                value: cell.row.value
                onActivated: stage.act(cell.row.id, value)
            }

            SecondaryButton {
                id: secondary

                objectName: visible ? cell.row.id.replace(/_/g, "-") : ""
                anchors.fill: parent
                visible: !cell.row.first
                enabled: cell.usable
                icon: actions.upright ? cell.row.icon : ""
                size: actions.upright ? Theme.strong : Theme.body
                text: cell.row.text
                value: cell.row.value
                onActivated: stage.act(cell.row.id, value)
            }
        }
    }
}
