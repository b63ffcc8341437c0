import QtQuick

// One of many that can be chosen: its key or its icon, its words, and a word more at the end, which takes `noteShare` of
// the width at the most, and stands below where it would break a word of the title. Words wrap, and are cut only where
// `lines` limits them, as a row of a fixed height must.
Pressable {
    id: row

    property string keyCap: ""
    property string icon: ""
    property string title: ""
    property string note: ""
    property real titleSize: Theme.strong
    property real noteSize: Theme.body
    property real space: Theme.pad
    property real noteShare: 0.4
    property int lines: 0
    readonly property real lead: (cap.visible ? cap.width : picture.visible ? picture.width : 0) + Theme.mm(space * 2)
    // Below the title in any case, where a row is narrow and high.
    property bool under: false
    readonly property bool noteBelow: note !== "" && (under || lines === 0
                                      && heading.longestWord > width - lead - more.width - Theme.mm(space * 1.6))

    name: [title, note].filter(words => words !== "").join(", ")
    Accessible.description: keyCap
    implicitWidth: Theme.mm(100)
    implicitHeight: Math.max(Theme.mm(Theme.touch), words.height + Theme.mm(Theme.gap),
                             more.visible ? more.height + Theme.mm(Theme.gap) : 0)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: row.pressed ? Theme.tintPressed : row.enabled ? Theme.card : Theme.ground
        border.width: Theme.hairline
        border.color: row.pressed ? Theme.brand : row.enabled ? Theme.edge : Theme.line
    }

    KeyCap {
        id: cap

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(row.space)
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(implicitWidth, Theme.mm(Theme.touch))
        text: row.keyCap
        size: Theme.body
    }

    Icon {
        id: picture

        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(row.space)
        anchors.verticalCenter: parent.verticalCenter
        name: row.keyCap === "" ? row.icon : ""
        size: Theme.iconSize * 0.9
        color: row.enabled ? Theme.brand : Theme.soft
        mirrored: Theme.isRtl(row.language)
    }

    Column {
        id: words

        anchors.left: cap.visible ? cap.right : picture.visible ? picture.right : parent.left
        anchors.leftMargin: Theme.mm(row.space)
        anchors.right: more.visible ? more.left : parent.right
        anchors.rightMargin: Theme.mm(more.visible ? row.space * 0.6 : row.space)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            id: heading

            width: parent.width
            text: row.title
            size: row.titleSize
            bold: true
            color: row.enabled ? Theme.ink : Theme.soft
            language: row.language
            lines: row.lines
            spoken: false
        }

        Label {
            width: parent.width
            visible: row.noteBelow
            text: row.note
            size: row.noteSize
            color: more.color
            language: row.language
            spoken: false
        }
    }

    Label {
        id: more

        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(row.space)
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, row.width * row.noteShare)
        visible: text !== "" && !row.noteBelow
        text: row.note
        size: row.noteSize
        color: row.pressed ? Theme.ink : Theme.soft
        language: row.language
        align: Text.AlignRight
        lines: row.lines
        spoken: false
    }
}
