import QtQuick
import Nobat

// A target to send to, or (without a value) the heading of its group.
Pressable {
    id: cell

    property string title: ""
    property string note: ""
    property real noteShare: 0.3
    readonly property bool heading: value === ""

    name: [title, note].filter(words => words !== "").join(", ")
    activeFocusOnTab: !heading
    Accessible.role: heading ? Accessible.Heading : Accessible.Button

    Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: Theme.mm(1.2)
        visible: !cell.heading
        radius: Theme.radius
        color: cell.pressed ? Theme.tintPressed : Theme.card
        border.width: Theme.hairline
        border.color: cell.pressed ? Theme.brand : Theme.edge
    }

    Label {
        anchors.left: parent.left
        anchors.leftMargin: cell.heading ? 0 : Theme.mm(Theme.pad)
        anchors.right: crowd.left
        anchors.rightMargin: Theme.mm(Theme.gap)
        anchors.bottom: cell.heading ? parent.bottom : undefined
        anchors.bottomMargin: Theme.mm(2)
        anchors.verticalCenter: cell.heading ? undefined : parent.verticalCenter
        anchors.verticalCenterOffset: -Theme.mm(0.6)
        text: cell.title
        size: cell.heading ? Theme.small : Theme.body
        bold: true
        color: cell.heading ? Theme.soft : Theme.ink
        lines: 2
        spoken: false
    }

    Label {
        id: crowd

        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.pad)
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, cell.width * cell.noteShare)
        text: cell.note
        size: Theme.small
        color: Theme.soft
        align: Text.AlignRight
        lines: 2
        spoken: false
    }
}
