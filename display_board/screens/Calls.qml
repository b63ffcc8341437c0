import QtQuick
import Nobat

// The called numbers, newest on top. A row that has no room left to stand whole is not shown. An upright board of one
// zone says "counter 7" in each row; any other has columns with titles.
Item {
    id: calls

    required property var view
    property bool upright: false
    readonly property bool columned: !upright || view.zoned
    readonly property real counterAt: Math.round(width * 0.5)
    readonly property real zoneAt: Math.round(width * (view.zoned ? 0.73 : 1))

    Item {
        id: titles

        width: parent.width
        height: visible ? Math.max(numberTitle.height, counterTitle.height) : 0
        visible: calls.columned

        Title {
            id: numberTitle

            x: calls.placed(Theme.mm(Theme.pad), width)
            width: calls.counterAt - Theme.mm(Theme.pad + Theme.gap)
            said: calls.view.titles.number
        }

        // A zone's name needs no title, so that of the counter may run on above it.
        Title {
            id: counterTitle

            x: calls.placed(calls.counterAt, width)
            width: calls.width - calls.counterAt
            said: calls.view.titles.counter
        }
    }

    Item {
        id: room

        anchors.top: titles.bottom
        anchors.topMargin: calls.columned ? Theme.mm(Theme.gap * 0.5) : 0
        anchors.bottom: parent.bottom
        width: parent.width

        Column {
            width: parent.width

            Repeater {
                model: stage.rows("rows")

                delegate: CallRow {
                    required property var row
                    required property int index

                    objectName: "call-" + index
                    width: room.width
                    opacity: y + height <= room.height + 1 ? 1 : 0
                    call: row
                    caption: calls.upright && index === 0 ? calls.view.now : ""
                    columned: calls.columned
                    arrowed: !calls.upright
                    counterAt: calls.counterAt
                    zoneAt: calls.zoneAt
                }
            }
        }
    }

    // Where something of a width stands that begins so far from the start of the line.
    function placed(start, itsWidth) {
        return Theme.mirrored ? width - start - itsWidth : start
    }
}
