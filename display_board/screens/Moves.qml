import QtQuick
import Nobat

// Whose visit goes on elsewhere, and where: a quiet strip below the calls, as high as its rows. Nothing where there is
// nobody to tell, so that the calls have all the room. With `most` it takes no more, and tells the rows page by page.
Item {
    id: strip

    required property var view
    readonly property var moves: view.moves
    property bool upright: false
    property real most: Infinity
    readonly property bool used: moves.rows.length > 0
    readonly property real numberMm: Theme.strong * 1.05

    readonly property real edges: 2 * Theme.mm(Theme.pad * 0.6)
    readonly property real spacing: Theme.mm(Theme.gap * (upright ? 0.8 : 0.3))
    readonly property Pages pages: Pages {
        room: strip.most - Theme.mm(Theme.gap) - strip.edges - (strip.upright ? title.height : 0) + strip.spacing
        turn: strip.view.turn
        languages: strip.view.languages.length
    }

    // Every arrow stands on one line, behind the widest number.
    readonly property real whereAt: Theme.mm(Theme.pad) + numberRoom + Theme.mm(Theme.iconSize * 0.55 + Theme.gap * 2)
    readonly property real numberRoom: moves.rows.reduce((most, row) => Math.max(most, digits.advanceWidth(row.number)), 1)

    // Where something of a width stands that begins so far from the start of the line.
    function placed(start, itsWidth) {
        return Theme.mirrored ? strip.width - start - itsWidth : start
    }

    objectName: "moves"
    height: used ? ground.height + Theme.mm(Theme.gap) : 0
    visible: used

    FontMetrics {
        id: digits

        font.family: Theme.family("en")
        font.pixelSize: Theme.fontPx(strip.numberMm)
        font.bold: true
    }

    Card {
        id: ground

        anchors.bottom: parent.bottom
        width: parent.width
        height: (strip.upright ? title.height + lines.height : Math.max(title.height + (place.visible ? place.height : 0), lines.height)) + strip.edges

        Said {
            id: title

            objectName: "moves.title"
            x: strip.placed(Theme.mm(Theme.pad), width)
            y: Theme.mm(Theme.pad * 0.6)
            width: strip.upright ? strip.width - 2 * Theme.mm(Theme.pad) : Math.round(strip.width * 0.24)
            view: strip.view
            texts: strip.moves.title
            size: Theme.small
            color: Theme.soft
        }

        PageMark {
            id: place

            objectName: "moves.page"
            // Beside the short main title, above the longer others.
            x: strip.placed(strip.upright ? strip.width - width - Theme.mm(Theme.pad) : Theme.mm(Theme.pad), width)
            y: strip.upright ? title.y : title.y + title.height
            visible: text !== ""
            page: strip.pages.page
            pages: strip.pages.count
        }

        Item {
            id: lines

            x: strip.placed(strip.upright ? 0 : title.width + Theme.mm(Theme.gap), width)
            y: strip.upright ? title.y + title.height : (ground.height - height) / 2
            width: strip.width - (strip.upright ? 0 : title.width + Theme.mm(Theme.gap))
            height: Math.max(0, strip.pages.fullest - strip.spacing)

            Repeater {
                id: rows

                onCountChanged: strip.pages.measure(rows)
                model: stage.rows("moves.rows")

                delegate: Item {
                    id: move

                    required property var row
                    required property int index
                    readonly property var place: strip.pages.place(index)

                    objectName: "move-" + index
                    // Seen through rather than invisible: what is not seen has to keep its height.
                    opacity: place.page === strip.pages.page ? 1 : 0
                    y: place.y
                    width: lines.width
                    // Digits and capitals need no room for accents above or tails below.
                    height: Math.max(where.height, digits.font.pixelSize) + strip.spacing
                    onHeightChanged: strip.pages.measure(rows)
                    Accessible.ignored: opacity === 0
                    Accessible.role: Accessible.StaticText
                    Accessible.name: row.number + ", " + where.now

                    Label {
                        id: number

                        objectName: move.objectName + ".number"
                        anchors.left: parent.left
                        anchors.leftMargin: Theme.mm(Theme.pad)
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.verticalCenterOffset: -strip.spacing / 2
                        // The isolate keeps letter and digits in their order whatever stands around them.
                        text: "\u2066" + move.row.number + "\u2069"
                        language: "en"
                        size: strip.numberMm
                        bold: true
                        spoken: false
                    }

                    Icon {
                        anchors.left: parent.left
                        anchors.leftMargin: strip.whereAt - width - Theme.mm(Theme.gap)
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.verticalCenterOffset: -strip.spacing / 2
                        name: "arrow"
                        color: Theme.soft
                        size: Theme.iconSize * 0.55
                    }

                    Said {
                        id: where

                        objectName: move.objectName + ".where"
                        anchors.left: parent.left
                        anchors.leftMargin: strip.whereAt
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.mm(Theme.pad)
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.verticalCenterOffset: -strip.spacing / 2
                        view: strip.view
                        texts: move.row.where
                        size: Theme.small
                        spoken: false
                    }
                }
            }
        }
    }
}
