import QtQuick

// Rows of different heights laid on pages of one height, and the page that stands in this turn. A row that would not
// stand whole begins the next page.
QtObject {
    id: pages

    property var heights: []
    property real room: 0
    property int turn: 0
    readonly property var places: laidOut(heights, room)
    readonly property int count: places.length > 0 ? places[places.length - 1].page + 1 : 1
    readonly property int page: turn % count
    // The fullest page: who is as high as this need not move from turn to turn.
    readonly property real fullest: places.reduce((most, place, at) => Math.max(most, place.y + heights[at]), 0)

    // The page of each row and where on it.
    function laidOut(heights, room) {
        const places = []
        let page = 0, y = 0
        for (const height of heights) {
            if (y > 0 && y + height > room + 1) {
                page += 1
                y = 0
            }
            places.push({ "page": page, "y": y, "whole": y + height <= room + 1 })
            y += height
        }
        return places
    }

    function place(at) {
        return places[at] ?? { "page": -1, "y": 0, "whole": false }
    }

    // Takes the heights of what a repeater has made.
    function measure(rows) {
        const heights = []
        for (let at = 0; at < rows.count; ++at)
            heights.push(rows.itemAt(at)?.height ?? 0)
        pages.heights = heights
    }
}
