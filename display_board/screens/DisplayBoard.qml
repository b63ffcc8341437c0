import QtQuick
import Nobat

// The board in the hall, lying or upright: who is called where, and on a lying board who waits.
Screen {
    id: board

    readonly property var view: stage.view
    readonly property bool upright: height > width

    objectName: "board"
    language: view.language

    header: BoardHead {
        width: parent.width
        view: board.view
        upright: board.upright
    }

    Calls {
        id: calls

        anchors.top: parent.top
        anchors.bottom: moves.top
        anchors.left: parent.left
        width: panel.visible ? parent.width - panel.width - Theme.mm(Theme.gap) : parent.width
        visible: board.view.page === "calls"
        view: board.view
        upright: board.upright
    }

    Column {
        anchors.verticalCenter: calls.verticalCenter
        anchors.horizontalCenter: calls.horizontalCenter
        width: calls.width
        visible: board.view.page === "welcome"
        spacing: Theme.mm(Theme.gap)

        Label {
            objectName: "welcome"
            width: parent.width
            text: board.view.welcome.main
            size: Theme.number
            bold: true
            align: Text.AlignHCenter
        }

        Label {
            width: parent.width
            text: board.view.welcome.others
            size: Theme.strong
            color: Theme.soft
            align: Text.AlignHCenter
        }
    }

    WaitingPanel {
        id: panel

        anchors.top: parent.top
        anchors.bottom: moves.top
        anchors.right: parent.right
        width: Math.round(parent.width * 0.34)
        visible: !board.upright && (waiting.rows.length > 0 || waiting.nobody !== "")
        waiting: board.view.waiting
    }

    Moves {
        id: moves

        anchors.bottom: parent.bottom
        width: parent.width
        moves: board.view.moves
        upright: board.upright
    }

    foot: Rectangle {
        objectName: "banner"
        width: parent.width
        height: visible ? words.height + 2 * Theme.mm(Theme.pad) : 0
        visible: board.view.banner !== ""
        color: Theme.troubleGround
        Accessible.role: Accessible.AlertMessage
        Accessible.name: board.view.banner

        Icon {
            id: sign

            name: "warning"
            color: Theme.trouble
            anchors.left: parent.left
            anchors.leftMargin: Theme.mm(Theme.margin)
            anchors.verticalCenter: parent.verticalCenter
        }

        Label {
            id: words

            anchors.left: sign.right
            anchors.leftMargin: Theme.mm(Theme.gap)
            anchors.right: parent.right
            anchors.rightMargin: Theme.mm(Theme.margin)
            anchors.verticalCenter: parent.verticalCenter
            text: board.view.banner
            size: Theme.body
            color: Theme.trouble
            spoken: false
        }
    }
}
