import QtQuick
import Nobat

// The number, by far the largest thing; what to do now; and how long the page stays.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property int plateWidth: upright ? width : Math.floor((width - gap) / 2)

    Row {
        id: heading

        width: parent.width
        spacing: Theme.mm(Theme.pad)

        Icon {
            id: picture

            anchors.verticalCenter: parent.verticalCenter
            name: page.view.printing ? "printer" : "check"
        }

        Label {
            objectName: "title"
            anchors.verticalCenter: parent.verticalCenter
            width: heading.width - picture.width - heading.spacing
            text: page.view.title
            size: Theme.title
            bold: true
        }
    }

    NumberPlate {
        id: plate

        objectName: "number"
        anchors.left: parent.left
        y: heading.height + page.gap
        width: page.plateWidth
        number: page.view.number
        size: Theme.number * (page.upright ? 1 : 0.66)
        caption: page.view.caption
        note: page.view.note
    }

    Column {
        anchors.right: parent.right
        y: page.upright ? plate.y + plate.height + page.gap * 2 : plate.y
        width: page.plateWidth
        spacing: page.upright ? page.gap * 1.5 : page.gap * 0.5

        Repeater {
            model: stage.rows("steps")

            delegate: Step {
                required property var row

                width: page.plateWidth
                number: row.number
                text: row.text
            }
        }
    }

    Closing {
        visible: !page.view.printing
        anchors.bottom: parent.bottom
        width: parent.width
        view: page.view
    }
}
