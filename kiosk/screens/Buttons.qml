import QtQuick
import Nobat

// The buttons of a plain page, so many side by side, those of a row as high as the highest needs.
Item {
    id: buttons

    property int across: 1
    readonly property alias count: repeater.count
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property int cellWidth: Math.floor((width - (across - 1) * gap) / across)
    readonly property int tallest: {
        let most = 0
        for (let at = 0; at < repeater.count; ++at)
            most = Math.max(most, repeater.itemAt(at)?.needed ?? 0)
        return most
    }

    height: count > 0 ? Math.ceil(count / across) * (tallest + gap) - gap : 0

    Repeater {
        id: repeater

        model: stage.rows("buttons")

        delegate: Item {
            id: cell

            required property var row
            required property int index
            readonly property int column: index % buttons.across
            readonly property real needed: row.first ? primary.implicitHeight : secondary.implicitHeight
            readonly property string called: row.id.replace(/_/g, "-")

            x: (Theme.mirrored ? buttons.across - 1 - column : column) * (buttons.cellWidth + buttons.gap)
            y: Math.floor(index / buttons.across) * (buttons.tallest + buttons.gap)
            width: buttons.cellWidth
            height: buttons.tallest

            PrimaryButton {
                id: primary

                objectName: visible ? cell.called : ""
                anchors.fill: parent
                visible: cell.row.first
                enabled: cell.row.enabled
                size: Theme.strong
                text: cell.row.text
                value: cell.row.value
                onActivated: stage.act(cell.row.id, value)
            }

            SecondaryButton {
                id: secondary

                objectName: visible ? cell.called : ""
                anchors.fill: parent
                visible: !cell.row.first
                enabled: cell.row.enabled
                size: Theme.body
                icon: buttons.across === 1 ? cell.row.icon : ""
                text: cell.row.text
                value: cell.row.value
                onActivated: stage.act(cell.row.id, value)
            }
        }
    }
}
