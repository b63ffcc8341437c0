import QtQuick

// One of a few steps, with its number in a disc.
Item {
    id: step

    // In the digits of the language.
    property string number: "1"
    property string text: ""
    property real size: Theme.body
    property string language: Theme.language

    implicitWidth: Theme.mm(100)
    implicitHeight: Math.max(disc.height, words.y + words.implicitHeight)
    LayoutMirroring.enabled: Theme.isRtl(language)
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.StaticText
    Accessible.name: number + ". " + text

    Rectangle {
        id: disc

        width: Theme.mm(step.size * 2.8)
        height: width
        radius: width / 2
        color: Theme.tint
        border.width: Theme.strongContrast ? Theme.hairline : 0
        border.color: Theme.edge
        anchors.left: parent.left

        Label {
            anchors.centerIn: parent
            text: step.number
            size: step.size
            bold: true
            color: Theme.brand
            language: step.language
            spoken: false
        }
    }

    Label {
        id: words

        anchors.left: disc.right
        anchors.leftMargin: Theme.mm(Theme.pad)
        anchors.right: parent.right
        y: Math.max(0, (disc.height - implicitHeight / Math.max(1, lineCount)) / 2)
        text: step.text
        size: step.size
        language: step.language
        spoken: false
    }
}
