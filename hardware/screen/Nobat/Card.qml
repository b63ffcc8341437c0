import QtQuick

// A quiet frame around things that belong together; lays its children out as the page says.
Rectangle {
    color: Theme.card
    radius: Theme.radius
    border.width: Theme.hairline
    border.color: Theme.line
}
