import QtQuick
import Nobat

// The number, by far the largest thing; what to do now; and how long the page stays.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property int plateWidth: upright ? width : Math.floor(width * 0.42)
    // The line of the title, on a lying screen.
    readonly property bool shared: !upright && particulars.visible
    readonly property int stepsWidth: upright ? width : width - plateWidth - gap

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
            width: (page.shared ? page.plateWidth : page.width) - picture.width - heading.spacing
            text: page.view.title
            size: page.shared ? Theme.strong : Theme.title
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
        size: Theme.number * (page.upright ? 1 : 0.46)
        // The wait beside it takes two lines there.
        wordSize: page.upright ? Theme.strong : Theme.body
        caption: page.view.caption
        note: page.view.note
    }

    Label {
        id: particulars

        objectName: "particulars"
        visible: text !== ""
        // On a lying screen beside the title, the plate and the steps needing all the height.
        anchors.right: parent.right
        y: page.upright ? plate.y + plate.height + Theme.mm(Theme.gap * 0.7) : 0
        width: page.upright ? page.width : page.stepsWidth
        text: page.view.particulars
        size: page.upright ? Theme.strong : Theme.small
        bold: page.upright
        align: page.upright ? Text.AlignLeft : Text.AlignRight
    }

    Column {
        anchors.right: parent.right
        y: page.upright ? plate.y + plate.height + page.gap * 2 + (particulars.visible ? particulars.height : 0)
                        : Math.max(plate.y, particulars.visible ? particulars.height + Math.round(page.gap * 0.5) : 0)
        width: page.stepsWidth
        spacing: page.upright ? page.gap * 1.5 : page.gap * 0.25

        Repeater {
            model: stage.rows("steps")

            delegate: Step {
                required property var row

                width: page.stepsWidth
                number: row.number
                text: row.text
                size: page.upright ? Theme.strong : page.view.steps.length < 4 ? Theme.body : Theme.small
            }
        }
    }

    Closing {
        visible: !page.view.printing
        anchors.bottom: parent.bottom
        width: parent.width
        upright: page.upright
        view: page.view
        calm: true
    }
}
