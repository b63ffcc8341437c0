import QtQuick
import Nobat

// One call: the number, and where to go. Lit it is a bright plate; of several lines it has the largest letters of the
// board. `growth` makes letters larger than the board's distance asks for.
Item {
    id: row

    required property var call
    required property var view
    property real counterAt: 0
    property real zoneAt: 0
    property real growth: 1
    property real letters: 1
    property bool arrowed: true
    property real zoneMm: Theme.small
    readonly property bool lit: call.lit
    readonly property bool large: call.lines > 1
    readonly property color inkColor: lit ? Theme.callInk : Theme.ink
    readonly property color placeColor: lit ? Theme.callInk : Theme.soft
    readonly property real numberMm: large ? Theme.number * letters : Math.min(Theme.strong * 1.05 * growth, Theme.number * letters * 0.8)

    Accessible.role: Accessible.StaticText
    Accessible.name: [call.number, call.counter, zone.now].filter(text => text !== "").join(", ")

    Rectangle {
        objectName: row.objectName + ".plate"
        anchors.fill: parent
        anchors.bottomMargin: Theme.mm(Theme.gap * 0.5)
        visible: row.lit
        radius: Theme.radius
        color: Theme.call
        // A frame that comes and goes for the first seconds: the plate itself, and what stands on it, keeps still.
        border.width: row.call.framed ? Math.max(2, Theme.mm(Theme.gap * 0.22)) : 0
        border.color: Theme.ink
    }

    Item {
        anchors.fill: parent
        anchors.bottomMargin: row.lit ? Theme.mm(Theme.gap * 0.5) : 0

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
            text: row.call.label
            language: "en"
            size: row.numberMm
            bold: true
            color: row.inkColor
            spoken: false
        }

        Said {
            id: zone

            objectName: row.objectName + ".zone"
            anchors.left: parent.left
            anchors.leftMargin: row.zoneAt
            anchors.verticalCenter: parent.verticalCenter
            width: row.width - anchors.leftMargin - Theme.mm(Theme.gap)
            visible: used
            view: row.view
            texts: row.call.zone
            size: row.large ? row.zoneMm : Math.min(row.zoneMm, Theme.strong * 0.85)
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
