import QtQuick
import Nobat

// Which of several pages stands, `1 / 5`; nothing where there is only one.
Label {
    property int page: 0
    property int pages: 1

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
