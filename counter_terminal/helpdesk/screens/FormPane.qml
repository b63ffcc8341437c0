import QtQuick
import Nobat

// What else is to be said: a few options each, how many people, and the one button that does it.
Item {
    id: pane

    required property var form
    readonly property bool narrow: width < Theme.mm(140)

    Column {
        id: groups

        width: parent.width
        spacing: Theme.mm(Theme.gap)

        Repeater {
            model: stage.rows("form.groups")

            delegate: Column {
                id: group

                required property var row

                width: groups.width
                spacing: Theme.mm(Theme.gap * 0.4)

                Label {
                    width: parent.width
                    text: group.row.title
                    color: Theme.soft
                }

                Flow {
                    width: parent.width
                    spacing: Theme.mm(Theme.gap * 0.7)

                    Repeater {
                        model: group.row.options

                        delegate: Chip {
                            required property var modelData

                            objectName: group.row.intent + "-" + modelData.id
                            widest: group.width
                            value: modelData.id
                            text: modelData.text
                            selected: modelData.on
                            onActivated: stage.act(group.row.intent, value)
                        }
                    }
                }
            }
        }
    }

    Row {
        id: people

        anchors.left: parent.left
        anchors.bottom: pane.narrow ? give.top : parent.bottom
        anchors.bottomMargin: pane.narrow ? Theme.mm(Theme.gap) : 0
        spacing: Theme.mm(Theme.gap)
        visible: pane.form.party !== ""

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: pane.form.party_label
            color: Theme.soft
        }

        SecondaryButton {
            objectName: "party-fewer"
            width: Theme.mm(Theme.touch * 1.3)
            height: give.height
            text: "−"
            name: pane.form.party_label + " −"
            onActivated: stage.act("party", "fewer")
        }

        Label {
            objectName: "party"
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.mm(10)
            text: pane.form.party
            size: Theme.hero
            bold: true
            align: Text.AlignHCenter
        }

        SecondaryButton {
            objectName: "party-more"
            width: Theme.mm(Theme.touch * 1.3)
            height: give.height
            text: "+"
            name: pane.form.party_label + " +"
            onActivated: stage.act("party", "more")
        }
    }

    PrimaryButton {
        id: give

        objectName: pane.visible ? "form-give" : ""
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: pane.narrow ? parent.width : Math.round(parent.width * 0.45)
        height: Theme.mm(Theme.touch * 1.4)
        enabled: pane.form.can_give
        text: pane.form.give
        size: Theme.strong
        onActivated: stage.act("give")
    }
}
