import QtQuick

// The ticket number, the largest thing on the page: always Latin, always left to right, never wrapped, made smaller
// only where its plate is narrower. `tone`: "brand" (a plate), "call" (a plate, called now), "plain" (no plate).
Rectangle {
    id: plate

    property string number: ""
    property string caption: ""
    property string note: ""
    property string tone: "brand"
    property real size: Theme.number
    property real wordSize: Theme.strong
    property string language: Theme.language
    property int align: Text.AlignHCenter
    readonly property bool bare: tone === "plain"
    // So large a plate in the brand of a dark screen would light the room: there the brand draws its edge.
    readonly property bool calm: tone === "brand" && Theme.dark && !Theme.board
    readonly property color inkColor: calm ? Theme.ink : tone === "brand" ? Theme.brandInk : tone === "call" ? Theme.callInk
                                                                                           : Theme.brand
    readonly property real inset: bare ? 0 : Theme.mm(Theme.pad)
    readonly property alias numberPx: digits.font.pixelSize

    implicitWidth: full.advanceWidth + 2 * inset
    implicitHeight: column.height + 2 * inset
    radius: Theme.radius
    border.width: calm ? Theme.outline : 0
    border.color: Theme.brand
    color: calm ? Theme.tint : tone === "brand" ? Theme.brand : tone === "call" ? Theme.call : "transparent"
    LayoutMirroring.enabled: Theme.isRtl(language)
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.StaticText
    Accessible.name: [caption, number, note].filter(text => text !== "").join(", ")

    TextMetrics {
        id: full

        text: plate.number
        font.family: "Noto Sans"
        font.bold: true
        font.pixelSize: Theme.fontPx(plate.size)
    }

    Column {
        id: column

        x: plate.inset
        y: (plate.height - height) / 2
        width: plate.width - 2 * plate.inset

        Label {
            width: parent.width
            visible: text !== ""
            text: plate.caption
            size: plate.wordSize
            color: plate.inkColor
            language: plate.language
            align: plate.align
            spoken: false
        }

        Text {
            id: digits

            objectName: plate.objectName === "" ? "" : plate.objectName + ".digits"
            width: parent.width
            // Digits and capitals need no room below the line, and none for accents above.
            height: Math.ceil(font.pixelSize * 0.98)
            verticalAlignment: Text.AlignVCenter
            // The isolate keeps letter and digits in their order whatever stands around them.
            text: "\u200E\u2066" + plate.number + "\u2069"
            textFormat: Text.PlainText
            color: plate.inkColor
            font.family: "Noto Sans"
            font.bold: true
            font.pixelSize: Math.max(1, Math.floor(full.font.pixelSize * Math.min(1, width / Math.max(1, full.advanceWidth + 1))))
            horizontalAlignment: plate.align
            Accessible.ignored: true
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: plate.note
            size: plate.wordSize
            bold: true
            color: plate.inkColor
            language: plate.language
            align: plate.align
            spoken: false
        }
    }
}
