import QtQuick
import Nobat

// A bar of a page's ways and modes, all as high as the highest needs: side by side, five larger words in two rows.
Rectangle {
    id: bar

    default property alias items: grid.data
    readonly property int inset: Theme.mm(Theme.gap * 0.7)
    readonly property int count: grid.children.length
    readonly property int share: Math.floor((grid.width - (grid.columns - 1) * grid.spacing) / grid.columns)
    readonly property int tallest: Array.from(grid.children).reduce((most, item) => Math.max(most, item.needed), Theme.mm(Theme.touch))

    implicitHeight: Math.ceil(count / grid.columns) * (tallest + grid.spacing) - grid.spacing + 2 * inset
    color: Theme.foot

    Grid {
        id: grid

        x: bar.inset
        y: bar.inset
        width: bar.width - 2 * bar.inset
        columns: Math.min(Math.max(1, bar.count), Theme.largeText ? 3 : 5)
        spacing: Theme.mm(Theme.gap)
        Component.onCompleted: Array.from(children).forEach(item => {
            item.width = Qt.binding(() => bar.share)
            item.height = Qt.binding(() => bar.tallest)
        })
    }
}
