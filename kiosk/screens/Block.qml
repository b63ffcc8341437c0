import QtQuick
import Nobat

// One block of a plain page: words, a fact, a step, a chosen service with the way to leave it out, a number, news.
Item {
    id: block

    required property var row
    readonly property Item shown: row.kind === "number" ? plate : row.kind === "banner" || row.kind === "news" ? banner : row.kind === "step" ? step
                                  : row.kind === "text" || row.kind === "strong" ? words : card

    property bool roomy: true
    readonly property bool removable: row.kind === "chosen"
    // On another turn of the page: unseen at once, and out of the way a little later, since hiding words changes the
    // heights from which the turns are made.
    property bool away: false
    property bool gone: false
    // Its height when it was last laid out: hidden words take none.
    property real tall: 0
    property bool kept: false

    implicitHeight: shown.implicitHeight
    opacity: away ? 0 : 1
    enabled: !away
    visible: !gone
    onAwayChanged: Qt.callLater(settle)
    onRowChanged: {
        show()
        Qt.callLater(settle)
    }

    function show() {
        gone = false
        kept = false
    }

    function settle() {
        if (!away)
            return show()
        kept = true
        gone = true
    }

    Binding on tall {
        value: block.implicitHeight
        when: !block.kept
        restoreMode: Binding.RestoreNone
    }

    Label {
        id: words

        visible: block.shown === words
        width: parent.width
        text: block.row.title
        size: block.row.kind === "strong" ? Theme.strong : Theme.body
        bold: block.row.kind === "strong"
        color: block.row.kind === "strong" ? Theme.ink : Theme.soft
    }

    Step {
        id: step

        visible: block.shown === step
        width: parent.width
        number: block.row.body
        text: block.row.title
    }

    NumberPlate {
        id: plate

        objectName: visible ? "number" : ""
        visible: block.shown === plate
        width: parent.width
        height: implicitHeight
        number: visible ? block.row.title : ""
        note: block.row.body
        size: Theme.number * (block.roomy ? 0.5 : 0.3)
        wordSize: block.roomy ? Theme.strong : Theme.body
    }

    Banner {
        id: banner

        readonly property string spokenIn: block.row.value !== "" ? block.row.value : Theme.language

        objectName: visible && block.row.value !== "" ? (trouble ? "notice-" : "help-title-") + block.row.value : ""
        visible: block.shown === banner
        width: parent.width
        height: implicitHeight
        trouble: block.row.kind !== "news"
        language: spokenIn
        icon: block.row.icon
        title: block.row.title
        body: block.row.body
    }

    Card {
        id: card

        visible: block.shown === card
        width: parent.width
        height: implicitHeight
        implicitHeight: Math.max(fact.implicitHeight, block.removable ? remove.height + Theme.mm(Theme.pad) : 0)

        InfoRow {
            id: fact

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - (block.removable ? remove.width + Theme.mm(Theme.pad * 0.5) : 0)
            icon: block.removable ? "" : block.row.icon
            title: block.row.title
            body: block.roomy || !block.removable || !block.row.available ? block.row.body : ""
        }

        SecondaryButton {
            id: remove

            objectName: visible ? "remove-" + block.row.value : ""
            visible: block.removable
            anchors.right: parent.right
            anchors.rightMargin: Theme.mm(Theme.pad * 0.5)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.mm(Theme.small * 10)
            height: Theme.mm(Theme.touch)
            tinted: true
            text: block.row.button
            size: Theme.small
            value: block.row.value
            onActivated: stage.act("remove_service", value)
        }
    }
}
