import QtQuick

// Rows of different heights laid on pages of one height, and the page that stands in this turn. A row that would not
// stand whole begins the next page.
QtObject {
    id: pages

    property var heights: []
    property real room: 0
    property int turn: 0
    property int languages: 1
    readonly property var places: laidOut(heights, room)
    readonly property int count: places.length > 0 ? places[places.length - 1].page + 1 : 1
    readonly property int page: pageAt(turn, count, languages)
    // The fullest page: who is as high as this need not move from turn to turn.
    readonly property real fullest: places.reduce((most, place, at) => Math.max(most, place.y + heights[at]), 0)

    // Pages and languages change together. After each round of both it goes on by one more page, so that every page comes
    // up in every language.
    function pageAt(turn, pages, languages) {
        let a = pages, b = languages
        while (b > 0)
            [a, b] = [b, a % b]
        const all = pages * languages
        return (turn + Math.floor((turn % all) * a / all)) % pages
    }

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
