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
    readonly property int plateWidth: number === "" ? 0 : upright ? width : Math.floor(width * 0.3)

    Column {
        id: heading

        anchors.right: parent.right
        width: page.upright || page.number === "" ? parent.width : parent.width - page.plateWidth - page.gap
        spacing: Theme.mm(Theme.small * 0.5)

        Icon {
            anchors.left: parent.left
            visible: page.upright && page.view.icon !== ""
            name: page.view.icon
            size: Theme.iconSize * 1.6
        }

        Label {
            objectName: "title"
            width: parent.width
            text: page.view.title
            size: Theme.title
            bold: true
        }

        Label {
            objectName: "subtitle"
            width: parent.width
            visible: text !== ""
            text: page.view.subtitle
            size: Theme.strong
            color: Theme.soft
        }
    }

    NumberPlate {
        id: plate

        objectName: "number"
        visible: page.number !== ""
        anchors.left: parent.left
        y: page.upright ? heading.height + page.gap : 0
        width: page.plateWidth
        number: page.number
        size: Theme.number * (page.upright ? 0.66 : 0.3)
    }

    Facts {
        anchors.left: parent.left
        y: page.upright ? heading.height + page.gap + (plate.visible ? plate.height + page.gap : 0)
                        : Math.max(heading.height, plate.visible ? plate.height : 0) + Theme.mm(Theme.gap * 0.4)
        width: parent.width
        across: page.upright || count < 2 ? 1 : 2
        growth: page.upright ? 1.2 : 1
        objectName: "facts"
    }

    TimeBar {
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
