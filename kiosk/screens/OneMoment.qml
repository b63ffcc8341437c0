import QtQuick
import Nobat

// The tap was felt; the hub is asked.
Item {
    id: page

    property var view: stage.view

    Column {
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Theme.mm(Theme.gap * 2)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "clock"
            size: Theme.iconSize * 2
        }

        Label {
            objectName: "title"
            width: parent.width
            text: page.view.title
            size: Theme.hero
            bold: true
            align: Text.AlignHCenter
        }
    }
}
