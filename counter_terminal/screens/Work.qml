import QtQuick
import Nobat

// The counter itself: whose it is, the ticket in hand, what to know, and what can be done next.
Item {
    id: work

    required property var view

    Item {
        id: head

        width: parent.width
        height: Math.max(place.height, state.height)

        Label {
            id: place

            objectName: "counter-label"
            anchors.left: parent.left
            text: work.view.counter
            size: Theme.strong
            bold: true
        }

        Row {
            id: state

            anchors.right: parent.right
            spacing: Theme.mm(Theme.gap * 0.6)

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.mm(2.4)
                height: width
                radius: width / 2
                visible: work.view.alive
                color: Theme.brand
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: work.view.alive ? "" : "wifi-off"
                size: 4.5
                color: Theme.trouble
            }

            Label {
                objectName: "status"
                text: work.view.status
                size: Theme.body
                color: work.view.alive ? Theme.soft : Theme.trouble
            }

            Label {
                objectName: "clock"
                text: work.view.clock
                size: Theme.strong
                bold: true
                language: "en"
            }
        }
    }

    Label {
        id: profile

        objectName: "profile"
        anchors.top: head.bottom
        anchors.topMargin: visible ? Theme.mm(1) : 0
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: text !== ""
        text: [work.view.profile, work.view.on_duty].filter(words => words !== "").join(" · ")
        size: Theme.body
        color: Theme.soft
        lines: 1
    }

    Item {
        id: middle

        anchors.top: profile.bottom
        anchors.topMargin: Theme.mm(Theme.gap)
        anchors.bottom: banner.visible ? banner.top : mainAction.top
        anchors.bottomMargin: Theme.mm(Theme.gap)
        width: parent.width

        Ticket {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            visible: !!work.view.ticket
            room: middle.height
            ticket: work.view.ticket
        }

        Label {
            objectName: "state"
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            visible: text !== ""
            text: work.view.state
            size: Theme.hero * 1.2
            bold: true
            color: Theme.soft
        }
    }

    Banner {
        id: banner

        objectName: "banner"
        anchors.bottom: mainAction.top
        anchors.bottomMargin: Theme.mm(Theme.gap * 1.2)
        width: parent.width
        visible: !!work.view.banner
        title: work.view.banner ? work.view.banner.title : ""
        body: work.view.banner ? work.view.banner.body : ""
        trouble: work.view.banner ? work.view.banner.trouble : false
    }

    PrimaryButton {
        id: mainAction

        objectName: "main-action"
        anchors.bottom: others.top
        anchors.bottomMargin: Theme.mm(Theme.gap * 1.2)
        width: parent.width
        height: Math.max(implicitHeight, Math.round(work.height * 0.17))
        text: work.view.main.text
        keyCap: work.view.main.key
        size: Theme.hero
        value: work.view.main.action
        enabled: work.view.main.enabled
        onActivated: stage.act("main", value)
    }

    Row {
        id: others

        // The last one leads to what is rarely needed, and is narrower.
        readonly property real last: 0.7
        readonly property int count: Math.max(2, buttons.count)
        readonly property real share: Math.floor((width - (count - 1) * spacing) / (count - 1 + last))

        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(Theme.mm(Theme.touch * 2), Math.round(work.height * 0.15))
        spacing: Theme.mm(1.4)

        Repeater {
            id: buttons

            model: stage.rows("actions")

            delegate: SecondaryButton {
                required property var row

                objectName: row.id
                width: row.intent === "more" ? Math.floor(others.share * others.last) : others.share
                height: others.height
                text: row.text
                keyCap: row.key
                size: (Theme.body + Theme.small) / 2
                value: row.intent
                enabled: row.enabled
                onActivated: stage.act(value)
            }
        }
    }
}
