import QtQuick

// Words in the family and direction of their language. `size` is the cap height in millimetres. Without a width it
// takes that of its longest line; in a narrower place it wraps, and is cut with an ellipsis only where `lines` limits
// it.
Item {
    id: label

    property string text: ""
    property real size: Theme.body
    property bool bold: false
    property color color: Theme.ink
    property string language: Theme.language
    property int align: Text.AlignLeft
    property int lines: 0
    // Words inside a button are spoken by the button.
    property bool spoken: true
    readonly property alias truncated: words.truncated
    readonly property alias lineCount: words.lineCount
    readonly property alias font: words.font

    // The longest word stays whole: letters shrink for it, though never below the smallest text. Both widths are
    // measured at full size, so that neither depends on the width that is made of them.
    readonly property int fullPx: Theme.fontPx(size)
    readonly property real longestLine: widest(text, "\n", measure.font)
    readonly property real longestWord: widest(text, /\s/, measure.font)
    readonly property real wordShare: width > 0 && longestWord > width ? width / (longestWord + 1) : 1
    readonly property int fitPx: Math.max(Math.min(fullPx, Theme.fontPx(Theme.small)), Math.floor(fullPx * wordShare))

    implicitWidth: text === "" ? 0 : Math.ceil(longestLine) + 2
    implicitHeight: Math.ceil(words.implicitHeight)
    baselineOffset: words.baselineOffset
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: !spoken || text === ""

    // The font is named by the callers so that they measure anew when it changes.
    function widest(text, border, font) {
        return text.split(border).reduce((most, part) => Math.max(most, measure.advanceWidth(part)), 0)
    }

    FontMetrics {
        id: measure

        font.family: Theme.family(label.language)
        font.pixelSize: label.fullPx
        font.bold: label.bold
        // As Text lays words out; hinted widths differ by up to half a pixel a letter.
        font.hintingPreference: Font.PreferNoHinting
    }

    Text {
        id: words

        width: label.width
        LayoutMirroring.enabled: Theme.isRtl(label.language)
        // A mark sets the direction of the line by language, never by its first letter.
        text: label.text === "" ? "" : (Theme.isRtl(label.language) ? "\u200F" : "\u200E") + label.text
        textFormat: Text.PlainText
        color: label.color
        font.family: Theme.family(label.language)
        font.pixelSize: label.fitPx
        font.bold: label.bold
        wrapMode: Text.Wrap
        horizontalAlignment: label.align
        maximumLineCount: label.lines > 0 ? label.lines : 1000
        elide: label.lines > 0 ? Text.ElideRight : Text.ElideNone
        Accessible.ignored: true
    }
}
