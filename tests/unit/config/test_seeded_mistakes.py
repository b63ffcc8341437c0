"""Mistakes a technician makes, sown one at a time into good files: each is told with its place and repair."""

from pathlib import Path

import pytest

from config.inspection import problems_of
from config.languages import language_file
from config.loader import centre_file
from tests.unit.config.sowing import Mistake, assert_told

_DEVICES = centre_file("asan-baku-1").parents[1] / "devices"
_CENTRE = centre_file("asan-baku-1")
_KIOSK = _DEVICES / "kiosk-1.yaml"
_COUNTER = _DEVICES / "counter-1.yaml"
_RUSSIAN = language_file("ru")


_HOURS = "opens: 09:00, closes: 18:00"
_FIRST_SERVICE = "  - id: id-card-first\n    agency: internal-affairs\n"
_FIRST_TIMES = "    series: A\n    mean_service_s: 12m\n    target_wait_s: 20m\n"
_COUNTER_7 = "{id: counter-7, label: 7, zone: zone-a, profile: identity-driving}"

MISTAKES = (
    Mistake(
        "unknown agency",
        _CENTRE,
        "agency: internal-affairs\n",
        "agency: §internal-afairs\n",
        "there is no agency 'internal-afairs'",
        "did you mean 'internal-affairs'?",
    ),
    Mistake(
        "unknown zone",
        _CENTRE,
        _COUNTER_7,
        _COUNTER_7.replace("zone-a", "§zone-d"),
        "there is no zone 'zone-d'",
        "did you mean 'zone-c'?",
    ),
    Mistake(
        "unknown profile",
        _CENTRE,
        _COUNTER_7,
        _COUNTER_7.replace("identity-driving", "§idenity-driving"),
        "there is no profile 'idenity-driving'",
        "did you mean 'identity-driving'?",
    ),
    Mistake(
        "unknown service in a profile",
        _CENTRE,
        "[\n        id-card-first, id-card-renewal",
        "[\n        id-card-first, §id-card-renwal",
        "there is no service 'id-card-renwal'",
        "did you mean 'id-card-renewal'?",
    ),
    Mistake(
        "device at an unknown counter",
        _CENTRE,
        "role: counter, counter: counter-40}",
        "role: counter, counter: §counter-400}",
        "there is no counter 'counter-400'",
        "did you mean 'counter-40'?",
    ),
    Mistake(
        "board of an unknown zone",
        _CENTRE,
        "zones: [zone-b]",
        "zones: [§zone-bb]",
        "there is no zone 'zone-bb'",
        "did you mean 'zone-b'?",
    ),
    Mistake(
        "service nobody serves",
        _CENTRE,
        "services:\n  # Identity papers",
        "services:\n  - {id: §lost-umbrella, agency: bank, name: {az: a, ru: b, en: c}, series: K,\n"
        "     mean_service_s: 5m, target_wait_s: 5m}\n  # Identity papers",
        "no counter can serve 'lost-umbrella'",
        "add it to a profile",
    ),
    Mistake(
        "duplicate service id",
        _CENTRE,
        "  - id: id-card-lost\n",
        "  - id: §id-card-renewal\n",
        "the id 'id-card-renewal' is already taken by services[1]",
        "id of its own",
    ),
    Mistake(
        "duplicate counter id",
        _CENTRE,
        "{id: counter-8, label: 8,",
        "{id: §counter-7, label: 8,",
        "the id 'counter-7' is already taken",
        "id of its own",
    ),
    Mistake(
        "a device that calls itself the hub",
        _CENTRE,
        "id: manager-1,",
        "id: §hub,",
        "the name 'hub' is the hub's own",
        "another id",
    ),
    Mistake(
        "two counters with one label",
        _CENTRE,
        "{id: counter-8, label: 8,",
        "{id: counter-8, label: §7,",
        "the label '7' is already on counter-7",
        "its own label",
    ),
    Mistake(
        "missing translation",
        _CENTRE,
        "      ru: Удостоверение личности, замена\n",
        "",
        "has no text in 'ru'",
        "add 'ru: ...'",
    ),
    Mistake(
        "text in a language the centre has not",
        _CENTRE,
        "      ru: Удостоверение личности, замена\n",
        "      ru: Удостоверение личности, замена\n      §prs: تذکره\n",
        "'prs' is not among the languages",
        "remove it, or add the language",
    ),
    Mistake(
        "hours end before they begin",
        _CENTRE,
        _HOURS,
        "opens: 09:00, closes: §08:00",
        "closes at 08:00, which is not after it opens at 09:00",
        "after 09:00",
    ),
    Mistake(
        "an hour no clock has",
        _CENTRE,
        _HOURS,
        "opens: §25:00, closes: 18:00",
        "there is no 25:00",
        "such as 09:00",
    ),
    Mistake(
        "hours in words",
        _CENTRE,
        _HOURS,
        "opens: §nine, closes: 18:00",
        "'nine' is not a time of day",
        "such as 09:00",
    ),
    Mistake(
        "unknown icon",
        _CENTRE,
        "    icon: scales\n",
        "    icon: §scale\n",
        "'scale' is not known here",
        "did you mean 'scales'?",
    ),
    Mistake(
        "unknown weekday", _CENTRE, "days: [sat]", "days: [§sut]", "'sut' is not known here", "did you mean"
    ),
    Mistake(
        "duration in words",
        _CENTRE,
        _FIRST_TIMES,
        _FIRST_TIMES.replace("12m", "§soon"),
        "'soon' is not a duration",
        "such as 12m, 45s or 1h30m",
    ),
    Mistake(
        "duration without unit",
        _CENTRE,
        _FIRST_TIMES,
        _FIRST_TIMES.replace("12m", "§12"),
        "'12' has no unit",
        "did you mean '12m' or '12s'?",
    ),
    Mistake(
        "ticket letter that reads as a digit",
        _CENTRE,
        _FIRST_TIMES,
        _FIRST_TIMES.replace("A", "§O"),
        "'O' is not a ticket letter",
        "but not I or O",
    ),
    Mistake(
        "misspelt key",
        _CENTRE,
        "    popular: true\n",
        "    §populer: true\n",
        "the key 'populer' is not known here",
        "did you mean 'popular'?",
    ),
    Mistake(
        "neither true nor false",
        _CENTRE,
        "    popular: true\n",
        "    popular: §ture\n",
        "'ture' is neither true nor false",
        "did you mean 'true'?",
    ),
    Mistake(
        "duplicate key",
        _CENTRE,
        _FIRST_SERVICE,
        _FIRST_SERVICE + "    §agency: bank\n",
        "the key 'agency' stands here a second time",
        "keep one",
    ),
    Mistake(
        "missing key",
        _CENTRE,
        _FIRST_SERVICE,
        "  - §id: id-card-first\n",
        "the key 'agency' is missing",
        "add 'agency: ...'",
    ),
    Mistake(
        "id with capitals and spaces",
        _CENTRE,
        "  - id: id-card-first\n",
        "  - id: §Id Card First\n",
        "'Id Card First' is not an id",
        "did you mean 'id-card-first'?",
    ),
    Mistake(
        "unknown time zone", _CENTRE, "Asia/Baku", "§Asia/Bako", "there is no time zone 'Asia/Bako'", "IANA"
    ),
    Mistake(
        "unknown language",
        _CENTRE,
        "languages: [az, ru, en]",
        "languages: [az, ru, en, §fr]",
        "'fr' is not known here",
        "choose one of: az, en, prs, ps, ru",
    ),
    Mistake(
        "a list where a text belongs",
        _CENTRE,
        "timezone: Asia/Baku",
        "timezone: §[Asia/Baku]",
        "a text is expected, but a list stands here",
        "a single value",
    ),
    Mistake(
        "a text where a list belongs",
        _CENTRE,
        "days: [sat]",
        "days: §sat",
        "a list is expected, but a text stands here",
        "[a, b]",
    ),
    Mistake(
        "a text where translations belong",
        _CENTRE,
        "name:\n      az: Bank\n      ru: Банк\n      en: Bank\n    icon",
        "name: §Bank\n    icon",
        "a group of keys is expected, but a text stands here",
        "en: Passport",
    ),
    Mistake(
        "a key without value", _CENTRE, "timezone: Asia/Baku", "timezone:§", "nothing is written here", ""
    ),
    Mistake(
        "an empty list",
        _CENTRE,
        "languages: [az, ru, en]",
        "languages: §[]",
        "a centre without languages cannot work",
        "list one",
    ),
    Mistake(
        "a tab for indentation",
        _CENTRE,
        "    icon: scales\n",
        "§\ticon: scales\n",
        "cannot be read as YAML",
        "spaces, not tabs",
    ),
    Mistake(
        "a colon in a plain text",
        _CENTRE,
        "      az: Ədliyyə Nazirliyi\n",
        "      az: Ədliyyə§: Nazirliyi: 1\n",
        "cannot be read as YAML",
        "quotes",
    ),
    Mistake(
        "a bracket never closed",
        _CENTRE,
        "days: [sat], opens",
        "days: [sat, opens",
        "cannot be read as YAML",
        "bracket",
    ),
    Mistake(
        "an alias",
        _CENTRE,
        "    icon: scales\n",
        "    icon: §*scales\n",
        "the alias *scales",
        "write the value out",
    ),
    Mistake("a tag", _CENTRE, "    icon: scales\n", "    icon: §!!str scales\n", "the tag", "remove it"),
    Mistake(
        "unknown kind",
        _CENTRE,
        "kind: centre\n",
        "kind: §center\n",
        "there is no kind of file 'center'",
        "did you mean 'centre'?",
    ),
    Mistake(
        "counter device without a counter",
        _CENTRE,
        "role: counter, counter: counter-40}",
        "role: §counter}",
        "must say which counter",
        "add 'counter: counter-1'",
    ),
    Mistake(
        "kiosk at a counter",
        _CENTRE,
        "{id: kiosk-1, role: kiosk,",
        "{id: kiosk-1, role: kiosk, counter: §counter-1,",
        "a device of role kiosk stands at no counter",
        "remove",
    ),
    Mistake(
        "an unknown kiosk nearby",
        _CENTRE,
        "near: [kiosk-2]",
        "near: [§kiosk-22]",
        "there is no kiosk 'kiosk-22'",
        "did you mean 'kiosk-2'?",
    ),
    Mistake(
        "a kiosk of no known name nearby",
        _CENTRE,
        "near: [kiosk-2]",
        "near: [§entrance]",
        "there is no kiosk 'entrance'",
        "kiosks of this centre: kiosk-1, kiosk-2",
    ),
    Mistake(
        "a board to take a ticket at",
        _CENTRE,
        "near: [kiosk-2]",
        "near: [kiosk-2, §board-main]",
        "'board-main' is a board, not a kiosk",
        "name one of: kiosk-1, kiosk-2",
    ),
    Mistake(
        "a kiosk near itself",
        _CENTRE,
        "near: [kiosk-2]",
        "near: [§kiosk-1]",
        "'kiosk-1' is this kiosk itself",
        "name the others",
    ),
    Mistake(
        "a kiosk listed twice",
        _CENTRE,
        "near: [kiosk-2]",
        "near: [kiosk-2, §kiosk-2]",
        "'kiosk-2' is listed twice in this device",
        "remove one",
    ),
    Mistake(
        "a board that sends people on",
        _CENTRE,
        "{id: board-main, role: board}",
        "{id: board-main, role: board, near: §[kiosk-1]}",
        "only a kiosk sends people to another, not a board",
        "remove this key",
    ),
    Mistake(
        "two kiosks of one label",
        _CENTRE,
        "label: 2, near: [kiosk-1]",
        "label: §1, near: [kiosk-1]",
        "the label '1' is already on kiosk-1",
        "'label: kiosk-2'",
    ),
    Mistake(
        "two kiosks of one number",
        _CENTRE,
        "  - {id: kiosk-2, role: kiosk, label: 2, near: [kiosk-1]}\n",
        "  - {id: kiosk-2, role: kiosk, label: 2, near: [kiosk-1]}\n  - {id: §entrance-1, role: kiosk}\n",
        "the label '1' is already on kiosk-1",
        "'label: entrance-1'",
    ),
    Mistake("port too large", _KIOSK, "port: 9100", "port: §91000", "91000 is not a port", "1 to 65535"),
    Mistake("screen of size 0", _KIOSK, "width_mm: 268", "width_mm: §0", "0 cannot be here", "1 or more"),
    Mistake(
        "size with its unit",
        _KIOSK,
        "width_mm: 268",
        "width_mm: §268mm",
        "'268mm' is not a whole number",
        "digits only",
    ),
    Mistake(
        "unknown transport",
        _KIOSK,
        "transport: network",
        "transport: §netwrok",
        "'netwrok' is not known here",
        "did you mean 'network'?",
    ),
    Mistake(
        "network printer without address",
        _KIOSK,
        "    transport: network\n    host: 127.0.0.1\n",
        "    transport: §network\n",
        "must say its host",
        "add 'host:",
    ),
    Mistake(
        "paper's width for the head's",
        _KIOSK,
        "    width_dots: 576\n",
        "    width_dots: §80\n",
        "no ticket printer has 80 dots across",
        "write 576 for most printers of 80 mm",
    ),
    Mistake(
        "a rate that no line has",
        _KIOSK,
        "    width_dots: 576\n",
        "    width_dots: 576\n    baud: §19201\n",
        "no ticket printer's line runs at 19201 bits a second",
        "choose one of: 9600,",
    ),
    Mistake(
        "a device without its folder",
        _KIOSK,
        "    width_dots: 576\n",
        "    width_dots: 576\n    path: §ttyUSB0\n",
        "'ttyUSB0' is not the path of a device",
        "did you mean '/dev/ttyUSB0'?",
    ),
    Mistake(
        "two dots in the broker's host",
        _COUNTER,
        "  host: 127.0.0.1\n",
        "  host: §hub..local\n",
        "'hub..local' is not a host: there is a dot too many in it",
        "did you mean 'hub.local'?",
    ),
    Mistake(
        "an address with too large a number",
        _COUNTER,
        "  host: 127.0.0.1\n",
        "  host: §127.0.0.256\n",
        "'127.0.0.256' is not an address",
        "four numbers from 0 to 255",
    ),
    Mistake(
        "the printer's port in its host",
        _KIOSK,
        "    host: 127.0.0.1\n",
        "    host: §192.168.1.50:9100\n",
        "'192.168.1.50:9100' has its port in it",
        "write 'host: 192.168.1.50' and 'port: 9100'",
    ),
    Mistake(
        "a blank in the printer's host",
        _KIOSK,
        "    host: 127.0.0.1\n",
        "    host: §hall printer\n",
        "'hall printer' is not a host: there is a blank in it",
        "did you mean 'hall-printer'?",
    ),
    Mistake(
        "a name longer than names are",
        _KIOSK,
        "    host: 127.0.0.1\n",
        f"    host: §{'x' * 64}.local\n",
        "a part of it has more than 63 letters",
        "such as printer.local",
    ),
    Mistake(
        "a key nobody reads",
        _KIOSK,
        "    width_dots: 576\n",
        "    width_dots: 576\n    §modell: default\n",
        "the key 'modell' is not known",
        "",
    ),
    Mistake(
        "unknown centre",
        _KIOSK,
        "centre: asan-baku-1\n",
        "centre: §asan-baku\n",
        "there is no centre 'asan-baku'",
        "did you mean 'asan-baku-1'?",
    ),
    Mistake(
        "device the centre does not know",
        _KIOSK,
        "id: kiosk-1\n",
        "id: §kiosk-7\n",
        "has no device 'kiosk-7'",
        "did you mean 'kiosk-",
    ),
    Mistake(
        "misspelt group",
        _COUNTER,
        "broker:\n",
        "§brokr:\n",
        "the key 'brokr' is not known",
        "did you mean 'broker'?",
    ),
    Mistake(
        "brace never closed in a text",
        _RUSSIAN,
        "counter.counter: Окно {label}",
        "counter.counter: §Окно {label",
        "has a brace that belongs to no name",
        "{count}",
    ),
    Mistake(
        "another name in braces",
        _RUSSIAN,
        "counter.counter: Окно {label}",
        "counter.counter: §Окно {lable}",
        "has other names in braces than English",
        "use {label}",
    ),
    Mistake(
        "plural form the language has not",
        _RUSSIAN,
        "kiosk.waiting_now.many:",
        "§kiosk.waiting_now.other:",
        "is a plural form this language does not have",
        "one, few, many",
    ),
    Mistake(
        "text no screen has",
        _RUSSIAN,
        "  kiosk.welcome:",
        "  §kiosk.welcom:",
        "no screen has a text 'kiosk.welcom'",
        "did you mean 'kiosk.welcome'?",
    ),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name.replace(" ", "-"))
def test_a_mistake_is_told_with_its_place_and_its_repair(mistake: Mistake, tmp_path: Path) -> None:
    assert_told(mistake, tmp_path)


def test_a_centre_with_many_mistakes_tells_them_all_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    text = _CENTRE.read_text(encoding="utf-8")
    for old, new in (
        ("Asia/Baku", "Asia/Bako"),
        (_HOURS, "opens: nine, closes: 18:00"),
        ("icon: scales", "icon: scale"),
        ("agency: customs\n", "agency: custom\n"),
        ("    popular: true\n", "    populer: true\n"),
        (_COUNTER_7, _COUNTER_7.replace("zone-a", "zone-d")),
    ):
        text = text.replace(old, new, 1)
    path = tmp_path / "many.yaml"
    path.write_text(text, encoding="utf-8")
    problems = problems_of(path)
    assert len(problems) == 6, [str(one) for one in problems]
    assert [one.line for one in problems] == sorted(one.line for one in problems)
    assert all(one.fix for one in problems)
