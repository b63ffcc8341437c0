import QtQuick

// The centre's logo, `size` millimetres high, on a light plate where the page is dark: a logo is drawn for paper. Takes
// no room where the centre has none.
Rectangle {
    id: logo

    property real size: Theme.body * 2.4
    readonly property bool plated: Theme.dark || Theme.board
    readonly property int rim: plated ? Theme.mm(size * 0.1) : 0

    visible: Theme.logo !== ""
    width: visible ? picture.width + 2 * rim : 0
    height: Theme.mm(size)
    radius: plated ? Theme.mm(size * 0.16) : 0
    color: plated ? "#FFFFFF" : "transparent"
    Accessible.ignored: true

    Image {
        id: picture

        anchors.centerIn: parent
        height: logo.height - 2 * logo.rim
        width: implicitHeight > 0 ? Math.round(height * implicitWidth / implicitHeight) : 0
        sourceSize.height: height
        source: Theme.logo
        Accessible.ignored: true
    }
}
