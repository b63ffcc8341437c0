import QtQuick
import Nobat

// One call: the number, and where to go. Lit it is a bright plate with the largest letters of the board; with a caption
// the plate is a card of its own. `growth` makes the row and its letters larger than the board's distance asks for.
Item {
    id: row

    required property var call
    property string caption: ""
    property bool columned: true
    property bool arrowed: true
    property real counterAt: 0
    property real zoneAt: 0
    property real growth: 1
    // The largest capitals, in millimetres, with which every place stands on one line.
    property real placeMm: Theme.strong
    readonly property bool lit: call.lit
    readonly property bool card: lit && caption !== ""
    readonly property color inkColor: lit ? Theme.callInk : Theme.ink
    readonly property color placeColor: lit ? Theme.callInk : Theme.soft
    readonly property real numberMm: (lit ? Theme.number : Theme.strong * 1.05) * growth
    readonly property real below: lit ? Theme.mm(Theme.gap * 0.5) : 0

    implicitHeight: card ? plate.implicitHeight + Theme.mm(Theme.gap)
                         : lit ? Theme.mm(Theme.number * growth * 1.6) + below : Math.floor(Theme.mm(Theme.strong * 1.75) * growth)
    Accessible.role: Accessible.StaticText
    Accessible.name: [call.number, call.counter, call.zone].filter(text => text !== "").join(", ")

    NumberPlate {
        id: plate

        objectName: row.card ? "card" : ""
        visible: row.card
        width: parent.width
        tone: "call"
        size: Theme.number * 1.45
        wordSize: Theme.strong * 1.1
        caption: row.caption
        number: row.call.number
        note: row.call.zone === "" ? row.call.counter : row.call.counter + " · " + row.call.zone
    }

    Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: row.below
        visible: row.lit && !row.card
        radius: Theme.radius
        color: Theme.call
    }

    Item {
        anchors.fill: parent
        anchors.bottomMargin: row.below
        visible: !row.card

        Label {
            objectName: row.objectName + ".number"
            anchors.left: parent.left
            anchors.leftMargin: Theme.mm(Theme.pad)
            anchors.verticalCenter: parent.verticalCenter
            // The isolate keeps letter and digits in their order whatever stands around them.
            text: "\u2066" + row.call.number + "\u2069"
            language: "en"
            size: row.numberMm
            bold: true
            color: row.inkColor
            spoken: false
        }

        Icon {
            anchors.left: parent.left
            anchors.leftMargin: row.counterAt - width - Theme.mm(Theme.gap)
            anchors.verticalCenter: parent.verticalCenter
            visible: row.arrowed
            name: "arrow"
            color: row.placeColor
            size: Theme.iconSize * 0.7
        }

        Label {
            objectName: row.objectName + ".label"
            anchors.left: parent.left
            anchors.leftMargin: row.counterAt
            anchors.verticalCenter: parent.verticalCenter
            visible: row.columned
            text: row.call.label
            language: "en"
            size: row.numberMm
            bold: true
            color: row.inkColor
            spoken: false
        }

        Label {
            objectName: row.objectName + ".place"
            anchors.left: parent.left
            anchors.leftMargin: row.columned ? row.zoneAt : row.counterAt
            anchors.verticalCenter: parent.verticalCenter
            width: row.width - anchors.leftMargin - Theme.mm(Theme.gap)
            visible: text !== ""
            text: row.columned ? row.call.zone : row.call.counter
            size: Math.min(row.placeMm, Theme.strong * (row.lit ? 1 : row.columned ? 0.85 : 0.95) * row.growth)
            bold: row.lit
            color: row.placeColor
            lines: 1
            spoken: false
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        visible: !row.lit
        color: Theme.line
    }
}
