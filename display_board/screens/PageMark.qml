import QtQuick
import Nobat

// Which of several pages stands, `1 / 5`; nothing where there is only one.
Label {
    property int page: 0
    property int pages: 1

    width: implicitWidth
    // The isolate keeps the two numbers in their order in a mirrored language.
    text: pages > 1 ? "\u2066" + (page + 1) + " / " + pages + "\u2069" : ""
    size: Theme.small
    color: Theme.soft
}
