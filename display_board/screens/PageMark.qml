import QtQuick
import Nobat

// Which of several pages stands, `1 / 5`; nothing where there is only one.
Label {
    property int page: 0
    property int pages: 1
    // The usual room, a figure each: whoever stands beside this and counts the pages must not move with them.
    readonly property real most: widest(shown(8) + " / " + shown(8), "\n", font)

    // A count in the digits of the board's main language.
    function shown(count) {
        return String(count).replace(/\d/g, digit => stage.view.figures.charAt(Number(digit)))
    }

    width: implicitWidth
    // The isolate keeps the two numbers in their order in a mirrored language.
    text: pages > 1 ? "\u2066" + shown(page + 1) + " / " + shown(pages) + "\u2069" : ""
    size: Theme.small
    color: Theme.soft
}
