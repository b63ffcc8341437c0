import QtQuick

// One fact: an icon, what it is, and a line more. `divided` draws the line above it; `growth` makes all of it larger.
Item {
    id: row

    property string icon: ""
    property string title: ""
    property string body: ""
    property string trailing: ""
    property bool divided: false
    property real growth: 1
    property string language: Theme.language
    property color titleColor: Theme.ink

    implicitWidth: Theme.mm(100)
    implicitHeight: Math.max(words.height, picture.visible ? picture.height : 0) + 2 * Theme.mm(Theme.pad * 0.75 * row.growth)
    LayoutMirroring.enabled: Theme.isRtl(language)
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.StaticText
    Accessible.name: [title, body, trailing].filter(text => text !== "").join(", ")

    Rectangle {
        width: parent.width
        height: Theme.hairline
        visible: row.divided
        color: Theme.line
    }

    Icon {
        id: picture

        name: row.icon
        size: Theme.iconSize * 0.8 * row.growth
        mirrored: Theme.isRtl(row.language)
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.pad)
        y: Theme.mm(Theme.pad * 0.75 * row.growth)
    }

    Column {
        id: words

        anchors.left: picture.visible ? picture.right : parent.left
        anchors.leftMargin: Theme.mm(Theme.pad)
        anchors.right: tail.visible ? tail.left : parent.right
        anchors.rightMargin: Theme.mm(Theme.pad)
        y: Theme.mm(Theme.pad * 0.75 * row.growth)
        spacing: Theme.mm(Theme.small * 0.25)

        Label {
            width: parent.width
            visible: text !== ""
            text: row.title
            size: Theme.body * row.growth
            bold: true
            color: row.titleColor
            language: row.language
            spoken: false
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: row.body
            size: Theme.small * row.growth
            color: Theme.soft
            language: row.language
            spoken: false
        }
    }

    Label {
        id: tail

        visible: text !== ""
        text: row.trailing
        size: Theme.body * row.growth
        bold: true
        color: row.titleColor
        language: row.language
        align: Text.AlignRight
        width: Math.min(implicitWidth, row.width / 2)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.pad)
        anchors.verticalCenter: parent.verticalCenter
        spoken: false
    }
}
