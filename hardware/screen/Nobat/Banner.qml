import QtQuick

// What the page must say first: trouble in words, or something good to know. The icon says it without colour.
Rectangle {
    id: banner

    property string title: ""
    property string body: ""
    property real titleSize: Theme.title * 0.8
    property real bodySize: Theme.body
    // The space around the words in millimetres.
    property real space: Theme.pad
    property bool trouble: true
    property string icon: trouble ? "warning" : "information"
    property string language: Theme.language
    readonly property color inkColor: trouble ? Theme.trouble : Theme.brand

    implicitWidth: Theme.mm(100)
    implicitHeight: Math.max(words.height, picture.height) + 2 * Theme.mm(space)
    radius: Theme.radius
    color: trouble ? Theme.troubleGround : Theme.tint
    border.width: Theme.outline
    border.color: inkColor
    LayoutMirroring.enabled: Theme.isRtl(language)
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: [title, body].filter(text => text !== "").join(". ")

    Icon {
        id: picture

        name: banner.icon
        color: banner.inkColor
        size: Theme.iconSize * 0.9
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.pad)
        y: Theme.mm(banner.space)
    }

    Column {
        id: words

        anchors.left: picture.visible ? picture.right : parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.mm(Theme.pad)
        anchors.rightMargin: Theme.mm(Theme.pad)
        y: Theme.mm(banner.space)
        spacing: Theme.mm(Theme.body * 0.4)

        Label {
            width: parent.width
            visible: text !== ""
            text: banner.title
            size: banner.titleSize
            bold: true
            color: banner.inkColor
            language: banner.language
            spoken: false
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: banner.body
            size: banner.bodySize
            language: banner.language
            spoken: false
        }
    }
}
