import QtQuick

// How much of something is done: `share` from 0 to 1, growing from the start of the line, with a mark between each two
// of its `steps`.
Item {
    id: progress

    property real share: 0
    property int steps: 0
    property string text: ""
    property string language: Theme.language
    readonly property real whole: Math.max(0, Math.min(1, share))

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
        text: progress.text
        size: Theme.small
        color: Theme.soft
        language: progress.language
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
            width: Math.round(parent.width * progress.whole)
            radius: Math.min(width, height) / 2
            anchors.left: parent.left
            color: Theme.brand
        }

        Repeater {
            model: Math.max(0, progress.steps - 1)

            delegate: Rectangle {
                required property int index

                x: Math.round(track.width * (index + 1) / progress.steps) - width / 2
                width: Math.max(2, Theme.outline)
                height: track.height
                color: Theme.ground
            }
        }
    }
}
