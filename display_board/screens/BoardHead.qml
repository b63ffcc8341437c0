import QtQuick
import Nobat

// Where we are, which day it is and what time; upright these stand one below the other.
Item {
    id: head

    required property var view
    property bool upright: false
    readonly property bool zoned: view.zone !== ""
    readonly property real space: Theme.mm(Theme.gap * 1.5)

    height: Math.max(words.height, clock.height)

    Grid {
        id: words

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - clock.width - head.space
        columns: head.upright ? 1 : 3
        columnSpacing: head.space
        verticalItemAlignment: Grid.AlignVCenter

        Label {
            id: name

            objectName: "name"
            width: head.upright ? parent.width : Math.min(implicitWidth, parent.width * 0.5)
            text: head.zoned ? head.view.zone : head.view.centre
            size: Theme.body
            bold: true
            lines: 2
        }

        Label {
            id: centre

            objectName: "centre"
            width: head.upright ? parent.width : Math.max(1, (parent.width - name.width) * 0.48 - head.space)
            visible: head.zoned
            text: head.view.centre
            size: Theme.small
            color: Theme.soft
            lines: 2
        }

        Label {
            objectName: "date"
            width: head.upright ? parent.width
                                : Math.max(1, parent.width - name.width - head.space - (head.zoned ? centre.width + head.space : 0))
            text: head.view.date
            size: Theme.small
            color: Theme.soft
            align: head.upright ? Text.AlignLeft : Text.AlignRight
        }
    }

    Label {
        id: clock

        objectName: "clock"
        anchors.right: parent.right
        y: head.upright ? 0 : (head.height - height) / 2
        text: head.view.clock
        size: Theme.strong
        bold: true
        language: "en"
    }
}
