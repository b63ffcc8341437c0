import QtQuick
import Nobat

// The board in the hall, lying or upright: who is called where, and who waits: beside the calls of a lying board, at the
// foot of an upright one.
Screen {
    id: board

    readonly property var view: stage.view
    readonly property bool upright: height > width
    // The strip at the foot has edges of its own, and needs less of the page's.
    readonly property real lowered: upright ? Theme.mm(Theme.gap * 0.8) : 0

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

    // Made on a lying board only: on an upright one it would be laid out unseen.
    Loader {
        id: panel

        anchors.top: parent.top
        anchors.bottom: moves.top
        anchors.right: parent.right
        width: Math.round(parent.width * 0.34)
        active: board.width > board.height
        visible: active && (board.view.waiting.rows.length > 0 || board.view.waiting.nobody !== "")
        sourceComponent: WaitingPanel {
            waiting: board.view.waiting
        }
    }

    Moves {
        id: moves

        anchors.bottom: parent.bottom
        anchors.bottomMargin: -board.lowered
        width: parent.width
        moves: board.view.moves
        upright: board.upright
        most: parent.height + board.lowered - calls.least
        turn: board.view.waiting.turn
    }

    foot: Column {
        width: parent.width

        WaitingStrip {
            width: parent.width
            visible: board.upright
            waiting: board.view.waiting
        }

        Rectangle {
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
}
