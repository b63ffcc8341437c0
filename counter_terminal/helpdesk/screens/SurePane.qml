import QtQuick
import Nobat

// To be sure: keeping is as easy to reach as doing.
Item {
    id: pane

    required property var sure

    Row {
        anchors.centerIn: parent
        spacing: Theme.mm(Theme.gap * 2)

        SecondaryButton {
            objectName: "keep"
            width: Theme.mm(60)
            height: Theme.mm(Theme.touch * 1.8)
            text: pane.sure.keep
            onActivated: stage.act("back")
        }

        PrimaryButton {
            objectName: "sure-give"
            width: Theme.mm(60)
            height: Theme.mm(Theme.touch * 1.8)
            text: pane.sure.give
            size: Theme.strong
            enabled: pane.sure.enabled
            onActivated: stage.act("give")
        }
    }
}
