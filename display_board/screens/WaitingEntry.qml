import QtQuick

// The place of one service or agency for which people wait, and how the whole of it is spoken.
Item {
    required property var row

    Accessible.role: Accessible.StaticText
    Accessible.name: [row.name, row.people, row.wait].filter(words => words !== "").join(", ")
}
