import QtQuick
import Nobat

// The question over the page: one tap anywhere says yes.
Dialogue {
    id: over

    property var question

    title: question.title ?? ""
    body: question.body ?? ""
    onTouched: stage.act("continue")

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
