import QtQuick
import Nobat

// The question over the page: one tap anywhere says yes.
Rectangle {
    id: over

    property var question
    // Where a hand in a wheelchair reaches: what is free at the top and at the bottom, in pixels.
    property int freeTop: 0
    property int freeBottom: 0

    Accessible.role: Accessible.Dialog
    Accessible.name: question.title ?? ""
    color: Qt.rgba(Theme.foot.r, Theme.foot.g, Theme.foot.b, 0.72)

    MouseArea {
        anchors.fill: parent
        onPressed: stage.act("continue")
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: over.freeTop + Math.round((over.height - over.freeTop - over.freeBottom - height) / 2)
        width: parent.width - 2 * Theme.mm(Theme.margin)
        height: words.height + 2 * Theme.mm(Theme.pad * 1.5)
        radius: Theme.radius
        color: Theme.card

        Column {
            id: words

            anchors.centerIn: parent
            width: parent.width - 2 * Theme.mm(Theme.pad * 1.5)
            spacing: Theme.mm(Theme.gap)

            Label {
                width: parent.width
                text: over.question.title ?? ""
                size: Theme.title
                bold: true
            }

            Label {
                width: parent.width
                text: over.question.body ?? ""
            }

            TimeBar {
                width: parent.width
                remaining: over.question.remaining ?? 0
            }

            PrimaryButton {
                objectName: "continue"
                width: parent.width
                text: over.question.continue ?? ""
                onActivated: stage.act("continue")
            }
        }
    }
}
