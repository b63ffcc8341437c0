import QtQuick
import Nobat

// The kiosk's one window: head, page, foot bar, and the question whether anybody is there, over all of it. A page
// keeps the view it was made for until the next page takes its place.
Screen {
    id: kiosk

    readonly property var view: stage.view
    readonly property var files: ({
            "welcome": "Welcome.qml",
            "popular": "Choices.qml",
            "agencies": "Choices.qml",
            "services": "Choices.qml",
            "found": "Choices.qml",
            "search": "Search.qml",
            "priority": "Choices.qml",
            "confirm": "Confirm.qml",
            "document": "Pad.qml",
            "code": "Pad.qml",
            "arrival": "Standing.qml",
            "scan": "Standing.qml",
            "own_ticket": "Standing.qml",
            "sure": "Standing.qml",
            "settled": "Standing.qml",
            "rate": "Rate.qml",
            "help": "Help.qml",
            "one_moment": "OneMoment.qml",
            "refused": "Refused.qml",
            "ticket": "Ticket.qml",
            "print_failed": "PrintFailed.qml",
            "no_printer": "Trouble.qml",
            "no_hub": "Trouble.qml",
            "closed": "Trouble.qml"
        })

    function showPage() {
        if (page.source.toString().endsWith(files[view.page]))
            page.item.view = view
        else
            page.source = files[view.page]
    }

    objectName: "kiosk"
    language: view.language
    centreName: view.centre
    clock: view.clock
    onViewChanged: showPage()
    Component.onCompleted: showPage()

    MouseArea {
        anchors.fill: parent
        onPressed: stage.act("touch")
    }

    Loader {
        id: page

        anchors.fill: parent
        // A page is born with the present view; assigning it makes it keep that. Giving it at birth, by setSource(),
        // would leave some kilobytes behind for every page shown (Qt 6.8 to 6.11).
        onLoaded: item.view = kiosk.view
    }

    Loader {
        parent: kiosk
        anchors.fill: parent
        z: 1
        active: kiosk.view.still_there.title !== undefined

        sourceComponent: StillThere {
            question: kiosk.view.still_there
        }
    }

    notice: Loader {
        width: parent.width
        active: kiosk.view.notice !== ""
        visible: active

        sourceComponent: Banner {
            objectName: "notice"
            icon: "qr"
            title: kiosk.view.notice
            titleSize: Theme.strong
            space: Theme.pad * 0.4
        }
    }

    foot: Loader {
        width: parent.width
        active: kiosk.view.foot.back !== undefined || (kiosk.view.help.text !== undefined && kiosk.height > kiosk.width)

        sourceComponent: FootBar {
            FootItem {
                objectName: "back"
                visible: text !== ""
                icon: "back"
                text: kiosk.view.foot.back ?? ""
                onActivated: stage.act("back")
            }

            FootItem {
                objectName: "start-over"
                visible: text !== ""
                icon: "house"
                text: kiosk.view.foot.start_over ?? ""
                onActivated: stage.act("start_over")
            }

            FootItem {
                objectName: "foot-language"
                visible: text !== ""
                icon: "globe"
                text: kiosk.view.foot.language ?? ""
                onActivated: stage.act("languages")
            }

            FootItem {
                objectName: "help"
                icon: "help"
                text: kiosk.view.help.text ?? ""
                selected: kiosk.view.help.on ?? false
                onActivated: stage.act("help")
            }
        }
    }
}
