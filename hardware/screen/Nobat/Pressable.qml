import QtQuick

// What every item that can be pressed has: one `activated()` for a touch, a click, Enter or Space; a pressed state
// from the next frame on; a focus ring; a name and a role for screen readers. Draws nothing but the ring.
Item {
    id: pressable

    // What the item is called aloud.
    property string name: ""
    // What a press means, such as a service's id. A press whose meaning changed under the finger is dropped.
    property string value: ""
    property string language: Theme.language
    property real ringRadius: Theme.radius
    // To be told from what lies around the item.
    property color ringColor: Theme.focus
    // Looks pressed while true, as under a finger: for a key elsewhere that stands for this item.
    property bool held: false
    readonly property bool pressed: (area.containsPress || held) && enabled
    property bool ringed: activeFocus

    signal activated

    activeFocusOnTab: true
    LayoutMirroring.enabled: Theme.isRtl(language)
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.focusable: true
    Accessible.onPressAction: if (pressable.enabled) pressable.activated()
    Keys.onPressed: event => {
        if (event.key !== Qt.Key_Return && event.key !== Qt.Key_Enter && event.key !== Qt.Key_Space)
            return
        event.accepted = true
        // A key held down is still one press.
        if (!event.isAutoRepeat)
            pressable.activated()
    }

    MouseArea {
        id: area

        property string meant: ""

        anchors.fill: parent
        onPressed: meant = pressable.value
        onClicked: if (meant === pressable.value) pressable.activated()
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.outline * 2
        z: 1
        visible: pressable.ringed
        color: "transparent"
        radius: pressable.ringRadius + Theme.outline * 2
        border.width: Theme.outline * 1.5
        border.color: pressable.ringColor
    }
}
