import QtQuick

// A plain face for one of five answers; `mood` from 1, unhappy, to 5, happy. The word beside it says the same.
Canvas {
    id: face

    property int mood: 3
    property real size: Theme.iconSize * 1.6
    property color ink: Theme.brand

    renderStrategy: Canvas.Immediate
    width: Theme.mm(size)
    height: width
    onInkChanged: requestPaint()
    onMoodChanged: requestPaint()
    onPaint: {
        const pen = getContext("2d")
        const r = width / 2
        const bend = (mood - 3) * r * 0.22
        pen.reset()
        pen.strokeStyle = ink
        pen.fillStyle = ink
        pen.lineWidth = r * 0.1
        pen.lineCap = "round"
        pen.beginPath()
        pen.arc(r, r, r * 0.92, 0, 2 * Math.PI)
        pen.stroke()
        for (const side of [-1, 1]) {
            pen.beginPath()
            pen.arc(r + side * r * 0.34, r * 0.76, r * 0.1, 0, 2 * Math.PI)
            pen.fill()
        }
        pen.beginPath()
        pen.moveTo(r * 0.58, r * 1.32 - bend * 0.6)
        pen.quadraticCurveTo(r, r * 1.32 + bend * 1.5, r * 1.42, r * 1.32 - bend * 0.6)
        pen.stroke()
    }
}
