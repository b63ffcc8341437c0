import QtQuick

// The bar that is always there; shares its width equally among its FootItems.
Rectangle {
    id: bar

    default property alias items: row.data
    readonly property int count: row.visibleChildren.length

    implicitHeight: Math.max(Theme.mm(Theme.touch * 1.9), Theme.mm(Theme.iconSize + Theme.small * 4.9))
    width: parent ? parent.width : implicitWidth
    color: Theme.foot
    LayoutMirroring.enabled: Theme.mirrored
    LayoutMirroring.childrenInherit: true

    Rectangle {
        width: parent.width
        height: Theme.hairline
        visible: Theme.dark
        color: Theme.line
    }

    Row {
        id: row

        anchors.fill: parent
    }
}
