import QtQuick
import Nobat

// A page as blocks one under the other, where there is less room: as many as fit, "more" for the rest, and the buttons
// below, always at the same place.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width
    readonly property int gap: Theme.mm(Theme.gap)
    readonly property string title: view.notices !== undefined ? "" : view.title ?? ""
    readonly property bool closing: (view.closes ?? "") !== "" && buttons.count > 0
    // Beside the title "more" takes no room, but is out of a low hand's reach.
    readonly property bool moreAbove: !upright && view.free.top === 0 && title !== ""
    readonly property int tight: Math.round(gap * (upright ? 1 : 0.6))
    readonly property int under: title === "" ? 0 : gap + (moreAbove ? Math.max(heading.height, more.height) : heading.height)
    readonly property real ends: time.visible ? time.y - gap : buttons.count > 0 ? buttons.y - gap : height
    // Where each turn begins: as many whole blocks as there is room for, and at least one.
    readonly property var turns: cut(ends - under)
    readonly property int turn: Math.min(turned, turns.length - 1)
    property int turned: 0
    // One thing to say stands a little above the middle of the room.
    readonly property int lead: !upright || blocks.count > 1 ? 0 : Math.round(Math.max(0, ends - under - (blocks.itemAt(0)?.tall ?? 0)) * 0.3)

    // The turns of the blocks within so much height; where there are several, "more" takes some of it.
    function cut(room) {
        const whole = turnsOf(room)
        return whole.length > 1 && !moreAbove ? turnsOf(room - more.height - gap) : whole
    }

    function turnsOf(room) {
        const begins = [0]
        let used = 0
        for (let at = 0; at < blocks.count; ++at) {
            const height = blocks.itemAt(at)?.tall ?? 0
            if (at > begins[begins.length - 1] && used + height > room) {
                begins.push(at)
                used = 0
            }
            used += height + tight
        }
        return begins
    }

    function startOf(index) {
        let at = lead + under
        for (let before = turns[turn]; before < index; ++before)
            at += (blocks.itemAt(before)?.tall ?? 0) + tight
        return at
    }

    onTitleChanged: turned = 0

    Label {
        id: heading

        objectName: "title"
        visible: text !== ""
        anchors.left: parent.left
        y: page.lead
        width: parent.width - (page.moreAbove ? more.width + page.gap : 0)
        text: page.title
        size: page.upright ? Theme.title : Math.max(Theme.small, Theme.title * (page.moreAbove ? 0.8 : 0.65))
        bold: true
    }

    Repeater {
        id: blocks

        model: stage.rows("blocks")

        delegate: Block {
            required property int index
            readonly property int last: page.turn + 1 < page.turns.length ? page.turns[page.turn + 1] : blocks.count

            roomy: page.upright
            away: index < page.turns[page.turn] || index >= last
            y: away ? 0 : page.startOf(index)
            width: page.width
        }
    }

    SecondaryButton {
        id: more

        objectName: "more"
        visible: page.turns.length > 1
        anchors.right: parent.right
        y: page.moreAbove ? 0 : page.ends - height
        width: page.upright ? page.width : Math.round(page.width * (page.moreAbove ? 0.26 : 0.5))
        size: Theme.body
        text: page.view.show_more + "  \u2066" + (page.turn + 1) + " / " + page.turns.length + "\u2069"
        onActivated: {
            page.turned = (page.turn + 1) % page.turns.length
            stage.act("touch")
        }
    }

    TimeBar {
        id: time

        objectName: "time"
        visible: page.closing
        y: buttons.y - height - page.gap
        width: parent.width
        remaining: page.view.remaining ?? 0
        text: page.view.closes ?? ""
    }

    Buttons {
        id: buttons

        y: page.height - height
        width: parent.width
        across: page.upright ? 1 : Math.max(1, Math.min(3, count))
    }
}
