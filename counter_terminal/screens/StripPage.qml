import QtQuick
import Nobat

// The counter as a strip above another program: who is in hand and for how long, the one next action, calling again
// and who did not come. While nothing can be pressed, the reason stands where the buttons were; a refusal stands
// above them, in the place of the ticket if it is long.
Rectangle {
    id: strip

    required property var view
    readonly property var ticket: view.ticket ? view.ticket : ({number: "", service: "", brief: "", timer: "", over: false})
    readonly property var banner: view.banner ? view.banner : ({title: "", body: "", trouble: false})
    readonly property bool trouble: banner.body !== "" && banner.trouble
    readonly property bool blocked: trouble && !view.main.enabled
    readonly property string notice: blocked ? "" : banner.body
    readonly property int gap: Theme.mm(1.2)
    readonly property int foot: Theme.mm(12.4)

    color: trouble ? Theme.troubleGround : Theme.ground
    border.width: Theme.outline
    border.color: trouble ? Theme.trouble : Theme.brand

    Column {
        id: tools

        anchors.right: parent.right
        anchors.rightMargin: strip.gap * 1.5
        anchors.verticalCenter: parent.verticalCenter
        spacing: strip.gap

        StripTool {
            objectName: "strip-corner"
            name: strip.view.strip.move
            icon: "arrow"
            onActivated: stage.act("corner")
        }

        StripTool {
            objectName: "strip-large"
            name: strip.view.strip.large
            keyCap: strip.view.strip.key
            onActivated: stage.act("strip")
        }
    }

    Item {
        id: head

        anchors.top: parent.top
        anchors.topMargin: strip.gap
        anchors.bottom: buttons.top
        anchors.bottomMargin: strip.gap
        anchors.left: buttons.left
        anchors.right: buttons.right

        NumberPlate {
            id: number

            objectName: "strip-number"
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            visible: strip.ticket.number !== "" && strip.notice.length < 40
            width: visible ? Math.min(implicitWidth, head.width * 0.36) : 0
            tone: "plain"
            size: 6.2
            number: strip.ticket.number
            align: Text.AlignLeft
        }

        Label {
            objectName: "strip-service"
            anchors.left: number.right
            anchors.leftMargin: number.visible ? strip.gap * 2 : 0
            anchors.right: time.visible ? time.left : parent.right
            anchors.rightMargin: time.visible ? strip.gap * 2 : 0
            anchors.verticalCenter: parent.verticalCenter
            text: strip.notice !== "" ? strip.notice : number.visible ? strip.ticket.service : strip.view.state
            size: Theme.small
            bold: strip.notice !== "" || !number.visible
            color: strip.notice !== "" && strip.trouble ? Theme.trouble : Theme.ink
            lines: 2
        }

        Column {
            id: time

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: strip.notice === ""

            Label {
                objectName: "strip-timer"
                anchors.right: parent.right
                visible: text !== ""
                text: strip.ticket.timer
                size: Theme.small
                bold: true
                color: strip.ticket.over ? Theme.trouble : Theme.ink
            }

            Label {
                objectName: "strip-state"
                anchors.right: parent.right
                text: number.visible ? strip.ticket.brief : strip.view.strip.waiting
                size: Theme.small
                color: strip.ticket.over ? Theme.trouble : Theme.soft
            }
        }
    }

    Label {
        objectName: "strip-trouble"
        anchors.verticalCenter: buttons.verticalCenter
        anchors.left: buttons.left
        anchors.right: buttons.right
        visible: strip.blocked
        text: strip.blocked ? strip.banner.body : ""
        size: Theme.small
        bold: true
        color: Theme.trouble
        lines: 2
    }

    Row {
        id: buttons

        anchors.bottom: parent.bottom
        anchors.bottomMargin: strip.gap * 1.5
        anchors.left: parent.left
        anchors.leftMargin: strip.gap * 1.5
        anchors.right: tools.left
        anchors.rightMargin: strip.gap * 1.5
        height: strip.foot
        visible: !strip.blocked
        spacing: strip.gap

        StripButton {
            objectName: "strip-main"
            width: parent.width - (small.count > 0 ? others.width + parent.spacing : 0)
            height: parent.height
            next: true
            text: strip.view.main.text
            keyCap: strip.view.main.key
            value: strip.view.main.action
            enabled: strip.view.main.enabled
            onActivated: stage.act("main", value)
        }

        Row {
            id: others

            height: parent.height
            spacing: strip.gap

            Repeater {
                id: small

                model: stage.rows("strip.actions")

                delegate: StripButton {
                    required property var row

                    objectName: "strip-" + row.id
                    width: Theme.mm(small.count === 1 ? 46 : 40)
                    height: buttons.height
                    text: row.text
                    keyCap: row.key
                    value: row.intent
                    enabled: row.enabled
                    onActivated: stage.act(value)
                }
            }
        }
    }
}
