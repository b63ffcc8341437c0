import QtQuick
import Nobat

// What else is to be said: what the citizen should hear, a few options each, how many people, what the visit goes on
// with, and the one button that does it.
Item {
    id: pane

    required property var form
    readonly property bool narrow: width < Theme.mm(140)
    readonly property real gap: Theme.mm(Theme.gap)
    readonly property real titles: Math.round(width * (narrow ? 0.2 : 0.19))

    Column {
        id: groups

        width: parent.width
        spacing: Theme.mm(Theme.gap * 0.6)

        Column {
            width: parent.width
            visible: pane.form.lines.length > 0
            spacing: Theme.mm(0.3)

            Repeater {
                model: pane.form.lines

                delegate: Label {
                    required property string modelData
                    required property int index

                    objectName: "form-line-" + index
                    width: groups.width
                    text: modelData
                    size: pane.narrow && pane.form.lines.length < 3 && !others.used ? Theme.body : Theme.small
                    bold: index === 0
                    color: index === 0 ? Theme.ink : Theme.soft
                }
            }
        }

        Repeater {
            model: stage.rows("form.groups")

            delegate: Item {
                id: group

                required property var row

                width: groups.width
                height: Math.max(options.height, title.height)

                Label {
                    id: title

                    anchors.left: parent.left
                    width: pane.titles - pane.gap
                    y: Math.max(0, Math.round((Theme.mm(Theme.touch) - height) / 2))
                    text: group.row.title
                    color: Theme.soft
                }

                Flow {
                    id: options

                    anchors.left: parent.left
                    anchors.leftMargin: pane.titles
                    width: parent.width - pane.titles
                    spacing: Theme.mm(Theme.gap * 0.7)

                    Repeater {
                        model: group.row.options

                        delegate: Chip {
                            required property var modelData

                            objectName: group.row.intent + "-" + modelData.id
                            widest: options.width
                            value: modelData.id
                            text: modelData.text
                            selected: modelData.on
                            onActivated: stage.act(group.row.intent, value)
                        }
                    }
                }
            }
        }

        Item {
            id: people

            width: groups.width
            height: stepper.height
            visible: pane.form.party !== ""

            Label {
                anchors.left: parent.left
                width: pane.titles - pane.gap
                y: Math.round((stepper.height - height) / 2)
                text: pane.form.party_label
                color: Theme.soft
            }

            Row {
                id: stepper

                anchors.left: parent.left
                anchors.leftMargin: pane.titles
                spacing: Theme.mm(Theme.gap * 0.7)

                SecondaryButton {
                    objectName: "party-fewer"
                    width: Theme.mm(Theme.touch * 1.3)
                    height: Theme.mm(Theme.touch)
                    text: "−"
                    name: pane.form.fewer
                    onActivated: stage.act("party", "fewer")
                }

                Label {
                    objectName: "party"
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.mm(10)
                    text: pane.form.party
                    size: Theme.title
                    bold: true
                    align: Text.AlignHCenter
                }

                SecondaryButton {
                    objectName: "party-more"
                    width: Theme.mm(Theme.touch * 1.3)
                    height: Theme.mm(Theme.touch)
                    text: "+"
                    name: pane.form.more
                    onActivated: stage.act("party", "more")
                }
            }
        }
    }

    Item {
        id: bottom

        anchors.bottom: parent.bottom
        width: parent.width
        height: pane.narrow && others.used ? give.height + others.height + pane.gap * 0.6 : give.height

        Row {
            id: others

            readonly property real buttonHeight: pane.narrow ? Theme.mm(Theme.touch) : give.height
            readonly property bool used: pane.form.add !== "" || pane.form.drop !== "" || pane.form.forgo !== ""

            anchors.left: parent.left
            spacing: Theme.mm(Theme.gap * 0.7)

            SecondaryButton {
                objectName: visible ? "form-add" : ""
                width: Theme.mm(pane.narrow ? 62 : 52)
                height: others.buttonHeight
                visible: pane.form.add !== ""
                icon: "plus"
                text: pane.form.add
                size: text.length > 14 ? Theme.small : Theme.body
                onActivated: stage.act("add")
            }

            SecondaryButton {
                objectName: visible ? "form-drop" : ""
                width: Theme.mm(pane.narrow ? 58 : 50)
                height: others.buttonHeight
                visible: pane.form.drop !== ""
                icon: "close"
                text: pane.form.drop
                size: text.length > 14 ? Theme.small : Theme.body
                onActivated: stage.act("drop")
            }

            SecondaryButton {
                objectName: visible ? "form-forgo" : ""
                width: Theme.mm(pane.narrow ? 90 : 62)
                height: others.buttonHeight
                visible: pane.form.forgo !== ""
                icon: "close"
                text: pane.form.forgo
                size: text.length > 14 ? Theme.small : Theme.body
                onActivated: stage.act("forgo")
            }
        }

        PrimaryButton {
            id: give

            objectName: pane.visible ? "form-give" : ""
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            width: pane.narrow ? parent.width : Math.round(parent.width * (pane.form.drop !== "" ? 0.34 : 0.38))
            height: Theme.mm(Theme.touch * 1.25)
            enabled: pane.form.can_give
            text: pane.form.give
            size: text.length > 22 ? Theme.body : Theme.strong
            onActivated: stage.act("give")
        }
    }
}
