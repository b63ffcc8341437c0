import QtQuick
import Nobat

// The calls for help, over everything: the first in the place of the head, whose clock and signs it shows too; all of
// them where they are looked at.
Item {
    id: banner

    required property var view
    property bool upright: false
    readonly property var rows: view.calls.rows
    readonly property bool used: rows.length > 0

    visible: used
    height: used ? column.height : 0

    Column {
        id: column

        width: parent.width
        spacing: Theme.mm(0.8)

        Repeater {
            model: stage.rows("calls.rows")

            delegate: CallRow {
                required property int index

                width: column.width
                height: implicitHeight
                upright: banner.upright
                room: index === 0 || !banner.upright ? signs.width + Theme.mm(Theme.gap) : 0
            }
        }
    }

    Row {
        id: signs

        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.gap)
        height: Theme.mm(Theme.touch + 1.6)
        spacing: Theme.mm(Theme.gap * 0.6)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: banner.view.printer === "" ? "" : "printer"
            size: 4.5
            color: Theme.trouble
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: banner.view.alive ? "" : "wifi-off"
            size: 4.5
            color: Theme.trouble
        }

        Label {
            objectName: "banner-clock"
            anchors.verticalCenter: parent.verticalCenter
            text: banner.view.clock
            size: Theme.strong
            bold: true
            language: "en"
            color: banner.used && banner.rows[0].answered ? Theme.ink : Theme.callInk
        }
    }
}
