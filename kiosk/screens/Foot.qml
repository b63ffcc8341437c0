import QtQuick
import Nobat

// The bar that is always there: the ways out of the page, and what makes the kiosk easier. All in one row where their
// words have room, else in two; below it stays free what a hand in a wheelchair cannot reach.
Item {
    id: foot

    property var view: stage.view
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property int inset: Theme.mm(Theme.gap * 0.7)
    readonly property int count: view.foot.length + view.modes.length
    readonly property int least: Theme.mm(Theme.small * 7.6)
    readonly property bool oneRow: view.foot.length === 0 || widthOf(count) >= least

    function widthOf(items) {
        return Math.floor((width - 2 * inset - (items - 1) * gap) / Math.max(1, items))
    }

    height: bar.height + Theme.mm(view.free.bottom)

    Rectangle {
        id: bar

        width: parent.width
        height: rows.height + 2 * foot.inset
        color: Theme.foot

        Grid {
            id: rows

            x: foot.inset
            y: foot.inset
            columns: foot.oneRow && foot.view.foot.length > 0 ? 2 : 1
            spacing: foot.gap
            layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight
            LayoutMirroring.enabled: false

            FootRow {
                model: stage.rows("foot")
                itemWidth: foot.widthOf(foot.oneRow ? foot.count : count)
            }

            FootRow {
                model: stage.rows("modes")
                // Five larger words stand in two rows.
                columns: foot.view.foot.length === 0 && foot.widthOf(count) < foot.least ? 3 : count
                itemWidth: foot.widthOf(foot.oneRow && columns === count ? foot.count : columns)
            }
        }
    }
}
