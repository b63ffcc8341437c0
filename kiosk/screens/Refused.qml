import QtQuick
import Nobat

// Why there is no ticket for this service now, in a sentence, and the way on; the foot bar leads back.
Item {
    id: page

    property var view: stage.view

    Column {
        y: page.height > page.width ? Math.round(page.height * 0.14) : 0
        width: parent.width
        spacing: Theme.mm(Theme.gap * 2)

        Label {
            width: parent.width
            text: page.view.title
            size: Theme.title
            bold: true
        }

        Banner {
            objectName: "refusal"
            width: parent.width
            title: page.view.sentence
            body: page.view.from_when
            bodySize: page.height > page.width ? Theme.title * 0.8 : Theme.body
        }
    }

    Actions {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
