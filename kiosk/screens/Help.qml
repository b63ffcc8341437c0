import QtQuick
import Nobat

// A volunteer is called: who comes, as large as can be read from a step away, and the ways on. Before a language is
// chosen it is said in each.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property bool alone: view.notices.length === 1

    Icon {
        id: picture

        visible: page.upright
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round(page.height * 0.06)
        name: page.view.icon
        size: Theme.iconSize * 2.4
        color: Theme.brand
    }

    Column {
        anchors.top: parent.top
        anchors.topMargin: page.upright ? picture.y + picture.height + Theme.mm(Theme.gap * 2) : 0
        width: parent.width
        spacing: Theme.mm(Theme.gap * (page.upright ? 1.6 : 0.5))

        Repeater {
            model: stage.rows("notices")

            delegate: Column {
                id: notice

                required property var row
                required property int index

                width: page.width
                spacing: Theme.mm(Theme.gap * (page.alone ? 0.9 : page.upright ? 0.4 : 0.1))

                Label {
                    objectName: "help-title-" + notice.row.language
                    width: parent.width
                    text: notice.row.title
                    language: notice.row.language
                    size: !page.alone ? (page.upright ? Theme.title : Theme.body) : page.upright ? Theme.hero : Theme.title
                    bold: true
                    align: page.upright ? Text.AlignHCenter : Text.AlignLeft
                }

                Label {
                    objectName: "help-body-" + notice.row.language
                    width: parent.width
                    text: notice.row.body
                    language: notice.row.language
                    size: page.alone && page.upright ? Theme.title * 0.8 : page.alone || page.upright ? Theme.strong : Theme.small
                    color: Theme.soft
                    align: page.upright ? Text.AlignHCenter : Text.AlignLeft
                }
            }
        }
    }

    Actions {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
