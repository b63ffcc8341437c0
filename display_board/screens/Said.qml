import QtQuick
import Nobat

// Words that take turns: `texts` has them once in each of `languages`, and `speaking` says which of them stands. The
// place is as large as the largest of them, so that nothing around it moves when they change.
Item {
    id: said

    required property var view
    property var texts: []
    property real size: Theme.body
    property bool bold: false
    property color color: Theme.ink
    property int align: Text.AlignLeft
    property int lines: 0
    property bool spoken: true
    // Where fewer lines than there is room for stand: 0 at the top, 1 at the foot.
    property real lean: 0.5
    readonly property string now: texts[view.speaking] ?? ""
    readonly property bool used: texts.some(text => text !== "")
    readonly property alias labels: labels

    implicitHeight: Math.ceil(each(label => label.implicitHeight))
    implicitWidth: each(label => label.implicitWidth)

    // The largest figure of all labels.
    function each(figure) {
        let most = 0
        for (let at = 0; at < labels.count; ++at)
            most = Math.max(most, labels.itemAt(at) === null ? 0 : figure(labels.itemAt(at)))
        return most
    }

    Repeater {
        id: labels

        model: said.texts.length

        delegate: Label {
            required property int index

            objectName: said.objectName === "" ? "" : said.objectName + "." + said.view.languages[index]
            width: said.width
            y: (said.height - height) * said.lean
            opacity: index === said.view.speaking ? 1 : 0
            text: said.texts[index] ?? ""
            language: said.view.languages[index] ?? Theme.language
            size: said.size
            bold: said.bold
            color: said.color
            lines: said.lines
            // A language of the other direction begins on the same side, for the page is not turned over.
            align: said.align === Text.AlignHCenter || Theme.isRtl(language) === Theme.mirrored ? said.align
                 : said.align === Text.AlignLeft ? Text.AlignRight : Text.AlignLeft
            spoken: said.spoken && opacity === 1
        }
    }
}
