import QtQuick
import Nobat

// One line of words or figures that takes the width it needs and changes often: a clock, a count, a timer. `size` is
// the cap height in millimetres.
Text {
    id: line

    property real size: Theme.body
    property bool bold: false
    property string words: ""
    property string language: Theme.language

    text: words === "" ? "" : (Theme.isRtl(language) ? "\u200F" : "\u200E") + words
    textFormat: Text.PlainText
    color: Theme.ink
    font.family: Theme.family(language)
    font.pixelSize: Theme.fontPx(size)
    font.bold: bold
    visible: words !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: words
}
