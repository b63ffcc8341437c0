import QtQuick
import Nobat

// The operator's screen. The flow knows what each key does; here it is only told which one was pressed. A key held
// down is one press.
Screen {
    id: terminal

    readonly property var view: stage.view
    readonly property bool working: view.page === "work"
    // Small: a strip in a corner. A dialogue needs the large window, and gives way to the strip again.
    readonly property bool small: working && view.strip.on

    language: view.language
    marginMm: 0

    FocusScope {
        id: keys

        readonly property var named: ({
            [Qt.Key_F1]: "F1",
            [Qt.Key_F2]: "F2",
            [Qt.Key_F3]: "F3",
            [Qt.Key_F4]: "F4",
            [Qt.Key_F5]: "F5",
            [Qt.Key_F6]: "F6",
            [Qt.Key_F7]: "F7",
            [Qt.Key_F8]: "F8",
            [Qt.Key_F9]: "F9",
            [Qt.Key_F10]: "F10",
            [Qt.Key_F11]: "F11",
            [Qt.Key_F12]: "F12",
            [Qt.Key_Return]: "Enter",
            [Qt.Key_Enter]: "Enter",
            [Qt.Key_Space]: "Space",
            [Qt.Key_Escape]: "Esc",
            [Qt.Key_PageDown]: "PageDown",
            [Qt.Key_PageUp]: "PageUp",
            [Qt.Key_Home]: "Home",
            [Qt.Key_Insert]: "Ins",
            [Qt.Key_Backspace]: "Backspace",
            [Qt.Key_Left]: "Left",
            [Qt.Key_Right]: "Right",
            [Qt.Key_Up]: "Up",
            [Qt.Key_Down]: "Down",
            [Qt.Key_Question]: "?"
        })

        // The Latin letters by where they are on a keyboard (evdev's codes as X11 and Wayland have them, from 24, 38 and
        // 52): whoever types Russian or Dari chooses with the same key.
        readonly property var places: ({24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"})

        function letterAt(code) {
            const first = [52, 38, 24].find(start => code >= start && code < start + places[start].length)
            return first === undefined ? undefined : places[first][code - first]
        }

        // The cap of a key; figures of every script are the same figure, letters are Latin ones.
        function cap(event) {
            if (named[event.key] !== undefined)
                return named[event.key]
            if (event.key >= Qt.Key_A && event.key <= Qt.Key_Z)
                return String.fromCharCode(event.key)
            if (event.text === "\u061F")
                return "?"
            const code = event.text.length === 1 ? event.text.charCodeAt(0) : 0
            const zero = [0x30, 0x660, 0x6F0].find(first => code >= first && code <= first + 9)
            if (zero !== undefined)
                return String(code - zero)
            return code > 0x7F ? letterAt(event.nativeScanCode) : undefined
        }

        function press(name) {
            if (terminal.working && (name === "F5" || name === "Enter" || name === "Space"))
                stage.act("main", terminal.view.main.action)
            else
                stage.act("key", name)
        }

        // The next or previous thing that can be chosen gets the focus.
        function step(forward) {
            const from = keys.Window.activeFocusItem === null ? keys : keys.Window.activeFocusItem
            from.nextItemInFocusChain(forward).forceActiveFocus(Qt.TabFocusReason)
        }

        anchors.fill: parent
        focus: true

        Keys.onPressed: event => {
            if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
                return
            const moves = !terminal.working && (event.key === Qt.Key_Down || event.key === Qt.Key_Up)
            const name = cap(event)
            event.accepted = moves || name !== undefined
            if (moves)
                step(event.key === Qt.Key_Down)
            else if (name !== undefined && !event.isAutoRepeat)
                press(name)
        }

        Work {
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: waiting.left
            anchors.margins: Theme.mm(Theme.margin)
            visible: terminal.working && !terminal.small
            view: terminal.view
        }

        WaitingColumn {
            id: waiting

            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            width: Math.round(parent.width * 0.29)
            visible: terminal.working && !terminal.small
            view: terminal.view
        }

        StripPage {
            anchors.fill: parent
            visible: terminal.small
            view: terminal.view
        }

        // A dialogue is made when it is asked for, and gone with all that was typed in it.
        Loader {
            readonly property var pages: ({transfer: transferPage, list: listPage, pad: padPage, keys: keysPage})

            anchors.fill: parent
            anchors.margins: Theme.mm(Theme.margin)
            active: !terminal.working
            sourceComponent: terminal.working ? null : pages[terminal.view.page]
        }

        Component {
            id: transferPage

            TransferList {
                view: terminal.view
            }
        }

        Component {
            id: listPage

            ChoiceList {
                view: terminal.view
            }
        }

        Component {
            id: keysPage

            KeyList {
                view: terminal.view
            }
        }

        Component {
            id: padPage

            Pad {
                view: terminal.view
            }
        }
    }
}
