import QtQuick
import Nobat

// A citizen whom this counter waits for: the number, and when it waits again by itself.
Item {
    id: row

    property string number: ""
    property string back: ""

    implicitHeight: Math.max(title.height, when.height) + Theme.mm(2.4)
    Accessible.role: Accessible.StaticText
    Accessible.name: number + ", " + back

    Label {
        id: title

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        text: row.number
        size: Theme.body
        bold: true
        spoken: false
    }

    Label {
        id: when

        anchors.left: title.right
        anchors.leftMargin: Theme.mm(Theme.gap)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: row.back
        size: Theme.small
        color: Theme.soft
        align: Text.AlignRight
        lines: 2
        spoken: false
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
