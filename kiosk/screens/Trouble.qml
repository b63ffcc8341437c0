import QtQuick
import Nobat

// No ticket can be had here now: why, and where to go, in every language of the centre.
Item {
    id: page

    property var view: stage.view
    readonly property bool upright: height > width

    Column {
        y: page.upright ? Math.round(page.height * 0.14) : 0
        width: parent.width
        spacing: Theme.mm(Theme.gap * (page.upright ? 1 : 0.7))

        Repeater {
            model: stage.rows("notices")

            delegate: Banner {
                required property var row
                required property int index

                objectName: "notice-" + row.language
                width: page.width
                language: row.language
                icon: page.view.icon
                title: row.title
                space: Theme.pad * (page.upright ? 1 : 0.6)
                body: row.body
                // Where to go is what people have come to read; a screen that lies has no room for it in three languages.
                bodySize: page.upright ? Theme.title * 0.8 : Theme.body
            }
        }
    }
}
