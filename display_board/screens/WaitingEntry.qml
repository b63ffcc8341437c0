import QtQuick

// The place of one service or agency for which people wait, and how the whole of it is spoken.
Item {
    required property var view
    required property var row

    Accessible.role: Accessible.StaticText
    Accessible.name: [row.name[view.speaking] ?? "", row.people, row.wait[view.speaking] ?? ""].filter(words => words !== "").join(", ")
}
