import QtQuick
import Nobat

// A page of choices: popular services as tiles, agencies and services as rows. Below them the way to all agencies
// and the turning over.
Item {
    id: page

    property var view: stage.view
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property int columns: view.columns
    // Beside a narrow name there is no room for the people waiting.
    readonly property bool noteBelow: view.stacked || columns > 1
    readonly property bool turns: view.turning.next !== undefined
    readonly property int lines: turns ? view.rows : Math.ceil(view.choices.length / columns)
    readonly property int cellWidth: Math.floor((width - (columns - 1) * gap) / columns)
    readonly property real areaHeight: foot.y - area.y - (foot.visible ? gap : 0)
    readonly property int cellHeight: Math.min(Theme.mm(view.stacked ? 96 : noteBelow ? 50 : 38),
                                               Math.floor((areaHeight - (lines - 1) * gap) / Math.max(1, lines)))

    Column {
        id: heading

        width: parent.width
        spacing: Theme.mm(Theme.small * 0.4)

        Label {
            objectName: "title"
            width: parent.width
            text: page.view.title
            size: Theme.title
            bold: true
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: page.view.subtitle
            color: Theme.soft
        }
    }

    Item {
        id: area

        y: heading.height + page.gap
        width: parent.width

        Repeater {
            model: stage.rows("choices")

            delegate: BigChoice {
                required property var row
                required property int index
                readonly property int column: index % page.columns

                objectName: page.view.kind + "-" + row.id
                x: (Theme.mirrored ? page.columns - 1 - column : column) * (page.cellWidth + page.gap)
                y: Math.floor(index / page.columns) * (page.cellHeight + page.gap)
                width: page.cellWidth
                height: page.cellHeight
                stacked: page.view.stacked
                icon: row.icon
                title: row.title
                titleSize: Theme.strong * 0.94
                subtitle: page.noteBelow ? row.note : ""
                trailing: page.noteBelow ? "" : row.note
                value: row.id
                onActivated: stage.act(page.view.kind, value)
            }
        }
    }

    Item {
        id: foot

        readonly property bool both: page.turns && all.visible
        readonly property real half: (width - page.gap) / 2

        visible: page.turns || all.visible
        width: parent.width
        height: visible ? Math.max(all.visible ? all.implicitHeight : 0, page.turns ? turning.height : 0) : 0
        y: parent.height - height

        SecondaryButton {
            id: all

            objectName: "all-agencies"
            visible: text !== ""
            width: foot.both ? foot.half : foot.width
            height: parent.height
            anchors.left: parent.left
            icon: "building"
            tinted: true
            text: page.view.all_agencies
            onActivated: stage.act("all_agencies")
        }

        Item {
            id: turning

            readonly property int buttonWidth: Math.floor((width - place.width - 2 * page.gap) / 2)

            visible: page.turns
            anchors.right: parent.right
            width: foot.both ? foot.half : foot.width
            height: Math.max(previous.implicitHeight, next.implicitHeight)

            SecondaryButton {
                id: previous

                objectName: "previous-page"
                anchors.left: parent.left
                width: turning.buttonWidth
                height: parent.height
                visible: page.view.turning.has_previous ?? false
                text: page.view.turning.previous ?? ""
                onActivated: stage.act("previous_page")
            }

            Label {
                id: place

                anchors.centerIn: parent
                text: page.view.turning.place ?? ""
                color: Theme.soft
            }

            SecondaryButton {
                id: next

                objectName: "next-page"
                anchors.right: parent.right
                width: turning.buttonWidth
                height: parent.height
                visible: page.view.turning.has_next ?? false
                text: page.view.turning.next ?? ""
                onActivated: stage.act("next_page")
            }
        }
    }
}
