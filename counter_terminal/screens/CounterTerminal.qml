import QtQuick
import Nobat

// The operator's screen. Keys and buttons say the same intents; a key held down is one press.
Screen {
    id: terminal

    readonly property var view: stage.view
    readonly property bool working: view.page === "work"

    language: view.language
    marginMm: 0

    FocusScope {
        anchors.fill: parent
        focus: true

        Keys.onPressed: event => {
            const known = terminal.working ? workKeys.pressed(event.key) : listKeys.pressed(event.key)
            event.accepted = known !== undefined
            if (known && !event.isAutoRepeat)
                known()
        }

        QtObject {
            id: workKeys

            readonly property var intents: ({
                [Qt.Key_F6]: "recall",
                [Qt.Key_F7]: "no_show",
                [Qt.Key_F8]: "transfer",
                [Qt.Key_F9]: "finish",
                [Qt.Key_F10]: "pause",
                [Qt.Key_F12]: "close"
            })

            function pressed(key) {
                if ([Qt.Key_F5, Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space].includes(key))
                    return () => stage.act("main", terminal.view.main.action)
                return intents[key] === undefined ? undefined : () => stage.act(intents[key])
            }
        }

        QtObject {
            id: listKeys

            function pressed(key) {
                switch (key) {
                case Qt.Key_Escape:
                    return () => stage.act("leave")
                case Qt.Key_PageDown:
                    return () => stage.act("page", "next")
                case Qt.Key_PageUp:
                    return () => stage.act("page", "previous")
                case Qt.Key_Down:
                    return () => list.move(true)
                case Qt.Key_Up:
                    return () => list.move(false)
                }
                return undefined
            }
        }

        Work {
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: waiting.left
            anchors.margins: Theme.mm(Theme.margin)
            visible: terminal.working
            view: terminal.view
        }

        WaitingColumn {
            id: waiting

            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            width: Math.round(parent.width * 0.29)
            visible: terminal.working
            view: terminal.view
        }

        TransferList {
            id: list

            anchors.fill: parent
            anchors.margins: Theme.mm(Theme.margin)
            visible: !terminal.working
            view: terminal.view
        }
    }
}
