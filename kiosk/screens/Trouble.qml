import QtQuick
import Nobat

// No ticket can be had here now: why, and where to go, in every language of the centre.
Item {
    id: page

    property var view: stage.view

    Column {
        y: page.height > page.width ? Math.round(page.height * 0.14) : 0
        width: parent.width
        spacing: Theme.mm(Theme.gap)

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
                body: row.body
                // Where to go is what people have come to read; a screen that lies has no room for it in three languages.
                bodySize: page.height > page.width ? Theme.title * 0.8 : Theme.body
            }
        }
    }
}
