import QtQuick
import Nobat

// The question over the page: one tap anywhere says yes.
Rectangle {
    id: over

    property var question

    color: Qt.rgba(Theme.foot.r, Theme.foot.g, Theme.foot.b, 0.72)

    MouseArea {
        anchors.fill: parent
        onPressed: stage.act("continue")
    }

    Rectangle {
        anchors.centerIn: parent
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
