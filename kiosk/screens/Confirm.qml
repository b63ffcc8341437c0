import QtQuick
import Nobat

// The service with all there is to know before a ticket is taken, or the services of one ticket; and the one obvious
// button. Upright it stands below the facts, always at the same place, else beside them. What cannot be had now has
// the reason in the button's place.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property bool several: view.services.length > 0
    readonly property bool hindered: view.unavailable.length > 0
    // A lying screen has no room for the facts beside a whole sentence; the sentence is what matters then.
    readonly property bool aside: hindered && !several && !upright
    readonly property int factsWidth: upright ? width : Math.floor(width * 0.66)
    readonly property int besideWidth: upright ? width : width - factsWidth - gap
    readonly property int under: heading.height + gap
    // Written as large as a tall screen has room for.
    readonly property real growth: upright && height > Theme.mm(330) ? 1.15 : 1
    readonly property int lines: Math.ceil(view.services.length / chosen.columns)
    readonly property real lineRoom: ((upright ? more.y - gap : height) - under - (lines - 1) * gap) / Math.max(1, lines)

    Column {
        id: heading

        width: parent.width
        spacing: Theme.mm(Theme.small * 0.4)

        Icon {
            anchors.left: parent.left
            visible: page.upright
            name: page.view.icon
            size: Theme.iconSize * 1.2 * page.growth
        }

        Label {
            objectName: "title"
            width: parent.width
            text: page.view.title
            size: Theme.title * page.growth
            bold: true
        }

        // Who gives it, and how long one waits: in one line where the screen lies.
        Flow {
            width: parent.width
            spacing: Theme.mm(page.upright ? Theme.small * 0.4 : Theme.gap)

            Label {
                width: page.upright ? parent.width : Math.min(implicitWidth, parent.width)
                visible: text !== ""
                text: page.view.subtitle
                size: Theme.body * page.growth
                color: Theme.soft
            }

            Label {
                objectName: "wait"
                width: page.upright ? parent.width : Math.min(implicitWidth, parent.width)
                visible: text !== ""
                text: page.view.wait
                size: (page.upright ? Theme.strong : Theme.body) * page.growth
                bold: true
            }
        }
    }

    Facts {
        objectName: "facts"
        visible: !page.several && !page.aside
        anchors.left: parent.left
        y: page.under
        width: page.factsWidth
        across: page.upright ? 1 : 2
        growth: page.growth
    }

    Chosen {
        id: chosen

        visible: page.several
        anchors.left: parent.left
        y: page.under
        width: page.factsWidth
        columns: page.upright || page.view.services.length < 5 ? 1 : 2
        rowHeight: Math.max(Theme.mm(Theme.touch), Math.min(Theme.mm(56), Math.floor(page.lineRoom)))
    }

    Grid {
        id: more

        readonly property int count: page.view.more.length

        anchors.right: parent.right
        y: page.upright ? get.y - height - page.gap : get.y + get.height + page.gap
        width: page.besideWidth
        spacing: page.gap
        columns: page.upright ? Math.max(1, count) : 1

        Repeater {
            model: stage.rows("more")

            delegate: SecondaryButton {
                required property var row

                objectName: row.id.replace("_", "-")
                width: Math.floor((more.width - (more.columns - 1) * more.spacing) / more.columns)
                height: Theme.mm(page.upright ? Theme.touch * 1.3 : Theme.touch)
                icon: page.upright ? row.icon : ""
                tinted: true
                size: page.upright ? Theme.body : Theme.small
                text: row.text
                onActivated: stage.act(row.id)
            }
        }
    }

    PrimaryButton {
        id: get

        objectName: "get-ticket"
        visible: !page.hindered
        anchors.right: parent.right
        y: page.upright ? page.height - height : page.under
        width: page.besideWidth
        height: page.upright ? Theme.mm(Theme.touch * 2.4)
                             : Math.min(Theme.mm(60), page.height - page.under - (more.count > 0 ? more.height + page.gap : 0))
        text: page.view.get
        size: page.upright ? Theme.hero : height < Theme.mm(40) ? Theme.strong : Theme.title * 0.9
        enabled: page.view.can_get
        value: page.view.service
        onActivated: stage.act("get_ticket", value)
    }

    Repeater {
        model: stage.rows("unavailable")

        delegate: Banner {
            required property var row

            objectName: "unavailable"
            anchors.right: parent.right
            y: page.upright ? page.height - height : page.under
            width: page.aside ? page.width : page.besideWidth
            icon: page.several && !page.upright ? "" : "clock"
            title: row.title
            body: page.several && !page.upright ? "" : row.body
        }
    }
}
