import QtQuick

// The frame of every page: ground, the centre's name and clock at the head, the page, the foot bar. The whole page is
// mirrored by its language. `lowerMm` starts the page that far from the top, for whoever reaches from a chair.
Rectangle {
    id: screen

    property string language: "en"
    property bool largeText: false
    property bool strongContrast: false
    property string centreName: ""
    property string clock: ""
    property real lowerMm: 0
    property real marginMm: Theme.margin
    default property alias content: page.data
    property alias foot: footSlot.data
    property alias header: headerSlot.data

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

    Item {
        id: head

        readonly property bool used: screen.centreName !== "" || screen.clock !== "" || headerSlot.children.length > 0

        anchors.top: parent.top
        anchors.topMargin: used ? Theme.mm(screen.marginMm * 0.7) : 0
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.mm(screen.marginMm)
        anchors.rightMargin: Theme.mm(screen.marginMm)
        height: used ? Math.max(name.implicitHeight, headerSlot.childrenRect.height) : 0

        Label {
            id: name

            anchors.left: parent.left
            anchors.right: time.left
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
        id: page

        anchors.top: head.bottom
        anchors.topMargin: Math.max(Theme.mm(screen.marginMm * 0.7), Theme.mm(screen.lowerMm) - head.y - head.height)
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
