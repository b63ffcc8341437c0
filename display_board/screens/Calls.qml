import QtQuick
import Nobat

// The called numbers, newest on top. Rows are as large as their number and the room allow; one that has no room left to
// stand whole is not shown. An upright board of one zone says "counter 7" in each row; any other has columns with
// titles.
Item {
    id: calls

    required property var view
    property bool upright: false
    readonly property bool columned: !upright || view.zoned
    readonly property real counterAt: Math.round(width * 0.5)
    readonly property real zoneAt: Math.round(width * (upright ? 0.69 : 0.72))
    readonly property real numberRoom: counterAt - Theme.mm(Theme.pad + Theme.gap * 2) - (upright ? 0 : Theme.mm(Theme.iconSize * 0.7))

    readonly property var lit: view.rows.filter(row => row.lit)
    readonly property int quiet: view.rows.length - lit.length
    readonly property int plates: lit.length - (card ? 1 : 0)
    readonly property Item first: rows.count > 0 ? rows.itemAt(0) : null
    readonly property bool card: first !== null && first.card
    // A lit row grows only while few calls leave the room for it; the others share what it leaves.
    readonly property real litGrowth: view.rows.length > 4 ? 1 : between(1, numberRoom / widest(digits, lit.map(row => row.number), Theme.number), 1.3)
    readonly property real leastHeight: Theme.mm(Theme.strong * 1.75)
    readonly property real leftover: room.height - (card ? first.height : 0)
                                     - plates * Theme.mm(Theme.number * 1.6 * litGrowth + Theme.gap * 0.5)
    readonly property int shown: Math.max(1, Math.min(quiet, Math.floor(leftover / leastHeight)))
    readonly property real growth: between(1, Math.min(leftover / (shown * leastHeight),
                                                       numberRoom / widest(digits, view.rows.map(row => row.number), Theme.strong * 1.05)), 1.4)

    // With less than this the newest call does not stand whole.
    readonly property real least: titles.height + room.anchors.topMargin + (lit.length > 0 && first !== null ? first.height : leastHeight)

    // Places stand on one line: all of them as large as the longest allows.
    readonly property real placeMm: Math.max(Theme.small, (width - (columned ? zoneAt : counterAt) - Theme.mm(Theme.gap))
                                             / widest(words, view.rows.map(row => columned ? row.zone : row.counter), 1))

    function between(least, value, most) {
        return Math.max(least, Math.min(value, most))
    }

    // Pixels of the widest of some texts with capitals of so many millimetres.
    function widest(metrics, texts, capMm) {
        return texts.reduce((most, text) => Math.max(most, metrics.advanceWidth(text)), 1) * capMm * Theme.pxPerMm / 71.4
    }

    // Where something of a width stands that begins so far from the start of the line.
    function placed(start, itsWidth) {
        return Theme.mirrored ? width - start - itsWidth : start
    }

    FontMetrics {
        id: digits

        font.family: Theme.family("en")
        font.pixelSize: 100
        font.bold: true
    }

    FontMetrics {
        id: words

        font.family: Theme.family(calls.view.language)
        font.pixelSize: 100
        font.bold: true
    }

    Item {
        id: titles

        width: parent.width
        height: visible ? Math.max(numberTitle.height, counterTitle.height) : 0
        visible: calls.columned

        Title {
            id: numberTitle

            objectName: "number-title"
            x: calls.placed(Theme.mm(Theme.pad), width)
            width: calls.counterAt - Theme.mm(Theme.pad + Theme.gap)
            said: calls.view.titles.number
        }

        // A zone's name needs no title, so that of the counter may run on above it.
        Title {
            id: counterTitle

            objectName: "counter-title"
            x: calls.placed(calls.counterAt, width)
            width: calls.width - calls.counterAt
            said: calls.view.titles.counter
        }
    }

    Item {
        id: room

        anchors.top: titles.bottom
        anchors.topMargin: calls.columned ? Theme.mm(Theme.gap * 0.5) : 0
        anchors.bottom: parent.bottom
        width: parent.width

        Column {
            width: parent.width

            Repeater {
                id: rows

                model: stage.rows("rows")

                delegate: CallRow {
                    required property var row
                    required property int index

                    objectName: "call-" + index
                    width: room.width
                    opacity: y + height <= room.height + 1 ? 1 : 0
                    call: row
                    caption: calls.upright && index === 0 ? calls.view.now : ""
                    columned: calls.columned
                    arrowed: !calls.upright
                    counterAt: calls.counterAt
                    zoneAt: calls.zoneAt
                    placeMm: calls.placeMm
                    growth: lit ? calls.litGrowth : calls.growth
                }
            }
        }
    }
}
