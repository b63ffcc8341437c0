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
    readonly property int gap: Theme.mm(1.4)
    readonly property int foot: Theme.mm(12.4)

    color: trouble ? Theme.troubleGround : Theme.ground
    border.width: Theme.outline
    border.color: trouble ? Theme.trouble : Theme.brand

    Item {
        id: head

        anchors.top: parent.top
        anchors.bottom: buttons.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: strip.gap
        anchors.leftMargin: strip.gap * 1.6
        anchors.rightMargin: strip.gap * 1.6

        NumberPlate {
            id: number

            objectName: "strip-number"
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            visible: strip.ticket.number !== "" && strip.notice.length < 40
            width: visible ? Math.min(implicitWidth, head.width * 0.36) : 0
            tone: "plain"
            size: 7.2
            number: strip.ticket.number
            align: Text.AlignLeft
        }

        Column {
            anchors.left: number.right
            anchors.leftMargin: number.visible ? strip.gap * 2 : 0
            anchors.right: tools.left
            anchors.rightMargin: strip.gap
            anchors.verticalCenter: parent.verticalCenter

            Label {
                objectName: "strip-service"
                width: parent.width
                text: strip.notice !== "" ? strip.notice : number.visible ? strip.ticket.service : strip.view.state
                size: Theme.small
                bold: true
                color: strip.notice !== "" && strip.trouble ? Theme.trouble : Theme.ink
                lines: strip.notice !== "" ? 2 : 1
            }

            Item {
                width: parent.width
                height: visible ? Math.max(said.height, timer.height) : 0
                visible: strip.notice === ""

                Label {
                    id: said

                    objectName: "strip-state"
                    anchors.left: parent.left
                    width: parent.width - timer.width - strip.gap
                    text: number.visible ? strip.ticket.brief : strip.view.strip.waiting
                    size: Theme.small
                    color: strip.ticket.over ? Theme.trouble : Theme.soft
                    lines: 1
                }

                Label {
                    id: timer

                    objectName: "strip-timer"
                    anchors.right: parent.right
                    text: strip.ticket.timer
                    size: Theme.small
                    bold: true
                    color: strip.ticket.over ? Theme.trouble : Theme.ink
                }
            }
        }

        Row {
            id: tools

            anchors.right: parent.right
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
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: strip.gap * 1.6
        height: strip.foot
        visible: !strip.blocked
        spacing: strip.gap

        PrimaryButton {
            objectName: "strip-main"
            width: parent.width - (others.count > 0 ? others.width + parent.spacing : 0)
            height: parent.height
            implicitHeight: 0
            text: strip.view.main.text
            keyCap: strip.view.main.key
            size: Theme.small
            value: strip.view.main.action
            enabled: strip.view.main.enabled
            onActivated: stage.act("main", value)
        }

        Row {
            id: others

            readonly property int count: small.count

            height: parent.height
            spacing: strip.gap

            Repeater {
                id: small

                model: stage.rows("strip.actions")

                delegate: StripButton {
                    required property var row

                    objectName: "strip-" + row.id
                    width: Theme.mm(33)
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
