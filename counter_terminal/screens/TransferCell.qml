import QtQuick
import Nobat

// A target to send to, or (without a value) the heading of its group.
Pressable {
    id: cell

    property string title: ""
    property string key: ""
    property string note: ""
    property real noteShare: 0.3
    readonly property bool heading: value === ""

    name: [title, note].filter(words => words !== "").join(", ")
    activeFocusOnTab: !heading
    Accessible.description: key
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

    KeyCap {
        id: cap

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(1)
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -Theme.mm(0.6)
        text: cell.key
    }

    Label {
        anchors.left: cap.visible ? cap.right : parent.left
        anchors.leftMargin: cell.heading ? 0 : Theme.mm(cap.visible ? 1 : Theme.pad)
        anchors.right: crowd.left
        anchors.rightMargin: Theme.mm(1)
        anchors.bottom: cell.heading ? parent.bottom : undefined
        anchors.bottomMargin: Theme.mm(2)
        anchors.verticalCenter: cell.heading ? undefined : parent.verticalCenter
        anchors.verticalCenterOffset: -Theme.mm(0.6)
        text: cell.title
        // A long name in smaller letters before a name that is cut.
        size: cell.heading || cell.title.length > 28 ? Theme.small : Theme.body
        bold: true
        color: cell.heading ? Theme.soft : Theme.ink
        lines: 2
        spoken: false
    }

    Label {
        id: crowd

        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(1.4)
        anchors.verticalCenter: parent.verticalCenter
        // Two lines of words leave a name more room than one.
        width: Math.min(implicitWidth, Math.max(longestWord + 1, Math.min(implicitWidth * 0.8, cell.width * cell.noteShare)))
        text: cell.note
        size: Theme.small
        color: Theme.soft
        align: Text.AlignRight
        lines: 2
        spoken: false
    }
}
