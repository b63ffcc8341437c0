import QtQuick
import Nobat

// There is no paper, and the number is the citizen's all the same: it stays here long enough to be kept in mind.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property int half: upright ? width : Math.floor((width - gap) / 2)

    Banner {
        id: banner

        anchors.right: parent.right
        width: page.half
        icon: "printer"
        title: page.view.title
        body: page.view.body
    }

    NumberPlate {
        id: plate

        objectName: "number"
        anchors.left: parent.left
        y: page.upright ? banner.height + page.gap : 0
        width: page.half
        number: page.view.number
        size: Theme.number * (page.upright ? 1 : 0.5)
        caption: page.view.caption
        note: page.view.note
    }

    Column {
        visible: page.upright
        y: plate.y + plate.height + page.gap * 2
        width: page.width
        spacing: page.gap * 1.5

        Repeater {
            model: stage.rows("steps")

            delegate: Step {
                required property var row

                width: page.width
                number: row.number
                text: row.text
                size: Theme.strong
            }
        }
    }

    Closing {
        anchors.bottom: parent.bottom
        width: parent.width
        upright: page.upright
        view: page.view
    }
}
