import QtQuick

// A question over the page, which stays dimly seen: what is asked, a word more, and below them whatever answers it. A
// touch anywhere is told by `touched()`; nothing below is touched meanwhile.
Rectangle {
    id: dialogue

    property string title: ""
    property string body: ""
    property string icon: ""
    property string language: Theme.language
    // What of the screen is out of reach from a wheelchair, in millimetres: the sheet stands between.
    property real freeTop: 0
    property real freeBottom: 0
    default property alias answers: below.data

    signal touched

    implicitWidth: Theme.mm(200)
    implicitHeight: sheet.height + 2 * Theme.mm(Theme.margin)
    color: Qt.rgba(Theme.foot.r, Theme.foot.g, Theme.foot.b, Theme.dark ? 0.84 : 0.72)
    LayoutMirroring.enabled: Theme.isRtl(language)
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Dialog
    Accessible.name: [title, body].filter(text => text !== "").join(". ")

    MouseArea {
        anchors.fill: parent
        onPressed: dialogue.touched()
    }

    Rectangle {
        id: sheet

        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.mm(dialogue.freeTop) + Math.round((dialogue.height - Theme.mm(dialogue.freeTop) - Theme.mm(dialogue.freeBottom) - height) / 2)
        width: parent.width - 2 * Theme.mm(Theme.margin)
        height: words.height + 2 * Theme.mm(Theme.pad * 1.5)
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.dark || Theme.strongContrast ? Theme.outline : 0
        border.color: Theme.edge

        Column {
            id: words

            anchors.centerIn: parent
            width: parent.width - 2 * Theme.mm(Theme.pad * 1.5)
            spacing: Theme.mm(Theme.gap)

            Icon {
                anchors.left: parent.left
                name: dialogue.icon
                size: Theme.iconSize * 1.4
            }

            Label {
                width: parent.width
                visible: text !== ""
                text: dialogue.title
                size: Theme.title
                bold: true
                language: dialogue.language
                spoken: false
            }

            Label {
                width: parent.width
                visible: text !== ""
                text: dialogue.body
                language: dialogue.language
                spoken: false
            }

            Column {
                id: below

                width: parent.width
                spacing: Theme.mm(Theme.gap)
            }
        }
    }
}
