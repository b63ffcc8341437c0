import QtQuick

// A place with nothing in it yet, in the middle: a sign, what it is, and what to do about it.
Item {
    id: state

    property string icon: ""
    property string title: ""
    property string body: ""
    property real titleSize: Theme.title
    property string language: Theme.language

    implicitWidth: Theme.mm(100)
    implicitHeight: words.height
    Accessible.role: Accessible.StaticText
    Accessible.name: [title, body].filter(text => text !== "").join(". ")

    Column {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Theme.mm(Theme.gap)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: state.icon
            size: Theme.iconSize * 2
        }

        Label {
            objectName: state.objectName === "" ? "" : state.objectName + ".title"
            width: parent.width
            visible: text !== ""
            text: state.title
            size: state.titleSize
            bold: true
            align: Text.AlignHCenter
            language: state.language
            spoken: false
        }

        Label {
            width: parent.width
            visible: text !== ""
            text: state.body
            color: Theme.soft
            align: Text.AlignHCenter
            language: state.language
            spoken: false
        }
    }
}
