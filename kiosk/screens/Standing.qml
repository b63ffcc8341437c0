import QtQuick
import Nobat

// How a matter of the citizen stands - an appointment, a ticket, something just done - and what can be done about it.
// A page that closes by itself says how long it stays.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property string number: view.number ?? ""
    readonly property bool closing: (view.closes ?? "") !== ""
    // What there is to know stands a little above the middle of the room that the buttons leave.
    readonly property real ends: closing ? time.y - gap : actions.count > 0 ? actions.y - gap : height
    readonly property real above: upright ? heading.height + (plate.visible ? gap + plate.height : 0)
                                          : Math.max(heading.height, plate.visible ? plate.height : 0)
    readonly property real used: above + (facts.visible ? gap + facts.height : 0)
    readonly property int lead: Math.round(Math.max(0, ends - used) * 0.3)
    // With little else to say that is written larger.
    readonly property bool roomy: view.facts.length < 3
    readonly property bool alone: upright && number === "" && view.facts.length === 0
    readonly property int plateWidth: number === "" ? 0 : upright ? width : Math.floor(width * (roomy && actions.count === 0 ? 0.45 : 0.3))

    Column {
        id: heading

        y: page.lead
        anchors.right: parent.right
        width: page.upright || page.number === "" ? parent.width : parent.width - page.plateWidth - page.gap
        spacing: Theme.mm(Theme.small * 0.5)

        Icon {
            anchors.left: parent.left
            visible: page.upright && page.view.icon !== ""
            name: page.view.icon
            size: Theme.iconSize * (page.alone ? 2.4 : 1.6)
        }

        Label {
            objectName: "title"
            width: parent.width
            text: page.view.title
            size: page.alone ? Theme.hero : Theme.title
            bold: true
        }

        Label {
            objectName: "subtitle"
            width: parent.width
            visible: text !== ""
            text: page.view.subtitle
            size: page.alone ? Theme.title : Theme.strong
            color: Theme.soft
        }
    }

    NumberPlate {
        id: plate

        objectName: "number"
        visible: page.number !== ""
        anchors.left: parent.left
        y: page.lead + (page.upright ? heading.height + page.gap : 0)
        width: page.plateWidth
        number: page.number
        size: Theme.number * (page.upright ? (page.roomy ? 1 : 0.66) : page.roomy && actions.count === 0 ? 0.5 : 0.3)
    }

    Facts {
        id: facts

        anchors.left: parent.left
        y: page.lead + page.above + Math.round(page.gap * (page.upright ? 1 : 0.4))
        width: parent.width
        across: page.upright || count < 2 ? 1 : 2
        growth: page.upright ? 1.2 : 1
        objectName: "facts"
    }

    TimeBar {
        id: time

        objectName: "time"
        visible: page.closing
        anchors.bottom: actions.top
        anchors.bottomMargin: page.gap
        width: parent.width
        remaining: page.view.remaining ?? 0
        text: page.view.closes ?? ""
    }

    Actions {
        id: actions

        anchors.bottom: parent.bottom
        width: parent.width
    }
}
