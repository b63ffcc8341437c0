import QtQuick

// A line icon by name (the files of hardware/screen/icons). `size` in millimetres. `directional` icons (back, arrow)
// turn with the language.
Image {
    id: icon

    property string name: ""
    property real size: Theme.iconSize
    property color color: Theme.brand
    property bool directional: name === "back" || name === "arrow"
    property bool mirrored: Theme.mirrored

    width: Theme.mm(size)
    height: width
    sourceSize: Qt.size(width, width)
    visible: name !== ""
    source: name === "" ? "" : "image://icon/" + name + "/" + String(color).slice(-6)
    mirror: directional && mirrored
    Accessible.ignored: true
}
