import QtQuick
import Nobat

// One line for colleagues. While it has the focus, figures are written and choose no answer; Enter and Esc give the
// keys back.
Item {
    id: field

    property string label: ""
    property int longest: 200

    signal edited(string text)

    implicitHeight: words.height + Theme.mm(1) + frame.height

    Label {
        id: words

        width: parent.width
        text: field.label
        size: Theme.small
        color: Theme.soft
        spoken: false
    }

    Rectangle {
        id: frame

        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(Theme.touch)
        radius: Theme.radius
        color: Theme.card
        border.width: input.activeFocus ? Theme.outline : Theme.hairline
        border.color: input.activeFocus ? Theme.focus : Theme.edge

        TextInput {
            id: input

            objectName: "note"
            anchors.fill: parent
            anchors.leftMargin: Theme.mm(Theme.pad)
            anchors.rightMargin: Theme.mm(Theme.pad)
            verticalAlignment: TextInput.AlignVCenter
            horizontalAlignment: Theme.mirrored ? TextInput.AlignRight : TextInput.AlignLeft
            clip: true
            activeFocusOnTab: true
            selectByMouse: true
            maximumLength: field.longest
            color: Theme.ink
            selectionColor: Theme.brand
            selectedTextColor: Theme.brandInk
            font.family: Theme.family(Theme.language)
            font.pixelSize: Theme.fontPx(Theme.strong)
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            onTextEdited: field.edited(text)
            Keys.onPressed: event => {
                const done = [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Escape].includes(event.key)
                event.accepted = done
                if (done)
                    input.focus = false
            }
        }
    }
}
