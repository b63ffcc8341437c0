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
            "confirm": "Confirm.qml",
            "one_moment": "OneMoment.qml",
            "refused": "Refused.qml",
            "ticket": "Ticket.qml",
            "print_failed": "PrintFailed.qml",
            "no_printer": "Trouble.qml",
            "no_hub": "Trouble.qml",
            "closed": "Trouble.qml"
        })
    property string file: ""

    function showPage() {
        const wanted = files[view.page]
        if (wanted === file) {
            page.item.view = view
            return
        }
        file = wanted
        page.setSource(wanted, {
            "view": view
        })
    }

    objectName: "kiosk"
    language: view.language
    centreName: view.centre
    clock: view.clock
    onViewChanged: showPage()
    Component.onCompleted: if (file === "") showPage()

    MouseArea {
        anchors.fill: parent
        onPressed: stage.act("touch")
    }

    Loader {
        id: page

        anchors.fill: parent
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

    foot: Loader {
        width: parent.width
        active: kiosk.view.foot.back !== undefined

        sourceComponent: FootBar {
            FootItem {
                objectName: "back"
                icon: "back"
                text: kiosk.view.foot.back ?? ""
                onActivated: stage.act("back")
            }

            FootItem {
                objectName: "start-over"
                icon: "house"
                text: kiosk.view.foot.start_over ?? ""
                onActivated: stage.act("start_over")
            }

            FootItem {
                objectName: "foot-language"
                icon: "globe"
                text: kiosk.view.foot.language ?? ""
                onActivated: stage.act("languages")
            }
        }
    }
}
