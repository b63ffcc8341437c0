import QtQuick
import Nobat

// How many people wait and how long, service by service or agency by agency: as many rows as stand whole, and the
// others after them, page by page.
Card {
    id: panel

    required property var waiting
    property var heights: []
    readonly property var places: laidOut(heights, room.height)
    readonly property int pages: places.length > 0 ? places[places.length - 1].page + 1 : 1
    readonly property int page: waiting.turn % pages

    // The page of each row and where on it: a row that would not stand whole begins the next page.
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

    function measure() {
        const heights = []
        for (let at = 0; at < rows.count; ++at)
            heights.push(rows.itemAt(at)?.height ?? 0)
        panel.heights = heights
    }

    Label {
        id: title

        anchors.left: parent.left
        anchors.right: place.left
        anchors.top: parent.top
        anchors.margins: Theme.mm(Theme.pad)
        text: panel.waiting.title
        size: Theme.small
        color: Theme.soft
    }

    Label {
        id: place

        objectName: "waiting-page"
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.pad)
        anchors.top: title.top
        width: implicitWidth
        text: panel.pages > 1 ? "\u2066" + (panel.page + 1) + " / " + panel.pages + "\u2069" : ""
        size: Theme.small
        color: Theme.soft
        spoken: false
    }

    Label {
        anchors.left: title.left
        anchors.right: title.right
        anchors.top: title.bottom
        anchors.topMargin: Theme.mm(Theme.gap)
        visible: text !== ""
        text: panel.waiting.nobody
        size: Theme.small
    }

    Item {
        id: room

        anchors.top: title.bottom
        anchors.topMargin: Theme.mm(Theme.gap * 0.5)
        anchors.bottom: parent.bottom
        anchors.left: title.left
        anchors.right: place.right

        Repeater {
            id: rows

            onCountChanged: panel.measure()
            model: stage.rows("waiting.rows")

            delegate: Item {
                id: entry

                required property var row
                required property int index
                readonly property var place: panel.places[index] ?? { "page": -1, "y": 0, "whole": false }

                objectName: "waiting-" + row.id
                // Seen through rather than invisible: what is not seen has to keep its height.
                opacity: place.page === panel.page && place.whole ? 1 : 0
                y: place.y
                width: room.width
                height: words.height + Theme.mm(Theme.gap)
                onHeightChanged: panel.measure()
                Accessible.role: Accessible.StaticText
                Accessible.ignored: opacity === 0
                Accessible.name: [row.name, row.people, row.wait].filter(words => words !== "").join(", ")

                Rectangle {
                    width: parent.width
                    height: Theme.hairline
                    visible: entry.y > 0
                    color: Theme.line
                }

                Column {
                    id: words

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        objectName: entry.objectName + ".name"
                        anchors.left: parent.left
                        width: parent.width - (wait.text !== "" ? 0 : people.width + Theme.mm(Theme.gap))
                        text: entry.row.name
                        size: Theme.small
                        lines: 2
                        spoken: false
                    }

                    Label {
                        id: wait

                        objectName: entry.objectName + ".wait"
                        anchors.left: parent.left
                        width: parent.width - people.width - Theme.mm(Theme.gap)
                        visible: text !== ""
                        text: entry.row.wait
                        size: Theme.small
                        bold: true
                        spoken: false
                    }
                }

                Label {
                    id: people

                    objectName: entry.objectName + ".people"
                    anchors.right: parent.right
                    y: wait.text !== "" ? words.y + wait.y + (wait.height - height) / 2 : (entry.height - height) / 2
                    text: entry.row.people
                    size: entry.row.wait !== "" ? Theme.small : Theme.body
                    bold: true
                    language: "en"
                    spoken: false
                }
            }
        }
    }
}
