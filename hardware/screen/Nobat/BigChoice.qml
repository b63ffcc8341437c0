import QtQuick

// One choice of few: a card with icon, title, subtitle, and a trailing word. `stacked` puts the icon above the words
// (two columns of services); otherwise all stand in one row (languages, lists). Where the trailing word would break a word
// of the title, it stands below. One that is not `available` looks quiet and can be pressed all the same: the press leads to
// the whole reason. `absent` says so aloud where the words beside it do not.
Pressable {
    id: choice

    property string icon: ""
    property string title: ""
    property string subtitle: ""
    property string trailing: ""
    property bool stacked: false
    property bool available: true
    property string absent: ""
    property real titleSize: Theme.strong
    property real noteSize: Theme.small
    readonly property real lead: icon !== "" && !stacked ? picture.width + Theme.mm(Theme.gap) : 0
    readonly property bool tailBelow: trailing !== "" && heading.longestWord > inner - lead - tail.width - Theme.mm(Theme.gap)
    readonly property bool lively: enabled && available
    readonly property bool told: available || absent === subtitle || absent === trailing
    readonly property color noteColor: pressed ? Theme.ink : Theme.soft
    readonly property real inner: width - 2 * Theme.mm(Theme.pad)

    name: [title, told ? "" : absent, subtitle, trailing].filter(words => words !== "").join(", ")
    implicitWidth: Theme.mm(stacked ? 60 : 100)
    implicitHeight: Math.max(Theme.mm(Theme.touch), tail.visible ? tail.height + Theme.mm(Theme.gap) : 0, 2 * Theme.mm(Theme.pad * 0.75) + words.height
                             + (stacked && icon !== "" ? picture.height + Theme.mm(Theme.gap) : 0))

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: choice.pressed ? Theme.tintPressed : choice.lively ? Theme.card : Theme.ground
        border.width: Theme.hairline
        border.color: choice.pressed ? Theme.brand : choice.enabled ? Theme.edge : Theme.line
    }

    Icon {
        id: picture

        name: choice.icon
        color: choice.lively ? Theme.brand : Theme.soft
        mirrored: Theme.isRtl(choice.language)
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.pad)
        y: choice.stacked ? Theme.mm(Theme.pad * 0.75) : (choice.height - height) / 2
    }

    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(Theme.pad) + choice.lead
        y: choice.stacked ? choice.height - height - Theme.mm(Theme.pad * 0.75) : (choice.height - height) / 2
        width: choice.inner - choice.lead - (tail.visible ? tail.width + Theme.mm(Theme.gap) : 0)
        spacing: Theme.mm(choice.noteSize * 0.2)

        Label {
            id: heading

            width: parent.width
            text: choice.title
            size: choice.titleSize
            bold: true
            color: choice.lively ? Theme.ink : Theme.soft
            language: choice.language
            spoken: false
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: [choice.subtitle, choice.tailBelow ? choice.trailing : ""].filter(words => words !== "").join("\n")
            size: choice.noteSize
            color: choice.noteColor
            language: choice.language
            spoken: false
        }
    }

    Label {
        id: tail

        visible: text !== "" && !choice.tailBelow
        text: choice.trailing
        size: choice.noteSize
        color: choice.noteColor
        language: choice.language
        align: Text.AlignRight
        spoken: false
        width: Math.min(implicitWidth, choice.inner / 2)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(Theme.pad)
        anchors.verticalCenter: parent.verticalCenter
    }
}
