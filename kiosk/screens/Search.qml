import QtQuick
import Nobat

// A service is searched by typing: the field, what fits so far, the keys. Where there is no room for rows above the keys
// (a lying screen, the lower half of an upright one) the best result stands beside the field. A keyboard types, too.
FocusScope {
    id: page

    property var view: stage.view
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property bool wide: Math.floor((width + gap) / (Theme.mm(Theme.touch) + gap)) >= 12
    // Nothing that is pressed stands at the head of the part that a seated hand reaches: there the page says what it is.
    readonly property int headRoom: Math.max(heading.implicitHeight + Math.round(gap * 0.5), Theme.mm(34) - Math.round(fieldHeight / 2))
    readonly property bool headed: view.free.top > 0 && board.y - gap - headRoom >= Theme.mm(Theme.touch)
    readonly property int fieldHeight: Theme.mm(Theme.touch * 1.3)
    readonly property int under: headed ? headRoom : 0
    readonly property real room: board.y - gap - 2 * gap - fieldHeight - under
    readonly property bool strip: room < (Theme.largeText ? Theme.mm(34 * 1.9) - gap : Theme.mm(46))
    readonly property real lineHeight: Math.min(Theme.mm(38), Math.max(Theme.mm(34), (room - 4 * gap) / 5)) * (Theme.largeText ? 1.9 : 1)
    readonly property int fitting: strip ? 1 : Math.max(1, Math.floor((room + gap) / (lineHeight + gap)))
    readonly property bool empty: view.nothing.title !== undefined
    readonly property int more: view.count > Math.min(fitting, view.found.length) ? view.count : 0

    focus: true
    Component.onCompleted: forceActiveFocus()

    Keys.onPressed: event => {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return
        if (event.key === Qt.Key_Backspace)
            stage.act("take_back")
        else if (event.text.length > 0 && event.text >= " " && !event.isAutoRepeat)
            stage.act("letter", event.text)
        else
            return
        event.accepted = true
    }

    Label {
        id: heading

        objectName: visible ? "title" : ""
        width: parent.width
        visible: page.headed
        text: page.empty ? page.view.nothing.title : page.view.title
        size: Theme.largeText ? Theme.strong : Theme.title
        bold: true
    }

    Rectangle {
        id: field

        objectName: "field"
        anchors.left: parent.left
        width: page.strip ? Math.floor(page.width * 0.36) : page.width - (all.visible ? all.width + page.gap : 0)
        y: page.under
        height: page.strip ? board.y - page.gap - page.under : page.fieldHeight
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.outline
        border.color: Theme.brand
        Accessible.role: Accessible.EditableText
        Accessible.name: page.view.title
        Accessible.description: typed.text

        Icon {
            id: glass

            anchors.left: parent.left
            anchors.leftMargin: Theme.mm(Theme.pad * 0.7)
            anchors.verticalCenter: parent.verticalCenter
            visible: !page.strip
            name: "search"
            size: Theme.iconSize * 0.8
        }

        Label {
            id: typed

            readonly property bool none: page.view.typed === ""

            objectName: "typed"
            anchors.left: page.strip ? parent.left : glass.right
            anchors.leftMargin: Theme.mm(Theme.pad * 0.6)
            anchors.right: clear.visible ? clear.left : parent.right
            anchors.rightMargin: Theme.mm(Theme.gap * 0.5)
            anchors.verticalCenter: parent.verticalCenter
            text: none ? page.view.hint : page.view.typed
            size: none ? Theme.body : page.strip ? Theme.body : Theme.strong * 1.1
            bold: !none
            color: none ? Theme.soft : Theme.ink
            language: none ? Theme.language : page.view.script
            spoken: false
        }

        Pressable {
            id: clear

            objectName: visible ? "clear" : ""
            anchors.right: parent.right
            anchors.rightMargin: Theme.mm(1)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.mm(Theme.touch)
            height: Theme.mm(Theme.touch)
            visible: page.view.typed !== ""
            name: page.view.clear
            onActivated: stage.act("clear")

            Rectangle {
                anchors.fill: parent
                radius: Theme.radius
                color: clear.pressed ? Theme.tintPressed : "transparent"
            }

            Icon {
                anchors.centerIn: parent
                name: "close"
                size: Theme.iconSize * 0.7
                color: Theme.soft
            }
        }
    }

    SecondaryButton {
        id: all

        objectName: visible ? "show-found" : ""
        anchors.right: parent.right
        y: page.under
        width: Math.floor(page.width * (page.strip ? 0.22 : 0.3))
        height: field.height
        visible: page.more > 0
        tinted: true
        text: page.view.show_all
        size: Theme.body
        onActivated: stage.act("show_found")
    }

    Column {
        id: results

        anchors.left: page.strip ? field.right : parent.left
        anchors.leftMargin: page.strip ? page.gap : 0
        anchors.right: page.strip && all.visible ? all.left : parent.right
        anchors.rightMargin: page.strip && all.visible ? page.gap : 0
        y: page.under + (page.strip ? 0 : field.height + page.gap)
        spacing: page.gap

        Repeater {
            model: stage.rows("found")

            delegate: Item {
                id: cell

                required property var row
                required property int index

                width: results.width
                height: page.strip ? field.height : page.lineHeight
                visible: index < page.fitting

                BigChoice {
                    objectName: visible ? "service-" + cell.row.id : ""
                    anchors.fill: parent
                    visible: !page.strip
                    available: cell.row.available
                    absent: cell.row.absent
                    icon: cell.row.icon
                    title: cell.row.title
                    titleSize: Theme.body
                    trailing: cell.row.note
                    value: cell.row.id
                    onActivated: stage.act("service", value)
                }

                Pressable {
                    id: best

                    objectName: visible ? "service-" + cell.row.id : ""
                    anchors.fill: parent
                    visible: page.strip
                    name: [cell.row.title, cell.row.absent === cell.row.note ? "" : cell.row.absent, cell.row.note].filter(words => words !== "").join(", ")
                    value: cell.row.id
                    onActivated: stage.act("service", value)

                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.radius
                        color: best.pressed ? Theme.tintPressed : cell.row.available ? Theme.card : Theme.ground
                        border.width: Theme.hairline
                        border.color: best.pressed ? Theme.brand : Theme.edge
                    }

                    Label {
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.margins: Theme.mm(Theme.pad * 0.6)
                        anchors.verticalCenter: parent.verticalCenter
                        text: cell.row.title
                        size: text.length > 32 ? Theme.small : Theme.body
                        bold: true
                        color: cell.row.available ? Theme.ink : Theme.soft
                        spoken: false
                    }
                }
            }
        }
    }

    // What to do where nothing is found, or typed yet.
    Item {
        id: words

        anchors.left: results.left
        anchors.right: page.strip && way.visible ? way.left : results.right
        anchors.rightMargin: page.strip && way.visible ? page.gap : 0
        y: results.y
        height: page.strip ? field.height : page.room
        visible: page.view.count === 0

        Column {
            width: parent.width
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(Theme.gap * 0.6)

            Label {
                objectName: page.empty ? "nothing-found" : ""
                width: parent.width
                visible: text !== "" && !page.strip && !page.headed
                text: page.view.nothing.title ?? ""
                size: Theme.title * 0.8
                bold: true
                align: Text.AlignHCenter
            }

            Label {
                objectName: "advice"
                width: parent.width
                text: !page.empty ? page.view.advice : page.strip && Theme.largeText ? page.view.nothing.title : page.view.nothing.body
                size: page.strip ? Theme.small : Theme.body
                color: Theme.soft
                align: page.strip ? Text.AlignLeft : Text.AlignHCenter
            }

            Item {
                width: 1
                height: page.strip || !page.empty ? 0 : way.height + page.gap
            }
        }
    }

    SecondaryButton {
        id: way

        objectName: visible ? "all-agencies" : ""
        anchors.right: page.strip ? parent.right : undefined
        anchors.horizontalCenter: page.strip ? undefined : parent.horizontalCenter
        y: page.strip ? page.under : board.y - 2 * page.gap - height
        width: Math.floor(page.width * (page.strip ? 0.24 : 0.6))
        height: page.strip ? field.height : Theme.mm(Theme.touch * 1.2)
        visible: page.empty
        icon: page.strip ? "" : "building"
        text: page.view.nothing.way?.text ?? ""
        size: page.strip ? Theme.body : Theme.strong
        onActivated: stage.act("all_agencies")
    }

    Keyboard {
        id: board

        anchors.bottom: parent.bottom
        width: parent.width
        height: implicitHeight
        keys: stage.rows(page.wide ? "wide_keys" : "narrow_keys")
        columns: page.wide ? 12 : 9
        rows: page.wide ? page.view.wide_rows : page.view.narrow_rows
        onLetter: value => stage.act("letter", value)
        onErase: stage.act("take_back")
        onTurn: value => stage.act("board", value)
    }
}
