import QtQuick

// Turns over what has several pages, `page` such as `2 / 5`; not there where there is only one. `turned()` says which way.
Row {
    id: pager

    property string page: ""
    property bool previous: false
    property string previousName: ""
    property bool next: false
    property string nextName: ""
    property real buttonWidth: Theme.mm(Theme.touch * 1.5)
    // In pixels; as high as a button is by itself unless set.
    property real buttonHeight: 0

    signal turned(string where)

    visible: page !== ""
    spacing: Theme.mm(Theme.gap)

    SecondaryButton {
        objectName: "previous-page"
        width: pager.buttonWidth
        height: pager.buttonHeight > 0 ? pager.buttonHeight : implicitHeight
        enabled: pager.previous
        name: pager.previousName
        icon: "back"
        onActivated: pager.turned("previous")
    }

    Label {
        anchors.verticalCenter: parent.verticalCenter
        text: pager.page
        size: Theme.strong
        bold: true
    }

    SecondaryButton {
        objectName: "next-page"
        width: pager.buttonWidth
        height: pager.buttonHeight > 0 ? pager.buttonHeight : implicitHeight
        enabled: pager.next
        name: pager.nextName
        icon: "arrow"
        onActivated: pager.turned("next")
    }
}
