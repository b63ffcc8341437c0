import QtQuick
import Nobat

// What everything is made of: the type scale, the colours on what they are written on, and all icons.
Screen {
    id: sheet

    readonly property var view: stage.view

    objectName: "tokens"
    language: "en"
    dark: view.dark
    largeText: view.large_text
    strongContrast: view.strong_contrast

    Column {
        width: parent.width
        spacing: Theme.mm(Theme.gap * 2)

        Column {
            width: parent.width

            Repeater {
                model: ["small", "body", "strong", "title", "hero"]

                delegate: Label {
                    required property string modelData

                    text: modelData + " · " + Theme[modelData].toFixed(1) + " mm · A 042 · Növbə · Очередь"
                    size: Theme[modelData]
                    bold: modelData === "title" || modelData === "hero"
                }
            }
        }

        Grid {
            id: pairs

            width: parent.width
            columns: 6
            spacing: Theme.mm(Theme.gap)

            Repeater {
                model: stage.rows("pairs")

                delegate: Rectangle {
                    id: swatch

                    required property var row

                    width: Math.floor((pairs.width - 5 * pairs.spacing) / 6)
                    height: words.height + 2 * Theme.mm(Theme.pad * 0.6)
                    radius: Theme.radius
                    color: Theme.palette[row.ground]
                    border.width: Theme.hairline
                    border.color: Theme.line

                    Label {
                        id: words

                        anchors.centerIn: parent
                        width: parent.width - Theme.mm(Theme.pad)
                        text: swatch.row.ink + "\non " + swatch.row.ground
                        size: Theme.small
                        color: Theme.palette[swatch.row.ink]
                        align: Text.AlignHCenter
                    }
                }
            }
        }

        Grid {
            id: icons

            width: parent.width
            columns: 12
            spacing: Theme.mm(Theme.gap)

            Repeater {
                model: stage.rows("icons")

                delegate: Column {
                    required property var row

                    width: Math.floor((icons.width - 11 * icons.spacing) / 12)
                    spacing: Theme.mm(1)

                    Icon {
                        anchors.horizontalCenter: parent.horizontalCenter
                        name: parent.row.name
                    }

                    Label {
                        width: parent.width
                        text: parent.row.name
                        size: Theme.small * 0.6
                        color: Theme.soft
                        align: Text.AlignHCenter
                    }
                }
            }
        }
    }
}
