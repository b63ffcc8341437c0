import QtQuick
import Nobat

// A column's title: the main language, and the others below it. Never cut: what is too wide goes on below.
Column {
    id: title

    required property var said

    spacing: -Theme.mm(Theme.small * 0.3)

    Label {
        width: parent.width
        text: title.said.main
        size: Theme.small
        bold: true
        color: Theme.soft
    }

    Label {
        width: parent.width
        objectName: title.objectName + ".others"
        visible: text !== ""
        text: title.said.others
        size: Theme.small
        color: Theme.soft
    }
}
