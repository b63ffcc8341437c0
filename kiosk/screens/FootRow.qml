import QtQuick
import Nobat

// Some of the foot's items side by side, all as high as the highest needs.
Grid {
    id: row

    property alias model: repeater.model
    property int itemWidth: 0
    readonly property alias count: repeater.count
    readonly property bool beside: itemWidth > Theme.mm(Theme.small * 10.5)
    readonly property int tallest: {
        let most = Theme.mm(Theme.touch)
        for (let at = 0; at < repeater.count; ++at)
            most = Math.max(most, repeater.itemAt(at)?.needed ?? 0)
        return most
    }

    visible: count > 0
    columns: Math.max(1, count)
    spacing: Theme.mm(Theme.gap)
    layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight
    LayoutMirroring.enabled: false

    Repeater {
        id: repeater

        delegate: FootItem {
            required property var row

            objectName: row.id === "mode" ? "mode-" + row.value : row.id === "languages" ? "foot-language" : row.id.replace("_", "-")
            width: parent.itemWidth
            height: parent.tallest
            beside: parent.beside
            icon: row.icon
            text: row.text
            value: row.value
            checkable: row.id === "mode"
            selected: row.on
            onActivated: stage.act(row.id, value)
        }
    }
}
