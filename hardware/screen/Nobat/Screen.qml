import QtQuick

// The frame of every page: ground, the centre's logo, name and clock at the head, the page, the foot bar. The whole page
// is mirrored by its language. `lowerMm` starts the page that far from the top, for whoever reaches from a chair. `dark`
// is the centre's wish unless a page says otherwise. A `notice` (one item, seen while there is something to say) takes
// the place of the head and, where it needs more room than that, moves the page down: it never covers what a page says.
Rectangle {
    id: screen

    property string language: "en"
    property bool largeText: false
    property bool strongContrast: false
    property bool dark: themeFacts.dark
    property string centreName: ""
    property string clock: ""
    property real lowerMm: 0
    property real marginMm: Theme.margin
    default property alias content: page.data
    property alias foot: footSlot.data
    property alias header: headerSlot.data
    property alias notice: noticeSlot.data
    readonly property bool lowered: lowerMm > 0
    readonly property bool noticed: noticeSlot.height > 0

    color: Theme.ground
    LayoutMirroring.enabled: Theme.isRtl(language)
    LayoutMirroring.childrenInherit: true

    Binding {
        target: Theme
        property: "language"
        value: screen.language
    }

    Binding {
        target: Theme
        property: "largeText"
        value: screen.largeText
    }

    Binding {
        target: Theme
        property: "strongContrast"
        value: screen.strongContrast
    }

    Binding {
        target: Theme
        property: "dark"
        value: screen.dark
    }

    Item {
        id: head

        objectName: "head"

        visible: !screen.noticed || screen.lowered

        readonly property bool used: screen.centreName !== "" || screen.clock !== "" || headerSlot.children.length > 0

        anchors.top: parent.top
        anchors.topMargin: used ? Theme.mm(screen.marginMm * 0.7) : 0
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.mm(screen.marginMm)
        anchors.rightMargin: Theme.mm(screen.marginMm)
        height: used ? Math.max(name.implicitHeight, headerSlot.childrenRect.height) : 0

        Logo {
            id: logo

            anchors.left: parent.left
            y: (name.firstLine - height) / 2
            visible: Theme.logo !== "" && screen.centreName !== ""
        }

        Label {
            id: name

            readonly property real firstLine: implicitHeight / Math.max(1, lineCount)

            anchors.left: logo.visible ? logo.right : parent.left
            anchors.leftMargin: logo.visible ? Theme.mm(Theme.body * 0.9) : 0
            anchors.right: time.left
            anchors.rightMargin: Theme.mm(Theme.gap)
            text: screen.centreName
            bold: true
            color: Theme.board ? Theme.ink : Theme.brand
            lines: 2
        }

        Item {
            id: headerSlot

            anchors.fill: parent
        }

        Label {
            id: time

            anchors.right: parent.right
            text: screen.clock
            bold: Theme.board
            color: Theme.board ? Theme.ink : Theme.soft
            language: "en"
        }
    }

    Item {
        id: noticeSlot

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.mm(screen.marginMm)
        anchors.rightMargin: Theme.mm(screen.marginMm)
        y: screen.lowered ? Theme.mm(screen.lowerMm) : Theme.mm(Theme.gap * 0.3)
        height: children.length > 0 && children[0].visible ? children[0].height : 0
    }

    Item {
        id: page

        readonly property real free: Math.max(Theme.mm(screen.lowerMm), head.y + head.height + Theme.mm(screen.marginMm * 0.7))
        readonly property real below: screen.noticed ? noticeSlot.y + noticeSlot.height + Theme.mm(Theme.gap * 0.3) : 0

        anchors.top: parent.top
        anchors.topMargin: Math.max(free, below)
        anchors.bottom: footSlot.top
        anchors.bottomMargin: Theme.mm(screen.marginMm * 0.7)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.mm(screen.marginMm)
        anchors.rightMargin: Theme.mm(screen.marginMm)
    }

    Item {
        id: footSlot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: childrenRect.height
    }
}
