import QtQuick
import Nobat

// Each component that can be pressed, in each state it can be in: one row a state, one column a component.
Screen {
    id: sheet

    readonly property var view: stage.view

    objectName: "states"
    language: view.language
    dark: view.dark
    largeText: view.large_text
    strongContrast: view.strong_contrast

    Column {
        id: rows

        objectName: "all"
        width: parent.width
        spacing: Theme.mm(Theme.gap * 1.6)

        Repeater {
            model: stage.rows("states")

            delegate: Column {
                id: state

                required property var row
                readonly property real cell: Math.floor((rows.width - 2 * Theme.mm(Theme.gap * 1.6)) / 3)

                width: rows.width
                spacing: Theme.mm(Theme.gap * 0.6)

                Label {
                    text: state.row.state
                    size: Theme.small
                    color: Theme.soft
                    language: "en"
                }

                Grid {
                    columns: 3
                    spacing: Theme.mm(Theme.gap * 1.6)

                    BigChoice {
                        width: state.cell
                        stacked: true
                        icon: state.row.icon
                        title: state.row.title
                        subtitle: state.row.note
                        enabled: state.row.enabled
                        held: state.row.held
                        ringed: state.row.ringed
                    }

                    BigChoice {
                        width: state.cell
                        icon: state.row.icon
                        title: state.row.title
                        trailing: state.row.note
                        enabled: state.row.enabled
                        held: state.row.held
                        ringed: state.row.ringed
                    }

                    ListRow {
                        width: state.cell
                        icon: state.row.icon
                        title: state.row.title
                        note: state.row.note
                        enabled: state.row.enabled
                        held: state.row.held
                        ringed: state.row.ringed
                    }

                    PrimaryButton {
                        width: state.cell
                        text: state.row.action
                        enabled: state.row.enabled
                        held: state.row.held
                        ringed: state.row.ringed
                    }

                    SecondaryButton {
                        width: state.cell
                        text: state.row.action
                        enabled: state.row.enabled
                        held: state.row.held
                        ringed: state.row.ringed
                    }

                    SecondaryButton {
                        width: state.cell
                        tinted: true
                        icon: state.row.icon
                        text: state.row.action
                        enabled: state.row.enabled
                        held: state.row.held
                        ringed: state.row.ringed
                    }

                    Modes {
                        width: state.cell

                        FootItem {
                            icon: "help"
                            text: state.row.mode
                            enabled: state.row.enabled
                            held: state.row.held
                            ringed: state.row.ringed
                        }

                        FootItem {
                            icon: "eye"
                            text: state.row.mode
                            checkable: true
                            selected: true
                            enabled: state.row.enabled
                            held: state.row.held
                            ringed: state.row.ringed
                        }
                    }

                    Card {
                        width: state.cell
                        height: fact.implicitHeight

                        InfoRow {
                            id: fact

                            width: parent.width
                            icon: state.row.icon
                            title: state.row.title
                            body: state.row.note
                        }
                    }
                }
            }
        }
    }
}
