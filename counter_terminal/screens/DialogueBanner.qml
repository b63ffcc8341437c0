import QtQuick
import Nobat

// What the hub said to the last answer given in a dialogue; takes no room while it said nothing.
Banner {
    required property var view

    objectName: "dialogue-banner"
    visible: !!view.banner
    height: visible ? implicitHeight : 0
    title: view.banner ? view.banner.title : ""
    body: view.banner ? view.banner.body : ""
    trouble: view.banner ? view.banner.trouble : false
}
