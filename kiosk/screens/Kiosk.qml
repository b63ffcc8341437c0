import QtQuick
import Nobat

// The kiosk's one window: head, page, foot bar, and the question whether anybody is there, over all of it. A page
// keeps the view it was made for until the next page takes its place.
Screen {
    id: kiosk

    readonly property var view: stage.view
    // No room at the head for a sentence more: it is said over the page, until the next touch.
    readonly property bool tight: view.larger && width > height
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
        const file = view.blocks !== undefined ? "Plain.qml" : files[view.page]
        if (page.source.toString().endsWith(file))
            page.item.view = view
        else
            page.source = file
    }

    objectName: "kiosk"
    language: view.language
    // Larger text on a lying screen needs the room.
    centreName: view.larger && width > height ? "" : view.centre
    clock: view.larger && width > height ? "" : view.clock
    largeText: view.larger
    strongContrast: view.contrast
    lowerMm: view.free.top
    // As much of a lying screen's height as of an upright one's width.
    marginMm: width > height ? Theme.margin * 0.8 : Theme.margin
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
            freeTop: kiosk.view.free.top
            freeBottom: kiosk.view.free.bottom
        }
    }

    Loader {
        parent: kiosk
        anchors.fill: parent
        z: 1
        active: kiosk.view.notice !== "" && kiosk.tight

        sourceComponent: Dialogue {
            objectName: "notice"
            icon: "qr"
            title: kiosk.view.notice
            freeTop: kiosk.view.free.top
            freeBottom: kiosk.view.free.bottom
            onTouched: stage.act("touch")
        }
    }

    notice: Loader {
        width: parent.width
        active: kiosk.view.notice !== "" && !kiosk.tight
        visible: active

        sourceComponent: Banner {
            objectName: "notice"
            icon: "qr"
            title: kiosk.view.notice
            titleSize: Theme.strong
            space: Theme.pad * 0.4
        }
    }

    foot: Foot {
        width: parent.width
        view: kiosk.view
    }
}
