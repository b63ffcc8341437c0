import QtQuick

// The frame of every page: ground, the centre's logo, name and clock at the head, the page, the foot bar. The whole page
// is mirrored by its language. `lowerMm` starts the page that far from the top, for whoever reaches from a chair. `dark`
// is the centre's wish unless a page says otherwise.
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
            visible: Theme.hasLogo && screen.centreName !== ""
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
        id: page

        anchors.top: screen.lowerMm > 0 ? parent.top : head.bottom
        anchors.topMargin: screen.lowerMm > 0 ? Theme.mm(screen.lowerMm) : Theme.mm(screen.marginMm * 0.7)
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
