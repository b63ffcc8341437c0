import QtQuick
import Nobat

// The centre's logo, where we are, which day it is and what time; upright the date stands below the name.
Item {
    id: head

    required property var view
    property bool upright: false
    readonly property bool zoned: view.zone.length > 0
    readonly property real space: Theme.mm(Theme.gap * 2)
    readonly property real room: width - clock.width - space
    readonly property real lead: logo.visible ? logo.width + Theme.mm(Theme.gap) : 0

    height: upright ? Math.max(names.height, clock.height) + date.height : Math.max(names.height, date.height, clock.height)

    // Where something of a width stands that begins so far from the start of the line.
    function placed(start, itsWidth) {
        return Theme.mirrored ? head.width - start - itsWidth : start
    }

    Logo {
        id: logo

        objectName: "logo"
        x: head.placed(0, width)
        y: names.y + (names.height - height) / 2
        size: Theme.body * 1.6
    }

    Column {
        id: names

        x: head.placed(head.lead, width)
        y: head.upright ? 0 : (head.height - height) / 2
        width: head.upright ? head.room - head.lead : Math.round((head.room - head.lead) * 0.48)

        Said {
            objectName: "name"
            width: parent.width
            view: head.view
            texts: head.zoned ? head.view.zone : head.view.centre
            size: head.zoned ? Theme.strong : Theme.body
            bold: true
            lines: head.zoned ? 1 : 2
        }

        Said {
            objectName: "centre"
            width: parent.width
            visible: head.zoned
            view: head.view
            texts: head.zoned ? head.view.centre : []
            size: Theme.small
            color: Theme.soft
            lines: 1
        }
    }

    Said {
        id: date

        objectName: "date"
        width: head.upright ? head.width : head.room - head.lead - names.width - head.space
        x: head.placed(head.upright ? 0 : head.room - width, width)
        y: head.upright ? Math.max(names.height, clock.height) : (head.height - height) / 2
        view: head.view
        texts: head.view.date
        size: Theme.small
        color: Theme.soft
        align: head.upright ? Text.AlignLeft : Text.AlignRight
    }

    Label {
        id: clock

        objectName: "clock"
        anchors.right: parent.right
        y: head.upright ? 0 : (head.height - height) / 2
        text: head.view.clock
        size: Theme.hero
        bold: true
    }
}
