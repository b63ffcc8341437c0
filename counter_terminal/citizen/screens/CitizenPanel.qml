import QtQuick
import Nobat

// What a citizen reads at the counter, in their own language: whose turn it is, what to do, and how it was.
Screen {
    id: panel

    readonly property var view: stage.view
    readonly property bool rates: view.scores.length > 0
    readonly property real tallMm: height / Theme.pxPerMm
    // Where there is little room the second language gives way first: all that stands is at least 4.8 mm high.
    readonly property bool low: tallMm < 110
    readonly property bool tight: rates || view.lost !== "" || low
    readonly property real narrow: Math.min(Theme.margin, width / Theme.pxPerMm * 0.05)
    readonly property int gap: Theme.mm(Math.min(Theme.gap, tallMm * 0.04))

    language: view.language
    marginMm: narrow

    Label {
        id: counter

        objectName: "counter"
        anchors.left: parent.left
        text: panel.view.counter
        size: panel.low ? Theme.strong : Theme.title * 0.8
        bold: true
        color: Theme.brand
    }

    Label {
        objectName: "centre"
        anchors.right: logo.left
        anchors.rightMargin: logo.visible ? panel.gap : 0
        anchors.left: counter.right
        anchors.leftMargin: panel.gap
        anchors.baseline: counter.baseline
        text: panel.view.centre
        size: Theme.small
        color: Theme.soft
        align: Text.AlignRight
        lines: 1
    }

    Logo {
        id: logo

        anchors.right: parent.right
        anchors.verticalCenter: counter.verticalCenter
        size: Math.min(14, panel.tallMm * 0.1)
    }

    Item {
        id: middle

        anchors.top: counter.bottom
        anchors.topMargin: panel.gap
        anchors.bottom: lost.visible ? lost.top : faces.visible ? faces.top : parent.bottom
        anchors.bottomMargin: lost.visible || faces.visible ? panel.gap : 0
        width: parent.width

        Column {
            id: words

            readonly property bool numbered: panel.view.number !== ""

            anchors.centerIn: parent
            width: parent.width
            spacing: Math.round(panel.gap * 0.7)

            NumberPlate {
                objectName: "number"
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(implicitWidth, parent.width)
                visible: words.numbered
                tone: panel.view.page === "called" && !panel.tight ? "call" : "plain"
                size: Math.min(Theme.number, panel.tallMm * (panel.rates || panel.low && lost.visible ? 0.1 : panel.tight ? 0.18 : 0.2))
                number: panel.view.number
            }

            Label {
                objectName: "title"
                width: parent.width
                visible: !(panel.low && lost.visible && words.numbered)
                text: panel.view.title
                size: panel.low ? Theme.small : panel.tight ? Theme.strong : Theme.title * 0.8
                bold: true
                align: Text.AlignHCenter
            }

            Label {
                objectName: "body"
                width: parent.width
                visible: text !== ""
                text: panel.view.body
                size: panel.tight ? Theme.small : Theme.strong
                align: Text.AlignHCenter
            }

            Repeater {
                model: stage.rows("also")

                delegate: Label {
                    required property var row

                    objectName: "also-" + row.language
                    width: words.width
                    visible: !panel.tight
                    text: row.text
                    language: row.language
                    size: Theme.small
                    color: Theme.soft
                    align: Text.AlignHCenter
                }
            }
        }
    }

    Row {
        id: faces

        anchors.bottom: lost.visible ? lost.top : parent.bottom
        anchors.bottomMargin: lost.visible ? panel.gap : 0
        width: parent.width
        height: visible ? Math.min(Theme.mm(42), Math.round(panel.height * 0.38)) : 0
        spacing: Theme.mm(6.4)
        visible: panel.rates

        Repeater {
            model: stage.rows("scores")

            delegate: Pressable {
                id: answer

                required property var row

                objectName: "score-" + row.score
                name: row.text
                value: row.score
                width: Math.floor((faces.width - 4 * faces.spacing) / 5)
                height: faces.height
                onActivated: stage.act("score", row.score)

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radius
                    color: answer.pressed ? Theme.tintPressed : Theme.card
                    border.width: Theme.hairline
                    border.color: answer.pressed ? Theme.brand : Theme.edge
                }

                Face {
                    id: face

                    mood: answer.row.score
                    size: Math.min(Theme.iconSize * 1.6, (answer.height - word.height) / Theme.pxPerMm - 5)
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: Math.round((answer.height - height - word.height - Theme.mm(1)) / 2)
                }

                Label {
                    id: word

                    anchors.top: face.bottom
                    anchors.topMargin: Theme.mm(1)
                    x: Theme.mm(1)
                    width: answer.width - 2 * x
                    text: answer.row.text
                    size: Theme.small
                    bold: true
                    align: Text.AlignHCenter
                    spoken: false
                }
            }
        }
    }

    Banner {
        id: lost

        objectName: "lost"
        anchors.bottom: parent.bottom
        width: parent.width
        visible: body !== ""
        body: panel.view.lost
        bodySize: Theme.small
    }
}
