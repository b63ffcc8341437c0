import QtQuick
import Nobat

// The called numbers, newest on top, on lines of one height: whole calls only. It tells the board how many lines there
// is room for (`lines`); fewer calls than that are written larger, until the room or the longest number ends it.
Item {
    id: calls

    required property var view
    property bool upright: false
    property bool growing: true
    readonly property int used: view.rows.reduce((sum, row) => sum + row.lines, 0)
    readonly property real line: Math.ceil(Theme.mm(Theme.strong * 1.75))
    readonly property int lines: Math.max(1, Math.floor((room.height + 1) / line))
    readonly property bool grows: growing && view.calls_pages === 1
    readonly property real growth: grows ? between(1, room.height / (Math.max(1, used) * line), upright ? 1.7 : 2.2) : 1
    readonly property real lineHeight: Math.floor(line * growth)
    // How much larger than it must be a large number is: as its lines allow, its column, and that of the counter.
    readonly property real letters: between(1, widestLetters, growth * ((view.rows[0]?.lines ?? 1) > 2 ? 1.5 : 1))
    readonly property real widestLetters: Math.min(numberRoom / numberWidth, labelRoom / labelWidth)

    // Columns stand where the widest number, large, and a counter of two figures need them: they never move for less.
    readonly property real numberWidth: widest(view.rows.map(row => row.number).concat(view.series)) * Theme.number
    readonly property real labelWidth: widest(view.rows.map(row => row.label).concat(["00"])) * Theme.number
    // An upright board of several zones needs the arrow's place for their names.
    readonly property bool arrowed: !(upright && view.zoned)
    readonly property real arrow: Theme.mm((arrowed ? Theme.iconSize * 0.7 : 0) + Theme.gap * 2)
    readonly property real share: view.zoned ? (upright ? 0.4 : 0.48) : 0.6
    readonly property real counterAt: Math.round(Math.max(width * share, Theme.mm(Theme.pad) + numberWidth + arrow))
    readonly property real zoneAt: Math.round(Math.max(width * (share + 0.22), counterAt + labelWidth + Theme.mm(Theme.gap * 1.5)))
    // Names of zones stand on one line, all of them as large as the longest allows.
    readonly property real zoneMm: between(Theme.small, (width - zoneAt - Theme.mm(Theme.gap * 1.2)) / widestZone(), Theme.strong)
    readonly property real numberRoom: counterAt - arrow - Theme.mm(Theme.pad)
    readonly property real labelRoom: (view.zoned ? zoneAt : width) - counterAt - Theme.mm(Theme.gap * 1.5)

    // What the calls leave of their place.
    readonly property real free: room.height - used * lineHeight

    // With less than this the board cannot show the newest call and three before it.
    readonly property real least: room.y + 5 * line

    function between(least, value, most) {
        return Math.max(least, Math.min(value, most))
    }

    // Pixels of the widest of some texts for each millimetre of its capitals.
    function widest(texts) {
        return texts.reduce((most, text) => Math.max(most, digits.advanceWidth(text)), 1) * Theme.pxPerMm / 71.4
    }

    // The same of all zones in all languages.
    function widestZone() {
        let most = 1
        for (const row of view.rows)
            row.zone.forEach((name, at) => most = Math.max(most, (Theme.isRtl(view.languages[at]) ? eastern : digits).advanceWidth(name)))
        return most * Theme.pxPerMm / 71.4
    }

    // Where something of a width stands that begins so far from the start of the line.
    function placed(start, itsWidth) {
        return Theme.mirrored ? width - start - itsWidth : start
    }

    function tell() {
        stage.act(upright ? "upright" : "lying", lines)
    }

    onLinesChanged: tell()
    onUprightChanged: tell()
    Component.onCompleted: tell()

    FontMetrics {
        id: digits

        font.family: Theme.family("en")
        font.pixelSize: 100
        font.bold: true
    }

    FontMetrics {
        id: eastern

        font.family: Theme.families.rtl
        font.pixelSize: 100
        font.bold: true
    }

    Said {
        id: numberTitle

        objectName: "number-title"
        x: calls.placed(Theme.mm(Theme.pad), width)
        width: calls.counterAt - Theme.mm(Theme.pad + Theme.gap)
        view: calls.view
        texts: calls.view.titles.number
        size: Theme.small
        color: Theme.soft
        lines: 1
    }

    // A zone's name needs no title, so that of the counter may run on above it.
    Said {
        id: counterTitle

        objectName: "counter-title"
        x: calls.placed(calls.counterAt, width)
        width: calls.width - calls.counterAt - mark.width
        view: calls.view
        texts: calls.view.titles.counter
        size: Theme.small
        color: Theme.soft
        lines: 1
    }

    PageMark {
        id: mark

        objectName: "calls-page"
        x: calls.placed(calls.width - width, width)
        page: calls.view.calls_page
        pages: calls.view.calls_pages
    }

    Item {
        id: room

        y: Math.max(numberTitle.height, counterTitle.height) + Theme.mm(Theme.gap * 0.3)
        width: parent.width
        height: calls.height - y

        Column {
            id: column

            width: parent.width

            Repeater {
                model: stage.rows("rows")

                delegate: CallRow {
                    required property var row
                    required property int index

                    objectName: "call-" + index
                    width: room.width
                    height: calls.lineHeight * row.lines
                    // Until the board has heard that there is less room than before.
                    opacity: y + height <= room.height + 1 ? 1 : 0
                    call: row
                    view: calls.view
                    counterAt: calls.counterAt
                    zoneAt: calls.zoneAt
                    growth: calls.growth
                    letters: calls.letters
                    arrowed: calls.arrowed
                    zoneMm: calls.zoneMm
                }
            }
        }
    }
}
