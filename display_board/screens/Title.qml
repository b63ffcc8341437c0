import QtQuick
import Nobat

// A column's title: the main language, and the others below it.
Column {
    id: title

    required property var said

    Label {
        width: parent.width
        text: title.said.main
        size: Theme.small
        bold: true
        color: Theme.soft
        lines: 1
    }

    Label {
        width: parent.width
        visible: text !== ""
        text: title.said.others
        size: Theme.small
        color: Theme.soft
        lines: 1
    }
}
