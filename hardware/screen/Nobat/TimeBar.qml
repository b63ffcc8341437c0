import QtQuick

// How much time is left: `remaining` from 1 (all) to 0 (none), shrinking towards the start of the line.
Item {
    id: bar

    property real remaining: 1
    property string text: ""
    property string language: Theme.language
    readonly property real share: Math.max(0, Math.min(1, remaining))

    implicitWidth: Theme.mm(100)
    implicitHeight: words.height + (words.visible ? Theme.mm(Theme.small * 0.5) : 0) + track.height
    LayoutMirroring.enabled: Theme.isRtl(language)
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.ProgressBar
    Accessible.name: text

    Label {
        id: words

        width: parent.width
        height: visible ? implicitHeight : 0
        visible: text !== ""
        text: bar.text
        size: Theme.small
        color: Theme.soft
        language: bar.language
        spoken: false
    }

    Rectangle {
        id: track

        width: parent.width
        height: Theme.mm(Theme.small * 0.4)
        radius: height / 2
        anchors.bottom: parent.bottom
        color: Theme.line

        Rectangle {
            height: parent.height
            width: Math.round(parent.width * bar.share)
            radius: Math.min(width, height) / 2
            anchors.left: parent.left
            color: Theme.brand
        }
    }
}
