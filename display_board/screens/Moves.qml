import QtQuick
import Nobat

// Whose visit goes on elsewhere, and where: a quiet strip below the calls, as high as its rows. Nothing where there is
// nobody to tell, so that the calls have all the room.
Item {
    id: strip

    required property var moves
    property bool upright: false
    readonly property bool used: moves.rows.length > 0
    readonly property real numberMm: Theme.strong * 1.05

    // Every arrow stands on one line, behind the widest number.
    readonly property real whereAt: Theme.mm(Theme.pad) + numberRoom + Theme.mm(Theme.iconSize * 0.55 + Theme.gap * 2)
    readonly property real numberRoom: moves.rows.reduce((most, row) => Math.max(most, digits.advanceWidth(row.number)), 1)

    // Where something of a width stands that begins so far from the start of the line.
    function placed(start, itsWidth) {
        return Theme.mirrored ? strip.width - start - itsWidth : start
    }

    objectName: "moves"
    height: used ? ground.height + Theme.mm(Theme.gap) : 0
    visible: used

    FontMetrics {
        id: digits

        font.family: Theme.family("en")
        font.pixelSize: Theme.fontPx(strip.numberMm)
        font.bold: true
    }

    Card {
        id: ground

        anchors.bottom: parent.bottom
        width: parent.width
        height: (strip.upright ? title.height + lines.height : Math.max(title.height, lines.height)) + 2 * Theme.mm(Theme.pad * 0.6)

        Title {
            id: title

            objectName: "moves.title"
            x: strip.placed(Theme.mm(Theme.pad), width)
            y: Theme.mm(Theme.pad * 0.6)
            width: strip.upright ? strip.width - 2 * Theme.mm(Theme.pad) : Math.round(strip.width * 0.21)
            said: strip.moves.title
        }

        Column {
            id: lines

            x: strip.placed(strip.upright ? 0 : title.width + Theme.mm(Theme.gap), width)
            y: strip.upright ? title.y + title.height : (ground.height - height) / 2
            width: strip.width - (strip.upright ? 0 : title.width + Theme.mm(Theme.gap))
            spacing: Theme.mm(Theme.gap * (strip.upright ? 0.8 : 0.3))

            Repeater {
                model: stage.rows("moves.rows")

                delegate: Item {
                    id: move

                    required property var row
                    required property int index

                    objectName: "move-" + index
                    width: lines.width
                    // Digits and capitals need no room for accents above or tails below.
                    height: Math.max(where.height, digits.font.pixelSize)
                    Accessible.role: Accessible.StaticText
                    Accessible.name: row.number + ", " + row.where

                    Label {
                        id: number

                        objectName: move.objectName + ".number"
                        anchors.left: parent.left
                        anchors.leftMargin: Theme.mm(Theme.pad)
                        anchors.verticalCenter: parent.verticalCenter
                        // The isolate keeps letter and digits in their order whatever stands around them.
                        text: "\u2066" + move.row.number + "\u2069"
                        language: "en"
                        size: strip.numberMm
                        bold: true
                        spoken: false
                    }

                    Icon {
                        anchors.left: parent.left
                        anchors.leftMargin: strip.whereAt - width - Theme.mm(Theme.gap)
                        anchors.verticalCenter: parent.verticalCenter
                        name: "arrow"
                        color: Theme.soft
                        size: Theme.iconSize * 0.55
                    }

                    Label {
                        id: where

                        objectName: move.objectName + ".where"
                        anchors.left: parent.left
                        anchors.leftMargin: strip.whereAt
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.mm(Theme.pad)
                        anchors.verticalCenter: parent.verticalCenter
                        text: move.row.where
                        size: Theme.small
                        spoken: false
                    }
                }
            }
        }
    }
}
