import QtQuick
import Nobat

// How many people wait and how long on an upright board: one service or agency at a time, at the foot. It is as high
// with somebody as with nobody, so that the calls above never move for it.
Item {
    id: strip

    required property var view
    readonly property var waiting: view.waiting
    readonly property int pages: waiting.rows.length
    readonly property int page: pages > 0 ? turning.pageAt(view.turn, pages, view.languages.length) : 0
    readonly property real lineHeight: line.implicitHeight

    objectName: "waiting-strip"
    height: Math.ceil(3 * lineHeight) + Theme.mm(Theme.gap * 0.6)

    Pages {
        id: turning
    }

    // A line of the main language, with the marks that its words come in: they may bring the other family's height.
    Label {
        id: line

        visible: false
        text: "\u20660\u2069"
        size: Theme.small
        bold: true
        spoken: false
    }

    Rectangle {
        anchors.fill: parent
        visible: strip.pages > 0
        color: Theme.card

        Rectangle {
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }

        WaitingEntry {
            id: entry

            objectName: "waiting-entry"
            view: strip.view
            anchors.fill: parent
            anchors.leftMargin: Theme.mm(Theme.margin)
            anchors.rightMargin: Theme.mm(Theme.margin)
            row: strip.waiting.rows[strip.page] ?? { "name": [], "people": "", "wait": [] }

            Said {
                objectName: "waiting-entry.name"
                anchors.left: parent.left
                anchors.right: figures.left
                anchors.rightMargin: Theme.mm(Theme.gap * 0.8)
                anchors.verticalCenter: parent.verticalCenter
                view: strip.view
                texts: entry.row.name
                size: Theme.small
                lines: 3
                spoken: false
            }

            Item {
                id: figures

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(wait.implicitWidth, sign.width + people.width + place.width + Theme.mm(Theme.gap * 1.7))
                height: 2 * strip.lineHeight

                Icon {
                    id: sign

                    anchors.left: parent.left
                    anchors.verticalCenter: people.verticalCenter
                    name: "people"
                    color: Theme.soft
                    size: Theme.small * 1.2
                }

                Label {
                    id: people

                    objectName: "waiting-entry.people"
                    anchors.left: sign.right
                    anchors.leftMargin: Theme.mm(Theme.gap * 0.5)
                    width: implicitWidth
                    y: (strip.lineHeight - height) / 2
                    text: entry.row.people
                    size: Theme.small
                    bold: true
                    spoken: false
                }

                PageMark {
                    id: place

                    objectName: "waiting-page"
                    anchors.right: parent.right
                    y: (strip.lineHeight - height) / 2
                    language: "en"
                    page: strip.page
                    pages: strip.pages
                }

                Said {
                    id: wait

                    objectName: "waiting-entry.wait"
                    anchors.left: parent.left
                    width: implicitWidth
                    y: strip.lineHeight + (strip.lineHeight - height) / 2
                    view: strip.view
                    texts: entry.row.wait
                    size: Theme.small
                    bold: true
                    spoken: false
                }
            }
        }
    }
}
