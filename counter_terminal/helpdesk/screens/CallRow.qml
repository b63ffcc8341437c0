import QtQuick
import Nobat

// One call for help: where, in which language and for how long, and what to say to it. Loud while nobody goes, quiet
// once somebody does. `room` is kept free at its end.
Rectangle {
    id: call

    required property var row
    property bool upright: false
    property real room: 0
    readonly property color inkColor: row.answered ? Theme.ink : Theme.callInk
    // Told from the ground of the call, which is as bright in the dark.
    readonly property color ringColor: row.answered ? Theme.focus : Theme.callInk
    readonly property color outlineColor: row.answered ? Theme.brand : Theme.callInk
    readonly property real gap: Theme.mm(Theme.gap)

    implicitHeight: upright ? words.height + buttons.height + Theme.mm(Theme.gap * 1.6) : Math.max(words.height, buttons.height) + Theme.mm(1.6)
    radius: 0
    color: row.answered ? Theme.tint : Theme.call
    Accessible.role: Accessible.AlertMessage
    Accessible.name: row.title + ". " + row.note

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: call.gap
        anchors.verticalCenter: words.verticalCenter
        name: call.row.answered ? "people" : "help"
        size: Theme.iconSize * 1.1
        color: call.inkColor
    }

    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: call.gap
        anchors.right: call.upright ? parent.right : buttons.left
        anchors.rightMargin: call.upright ? call.room + call.gap : call.gap
        y: call.upright ? Theme.mm(Theme.gap * 0.4) : Math.round((call.height - height) / 2)

        Label {
            objectName: "call-title-" + call.row.kiosk
            width: parent.width
            text: call.row.title
            size: Theme.strong
            bold: true
            color: call.inkColor
            spoken: false
        }

        Label {
            objectName: "call-note-" + call.row.kiosk
            width: parent.width
            text: call.row.note
            size: Theme.small
            color: call.inkColor
            spoken: false
        }
    }

    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: call.upright ? call.gap : call.room + call.gap
        anchors.bottom: parent.bottom
        anchors.bottomMargin: call.upright ? Theme.mm(Theme.gap * 0.6) : Math.round((call.height - height) / 2)
        spacing: Theme.mm(Theme.gap * 0.6)

        SecondaryButton {
            objectName: visible ? "calls-more" : ""
            width: Theme.mm(36)
            height: Theme.mm(Theme.touch)
            visible: call.row.more !== ""
            text: call.row.more
            size: Theme.small
            ringColor: call.ringColor
            onActivated: stage.act("calls")
        }

        DeedButton {
            objectName: visible ? "call-go-" + call.row.kiosk : ""
            width: Theme.mm(42)
            height: Theme.mm(Theme.touch)
            visible: call.row.go !== ""
            outlined: true
            outlineColor: call.outlineColor
            ringColor: call.ringColor
            size: text.length > 12 ? Theme.small : Theme.body
            first: !call.row.answered
            icon: first ? "arrow" : "close"
            text: call.row.go
            onActivated: stage.act(call.row.intent, call.row.kiosk)
        }

        DeedButton {
            objectName: "call-done-" + call.row.kiosk
            width: Theme.mm(32)
            height: Theme.mm(Theme.touch)
            outlined: true
            outlineColor: call.outlineColor
            ringColor: call.ringColor
            size: text.length > 10 ? Theme.small : Theme.body
            first: call.row.answered
            icon: "check"
            text: call.row.done
            onActivated: stage.act("call_done", call.row.kiosk)
        }
    }
}
