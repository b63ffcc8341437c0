import QtQuick

// How much time is left: `remaining` from 1 (all) to 0 (none), shrinking towards the start of the line.
Progress {
    property real remaining: 1

    share: remaining
}
