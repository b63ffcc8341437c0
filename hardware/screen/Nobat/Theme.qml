pragma Singleton
import QtQuick

// Millimetres, colours and letters of the screen this engine draws. Sizes of text are cap heights in millimetres.
// Figures come from theme.py (`themeFacts`); what a citizen switches (language, larger text, contrast) is set by Screen.
// docs/look.md has all of them in tables.
QtObject {
    id: theme

    property string language: "en"
    property bool largeText: false
    property bool strongContrast: false
    property bool dark: themeFacts.dark

    readonly property bool mirrored: isRtl(language)
    readonly property real pxPerMm: themeFacts.pxPerMm
    readonly property string place: themeFacts.place
    readonly property bool kiosk: place === "kiosk"
    readonly property bool board: place === "board"
    readonly property real viewingM: themeFacts.viewingM
    // The address of the centre's logo, empty where it has none.
    readonly property string logo: themeFacts.logo

    // Text, cap height in millimetres. Kiosk: never below 4.8 (ADA 707.7.2), large text never below 7.3 (0.7 degrees
    // at 600 mm). Board: 4.65 mm a metre is the floor, 6.4 for rows, 12.2 for the called number.
    readonly property real small: kiosk ? grown(4.8) : board ? 4.65 * viewingM : grown(2.7)
    readonly property real body: kiosk ? grown(5.4) : board ? 5.4 * viewingM : grown(3.1)
    readonly property real strong: kiosk ? grown(6.4) : board ? 6.4 * viewingM : grown(3.6)
    readonly property real title: kiosk ? grown(9.5) : board ? 6.4 * viewingM : grown(4.8)
    readonly property real hero: kiosk ? grown(13) : board ? 8 * viewingM : grown(6.5)
    readonly property real number: kiosk ? 46 : board ? 12.2 * viewingM : 20

    // Space and touch, millimetres.
    readonly property real touch: kiosk ? 20 : board ? 4 * viewingM : 11
    readonly property real gap: kiosk ? 6.5 : board ? 3 * viewingM : 3
    readonly property real pad: kiosk ? 8 : board ? 4 * viewingM : 4
    readonly property real margin: kiosk ? 16 : board ? 6 * viewingM : 7
    readonly property real iconSize: kiosk ? 13 : board ? 9 * viewingM : 6.5
    readonly property int radius: Math.round((kiosk ? 5 : board ? 2 * viewingM : 2.5) * pxPerMm)
    readonly property int hairline: Math.max(1, Math.round(0.25 * pxPerMm))
    readonly property int outline: Math.max(2, Math.round(0.5 * pxPerMm))

    readonly property var palettes: themeFacts.palettes
    readonly property string paletteName: board ? "board" : strongContrast ? (dark ? "strong_dark" : "strong")
                                                                           : dark ? "dark" : "light"
    readonly property var palette: palettes[paletteName]
    readonly property color ground: palette.ground
    readonly property color card: palette.card
    readonly property color ink: palette.ink
    readonly property color soft: palette.soft
    readonly property color line: palette.line
    readonly property color edge: palette.edge
    readonly property color focus: palette.focus
    readonly property color brand: palette.brand
    readonly property color brandPressed: palette.brand_pressed
    readonly property color brandInk: palette.on_brand
    readonly property color tint: palette.tint
    readonly property color tintPressed: palette.tint_pressed
    readonly property color trouble: palette.trouble
    readonly property color troubleGround: palette.trouble_ground
    readonly property color call: palette.call
    readonly property color callInk: palette.on_call
    readonly property color foot: palette.foot
    readonly property color footPressed: palette.foot_pressed
    readonly property color footInk: palette.on_foot

    // Whole pixels of a length in millimetres; never nothing for something.
    function mm(length) {
        return length > 0 ? Math.max(1, Math.round(length * pxPerMm)) : 0
    }

    // Which languages are mirrored, and the families of letters: fonts.py has them from the language files.
    readonly property var rightToLeft: themeFacts.rightToLeft
    readonly property var families: themeFacts.families

    function isRtl(languageCode) {
        return rightToLeft.indexOf(languageCode) >= 0
    }

    // The family that writes a language.
    function family(languageCode) {
        return isRtl(languageCode) ? families.rtl : families.ltr
    }

    // Font pixels for a cap height in millimetres: Noto Sans capitals are 0.714 of the em. Vazirmatn's are taller,
    // so its Latin is never below the promise, and its Persian stays as large as the Latin beside it.
    function fontPx(capMm) {
        return Math.max(1, Math.round(capMm * pxPerMm / 0.714))
    }

    // A cap height with larger text switched on: a quarter more, and never below the large-text floor of a kiosk.
    function grown(capMm) {
        return largeText ? Math.max(kiosk ? 7.4 : 0, capMm * 1.25) : capMm
    }
}
