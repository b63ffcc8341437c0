import QtQuick
import Nobat

// The tap was felt; the hub is asked.
Item {
    id: page

    property var view: stage.view

    EmptyState {
        anchors.fill: parent
        icon: "clock"
        title: page.view.title
        titleSize: Theme.hero
    }
}
