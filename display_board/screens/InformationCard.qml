import QtQuick
import Nobat

// A piece of information: a text in turning languages, or a picture as large as the card holds it. A picture is read and
// made smaller off the screen's own thread; one that cannot be drawn is told to the board.
Card {
    id: card

    required property var view
    property real textSize: Theme.strong
    readonly property var told: view.information

    objectName: "information"
    clip: true

    Said {
        objectName: "information.text"
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.mm(Theme.pad * 1.5)
        visible: card.told.texts.length > 0
        view: card.view
        texts: card.told.texts
        size: card.textSize
        align: Text.AlignHCenter
    }

    Image {
        id: picture

        objectName: "information.image"
        anchors.fill: parent
        anchors.margins: Theme.mm(Theme.pad * 0.6)
        visible: card.told.image !== ""
        source: card.told.image
        sourceSize: Qt.size(width, height)
        asynchronous: true
        fillMode: Image.PreserveAspectFit
        Accessible.ignored: true
        onStatusChanged: {
            if (status === Image.Error)
                stage.act("cannot_be_drawn", card.told.image)
        }
    }
}
