import QtQuick
import Nobat

// A page of choices: popular services as tiles, agencies and services as rows. One that
// cannot be had now says why. Below them other ways in, and the turning over.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property int columns: view.columns
    // Beside a narrow name there is no room for the people waiting.
    readonly property bool noteBelow: view.stacked || columns > 1 || Theme.largeText
    // On the lower half of an upright screen search and turning stand below the title, where a hand reaches them.
    readonly property bool low: view.free.top > 0
    readonly property bool beside: !upright && !low
    readonly property bool tight: Theme.largeText && !upright
    readonly property bool turns: view.turning.next !== undefined
    readonly property bool searches: view.search !== undefined
    // Two rows of buttons below the tiles: then every millimetre is the tiles'.
    readonly property bool dense: upright && turns && view.doors.length > 1
    readonly property int lines: turns ? view.rows : Math.ceil(view.choices.length / columns)
    readonly property int cellWidth: Math.floor((width - (columns - 1) * gap) / columns)
    readonly property real areaHeight: foot.y - area.y - (foot.visible ? gap : 0)
    readonly property int cellHeight: Math.min(Theme.mm((view.stacked ? 96 : !upright ? 70 : noteBelow ? 50 : 38) * (Theme.largeText ? 1.4 : 1)),
                                               Math.floor((areaHeight - (lines - 1) * gap) / Math.max(1, lines)))

    Column {
        id: heading

        anchors.left: parent.left
        width: page.beside ? parent.width - tools.width - page.gap : parent.width
        spacing: Theme.mm(Theme.small * 0.4)

        Label {
            objectName: "title"
            width: parent.width
            text: page.view.title
            size: page.upright ? Theme.title : Theme.strong
            bold: true
        }

        Label {
            width: parent.width
            visible: text !== "" && !page.dense && !page.tight && !page.low
            text: page.view.subtitle
            size: page.upright ? Theme.body : Theme.small
            color: Theme.soft
        }
    }

    // Search, as a field that waits to be touched; on a lying screen beside the title, and the turning over with it.
    Item {
        id: tools

        readonly property int searchWidth: Theme.mm(page.tight ? Theme.touch * 1.4 : 76)
        readonly property bool used: page.searches || (page.turns && !page.upright)

        anchors.right: parent.right
        y: page.beside ? 0 : heading.height + page.gap
        width: !page.beside ? page.width : (page.searches ? searchWidth : 0) + (page.turns ? turning.lyingWidth + (page.searches ? page.gap : 0) : 0)
        height: used ? Theme.mm(Theme.touch) : 0

        Pressable {
            id: search

            objectName: page.searches ? "search" : ""
            anchors.left: parent.left
            width: page.upright ? page.width : tools.searchWidth
            height: tools.height
            visible: page.searches
            name: page.view.search?.text ?? ""
            onActivated: stage.act("search")

            Rectangle {
                anchors.fill: parent
                radius: height / 2
                color: search.pressed ? Theme.tintPressed : Theme.card
                border.width: Theme.outline
                border.color: Theme.brand
            }

            Icon {
                id: glass

                anchors.left: parent.left
                anchors.leftMargin: Theme.mm(Theme.pad)
                anchors.verticalCenter: parent.verticalCenter
                name: "search"
                size: Theme.iconSize * 0.8
            }

            Label {
                anchors.left: glass.right
                anchors.leftMargin: Theme.mm(Theme.gap * 0.6)
                anchors.right: parent.right
                anchors.rightMargin: Theme.mm(Theme.pad * 0.6)
                anchors.verticalCenter: parent.verticalCenter
                // Larger words have no room there; the glass is known, and the name is spoken.
                visible: !page.tight
                text: search.name
                size: page.upright ? Theme.body : Theme.small
                color: Theme.soft
                spoken: false
            }
        }
    }

    Item {
        id: area

        y: page.beside ? Math.max(heading.height, tools.height) + page.gap
                       : heading.height + page.gap + (tools.used ? tools.height + page.gap : 0)
        width: parent.width

        Repeater {
            model: stage.rows("choices")

            delegate: Item {
                id: cell

                required property var row
                required property int index
                readonly property int column: index % page.columns
                // Only an upright screen has a line for the people beside the wait.
                readonly property string note: page.upright && !Theme.largeText && row.more !== "" ? row.note + "\n" + row.more : row.note

                x: (Theme.mirrored ? page.columns - 1 - column : column) * (page.cellWidth + page.gap)
                y: Math.floor(index / page.columns) * (page.cellHeight + page.gap)
                width: page.cellWidth
                height: page.cellHeight

                BigChoice {
                    objectName: cell.row.kind + "-" + cell.row.id
                    anchors.fill: parent
                    available: cell.row.available
                    absent: cell.row.absent
                    stacked: page.view.stacked
                    icon: page.tight ? "" : cell.row.icon
                    title: cell.row.title
                    titleSize: cell.row.kind === "shelf" ? Theme.small : page.dense || page.tight ? Theme.body : Theme.strong * 0.94
                    // Beside a long name in larger letters the wait has no room: the next page says it.
                    subtitle: !page.noteBelow || (page.tight && cell.row.title.length > 20 && cell.row.available) ? "" : cell.note
                    trailing: page.noteBelow ? "" : cell.note
                    value: cell.row.id
                    onActivated: stage.act(cell.row.kind, value)
                }
            }
        }
    }

    Item {
        id: foot

        readonly property int count: page.view.doors.length
        // Doors and turning share a row while each has half of it.
        readonly property bool turnsHere: page.turns && page.upright
        readonly property bool shared: turnsHere && count === 1
        readonly property int half: Math.floor((width - page.gap) / 2)
        readonly property int doorsWidth: shared ? half : width
        // Three larger words are too wide for one row of an upright screen.
        readonly property int across: Theme.largeText && page.width < Theme.mm(280) ? Math.max(1, Math.min(2, count)) : Math.max(1, count)
        readonly property int doorWidth: Math.floor((doorsWidth - (across - 1) * page.gap) / across)
        readonly property int doorHeight: {
            let most = Theme.mm(Theme.touch * (count > 1 ? 1.15 : 1))
            for (let at = 0; at < doorRepeater.count; ++at)
                most = Math.max(most, doorRepeater.itemAt(at)?.implicitHeight ?? 0)
            return most
        }

        visible: turnsHere || count > 0
        width: parent.width
        readonly property int alphabetHeight: alphabet.visible ? alphabet.height + page.gap : 0

        height: alphabetHeight + (shared ? Math.max(doors.height, turning.height)
                                         : doors.height + (turnsHere ? turning.height + (count > 0 ? page.gap : 0) : 0))
        y: parent.height - height

        // All services by name, in stretches of the alphabet.
        Row {
            id: alphabet

            readonly property int count: page.view.shelves?.length ?? 0

            anchors.left: parent.left
            width: parent.width
            height: Theme.mm(Theme.touch)
            spacing: page.gap
            visible: count > 0 && !Theme.largeText

            Repeater {
                model: stage.rows("shelves")

                delegate: SecondaryButton {
                    required property var row

                    objectName: "key-" + row.id
                    width: Math.floor((alphabet.width - (alphabet.count - 1) * page.gap) / alphabet.count)
                    height: alphabet.height
                    size: Theme.small
                    text: row.text
                    name: row.name
                    value: row.id
                    onActivated: stage.act("shelf", value)
                }
            }
        }

        Grid {
            id: doors

            anchors.left: parent.left
            anchors.bottom: parent.bottom
            width: foot.doorsWidth
            columns: foot.across
            spacing: page.gap

            Repeater {
                id: doorRepeater

                model: stage.rows("doors")

                delegate: SecondaryButton {
                    required property var row

                    objectName: row.id.replace("_", "-")
                    width: foot.doorWidth
                    height: foot.doorHeight
                    size: foot.count > 1 ? Theme.body : Theme.strong
                    icon: page.tight ? "" : row.icon
                    tinted: true
                    text: row.text
                    onActivated: stage.act(row.id)
                }
            }
        }

        Item {
            id: turning

            readonly property int buttonWidth: page.upright ? Math.floor(((foot.shared ? foot.half : page.width) - place.width - 2 * page.gap) / 2)
                                                       : Theme.mm(Theme.touch * 1.3)

            // Half a row holds no long word.
            readonly property bool worded: page.upright && !foot.shared
            readonly property int lyingWidth: 2 * (buttonWidth + page.gap) + place.implicitWidth

            parent: page.upright ? foot : tools
            visible: page.turns
            anchors.right: parent.right
            y: foot.shared ? foot.height - height : page.upright ? foot.alphabetHeight : 0
            width: !page.upright ? lyingWidth : foot.shared ? foot.half : foot.width
            height: page.upright ? Math.max(previous.implicitHeight, next.implicitHeight) : Theme.mm(Theme.touch)

            SecondaryButton {
                id: previous

                objectName: "previous-page"
                anchors.left: parent.left
                width: turning.buttonWidth
                height: parent.height
                visible: page.view.turning.has_previous ?? false
                text: turning.worded ? page.view.turning.previous ?? "" : ""
                name: page.view.turning.previous ?? ""
                icon: turning.worded ? "" : "back"
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
                text: turning.worded ? page.view.turning.next ?? "" : ""
                name: page.view.turning.next ?? ""
                icon: turning.worded ? "" : "arrow"
                onActivated: stage.act("next_page")
            }
        }
    }
}
