import QtQuick
import Nobat

// The board in the hall, lying or upright: who is called where, and who waits: beside the calls of a lying board, at the
// foot of an upright one. Information takes turns with the waits, or stands below the calls where they leave room.
Screen {
    id: board

    readonly property var view: stage.view
    readonly property bool upright: height > width
    readonly property bool called: view.page === "calls"
    readonly property string told: view.information.place
    readonly property bool waits: view.waiting.rows.length > 0 || view.waiting.nobody.length > 0
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
        width: side.visible ? parent.width - side.width - Theme.mm(Theme.gap * 1.5) : parent.width
        visible: board.called
        view: board.view
        upright: board.upright
        growing: !below.visible
    }

    // Below the calls of an upright board, on the lines that they leave.
    InformationCard {
        id: below

        anchors.left: calls.left
        anchors.right: calls.right
        anchors.bottom: calls.bottom
        height: calls.free - Theme.mm(Theme.gap)
        visible: board.told === "below"
        view: board.view
    }

    // Before the first call there is room for a welcome.
    Item {
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        width: calls.width
        visible: !board.called

        Said {
            id: welcome

            objectName: "welcome"
            width: parent.width
            y: board.told === "page" ? 0 : (parent.height - height) / 2
            view: board.view
            texts: board.view.welcome
            size: board.told === "page" ? Theme.hero : Theme.number
            bold: true
            align: Text.AlignHCenter
        }

        InformationCard {
            anchors.top: welcome.bottom
            anchors.topMargin: Theme.mm(Theme.gap * 1.5)
            anchors.bottom: parent.bottom
            width: parent.width
            visible: board.told === "page"
            view: board.view
            textSize: Theme.hero
        }
    }

    Item {
        id: side

        anchors.top: parent.top
        anchors.bottom: moves.top
        anchors.right: parent.right
        width: Math.round(parent.width * 0.34)
        visible: !board.upright && (board.told === "panel" || board.waits && board.view.page !== "closed")

        // Made on a lying board only: on an upright one it would be laid out unseen.
        Loader {
            anchors.fill: parent
            active: board.width > board.height
            visible: board.told !== "panel"
            sourceComponent: WaitingPanel {
                view: board.view
            }
        }

        InformationCard {
            anchors.fill: parent
            visible: board.told === "panel"
            view: board.view
        }
    }

    Moves {
        id: moves

        anchors.bottom: parent.bottom
        anchors.bottomMargin: -board.lowered
        width: parent.width
        view: board.view
        upright: board.upright
        most: parent.height + board.lowered - calls.least
    }

    foot: Column {
        width: parent.width

        WaitingStrip {
            width: parent.width
            visible: board.upright
            view: board.view
        }

        Rectangle {
            objectName: "banner"
            width: parent.width
            height: visible ? words.height + 2 * Theme.mm(Theme.pad * 0.8) : 0
            visible: board.view.banner.length > 0
            color: Theme.troubleGround
            Accessible.role: Accessible.AlertMessage
            Accessible.name: words.now

            Icon {
                id: sign

                name: "warning"
                color: Theme.trouble
                anchors.left: parent.left
                anchors.leftMargin: Theme.mm(Theme.margin)
                anchors.verticalCenter: parent.verticalCenter
            }

            Said {
                id: words

                anchors.left: sign.right
                anchors.leftMargin: Theme.mm(Theme.gap)
                anchors.right: parent.right
                anchors.rightMargin: Theme.mm(Theme.margin)
                anchors.verticalCenter: parent.verticalCenter
                view: board.view
                texts: board.view.banner
                size: Theme.body
                color: Theme.trouble
                spoken: false
            }
        }
    }
}
