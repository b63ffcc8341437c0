import QtQuick
import Nobat

// How many people wait and how long, service by service or agency by agency: as many rows as stand whole, and the
// others after them, page by page.
Card {
    id: panel

    required property var view
    readonly property var waiting: view.waiting
    readonly property Pages pages: Pages {
        room: room.height
        turn: panel.view.turn
        languages: panel.view.languages.length
    }

    Said {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.pad)
        anchors.top: parent.top
        anchors.topMargin: Theme.mm(Theme.pad)
        // The mark's place is kept whether it is there or not: what it says comes of the height that is left here.
        width: parent.width - 2 * Theme.mm(Theme.pad) - Theme.mm(Theme.small * 3.1)
        view: panel.view
        texts: panel.waiting.title
        size: Theme.small
        color: Theme.soft
    }

    PageMark {
        id: place

        objectName: "waiting-page"
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.pad)
        anchors.top: title.top
        width: Math.max(Math.ceil(most) + 2, implicitWidth)
        align: Text.AlignRight
        page: panel.pages.page
        pages: panel.pages.count
    }

    Said {
        objectName: "nobody"
        anchors.left: title.left
        anchors.right: place.right
        anchors.top: title.bottom
        anchors.topMargin: Theme.mm(Theme.gap)
        visible: used
        view: panel.view
        texts: panel.waiting.nobody
        size: Theme.small
    }

    Item {
        id: room

        anchors.top: title.bottom
        anchors.topMargin: Theme.mm(Theme.gap * 0.5)
        anchors.bottom: parent.bottom
        anchors.left: title.left
        anchors.right: place.right

        Repeater {
            id: rows

            onCountChanged: panel.pages.measure(rows)
            model: stage.rows("waiting.rows")

            delegate: WaitingEntry {
                id: entry

                required property int index
                readonly property var place: panel.pages.place(index)

                objectName: "waiting-" + row.id
                view: panel.view
                // Seen through rather than invisible: what is not seen has to keep its height.
                opacity: place.page === panel.pages.page && place.whole ? 1 : 0
                y: place.y
                width: room.width
                height: words.height + Theme.mm(Theme.gap)
                onHeightChanged: panel.pages.measure(rows)
                Accessible.ignored: opacity === 0

                Rectangle {
                    width: parent.width
                    height: Theme.hairline
                    visible: entry.y > 0
                    color: Theme.line
                }

                Column {
                    id: words

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter

                    Said {
                        objectName: entry.objectName + ".name"
                        anchors.left: parent.left
                        width: parent.width - (wait.used ? 0 : people.width + Theme.mm(Theme.gap))
                        view: panel.view
                        texts: entry.row.name
                        size: Theme.small
                        lines: 3
                        lean: wait.used ? 1 : 0.5
                        spoken: false
                    }

                    Said {
                        id: wait

                        objectName: entry.objectName + ".wait"
                        anchors.left: parent.left
                        width: parent.width - people.width - Theme.mm(Theme.gap)
                        visible: used
                        view: panel.view
                        texts: entry.row.wait
                        size: Theme.small
                        bold: true
                        spoken: false
                    }
                }

                Label {
                    id: people

                    objectName: entry.objectName + ".people"
                    anchors.right: parent.right
                    y: wait.used ? words.y + wait.y + (wait.height - height) / 2 : (entry.height - height) / 2
                    text: entry.row.people
                    size: wait.used ? Theme.small : Theme.body
                    bold: true
                    spoken: false
                }
            }
        }
    }
}
