import QtQuick

// The keys of one board as they were laid out: `keys` is a list model of maps with kind, value, face, icon, name,
// language, row, column and span. A key that bounces under a trembling finger types once; one held down, too.
Item {
    id: board

    property var keys: null
    property int columns: 9
    property int rows: 4
    property real gap: Theme.mm(Theme.gap)
    property real keyHeight: Theme.mm(Theme.touch)
    // Cap heights in millimetres: of a letter, and of a word on a wide key.
    property real letterSize: Theme.title * 0.75
    property real wordSize: Theme.small
    readonly property real pitch: (width + gap) / columns
    // The last key pressed, and when: longer than a contact bounces, shorter than anybody taps twice on purpose.
    property int bounceMs: 90
    property var last: ({ key: "", at: 0 })

    signal letter(string value)
    signal erase
    signal clear
    signal turn(string value)

    function press(kind, value) {
        const now = Date.now()
        const key = kind + value
        const bounced = key === last.key && Math.abs(now - last.at) < bounceMs
        last = { key: key, at: now }
        if (bounced)
            return
        if (kind === "letter")
            letter(value)
        else if (kind === "erase")
            erase()
        else if (kind === "clear")
            clear()
        else
            turn(value)
    }

    implicitHeight: rows * (keyHeight + gap) - gap

    Repeater {
        model: board.keys

        delegate: Pressable {
            id: key

            required property var row
            readonly property bool typesLetter: row.kind === "letter" && row.value !== " "

            objectName: "key-" + (row.kind === "erase" || row.kind === "clear" ? row.kind : row.value === " " ? "space" : row.value)
            x: Math.round(row.column * board.pitch)
            y: Math.round(row.row * (board.keyHeight + board.gap))
            width: Math.floor(row.span * board.pitch - board.gap)
            height: board.keyHeight
            name: row.name
            value: row.kind + row.value
            onActivated: board.press(row.kind, row.value)

            Rectangle {
                anchors.fill: parent
                radius: Theme.radius
                color: key.pressed ? Theme.tintPressed : key.typesLetter ? Theme.card : Theme.tint
                border.width: key.pressed ? Theme.outline : Theme.hairline
                border.color: key.pressed ? Theme.brand : Theme.edge
            }

            Icon {
                anchors.centerIn: parent
                visible: name !== "" && !words.visible
                name: key.row.icon
                size: Math.min(Theme.iconSize * 0.8, board.keyHeight * 0.62 / Theme.pxPerMm)
                directional: true
                mirrored: key.row.kind === "erase" && Theme.isRtl(key.row.language)
            }

            Label {
                id: words

                anchors.centerIn: parent
                width: key.width - Theme.mm(Theme.gap * 0.2)
                // Larger words may be too wide for a key that has a picture, too.
                visible: key.row.face !== "" && (key.row.icon === "" || longestLine <= width)
                text: key.row.face
                size: key.typesLetter ? board.letterSize : board.wordSize
                bold: true
                language: key.row.language
                align: Text.AlignHCenter
                spoken: false
            }
        }
    }
}
