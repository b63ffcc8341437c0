"""Mistakes in a centre's calendar, visits, lists and rules: each is told with its place and repair."""

import re
from pathlib import Path

import pytest

from config.inspection import problems_of
from config.loader import centre_file, load_centre
from tests.unit.config.sowing import Mistake, assert_told, sown

_CENTRE = centre_file("asan-baku-1")
_KABUL = centre_file("asan-khedmat-kabul-1")
_KIOSK = _CENTRE.parents[1] / "devices" / "kiosk-1.yaml"
_HOURS = "opens: 09:00, closes: 18:00"
_DOCUMENT = (
    "    document:\n      az: Pasportun nömrəsi\n      ru: Номер паспорта\n      en: Passport number\n"
)
_NINE_SERVICES = (
    "id-card-first, id-card-renewal, passport-adult, criminal-record, wills, translation, apostille, e-visa, "
    "pension"
)

MISTAKES = (
    Mistake(
        "hours that end as they begin",
        _CENTRE,
        "opens: 09:00, closes: 18:00",
        "opens: 09:00, closes: §09:00",
        "no hours at all",
        "after 09:00",
    ),
    Mistake(
        "hours on no day",
        _CENTRE,
        "days: [sat], opens",
        "days: §[], opens",
        "no day is listed",
        "[mon, tue]",
    ),
    Mistake(
        "hours that overlap",
        _CENTRE,
        "days: [sat], opens",
        "days: [sat, §fri], opens",
        "overlaps with fri 09:00-18:00",
        "keep one",
    ),
    Mistake(
        "a night that runs into the next morning's hours",
        _KABUL,
        "days: [thu], opens: 08:00, closes: 13:00",
        "days: [thu, fri], opens: 20:00, closes: 09:00",
        "overlaps with sat 08:00-16:00",
        "part them",
    ),
    Mistake(
        "a holiday no calendar has",
        _CENTRE,
        "2026-03-24, 2026-05-09",
        "2026-03-24, §2026-02-30",
        "no day 30 in 2026-02",
        "from 01 to 28",
    ),
    Mistake(
        "a holiday with its day first",
        _CENTRE,
        "2026-03-24, 2026-05-09",
        "2026-03-24, §09.05.2026",
        "is not a date",
        "did you mean '2026-05-09'?",
    ),
    Mistake(
        "a holiday listed twice",
        _CENTRE,
        "2026-03-24, 2026-05-09",
        "2026-03-24, §2026-03-24",
        "2026-03-24 is listed twice",
        "remove one",
    ),
    Mistake(
        "special hours on a holiday",
        _CENTRE,
        "{date: 2026-12-30,",
        "{date: §2026-12-31,",
        "is a holiday too",
        "remove it here or from 'holidays'",
    ),
    Mistake(
        "special hours that overlap",
        _CENTRE,
        "{date: 2027-12-30, opens: 09:00",
        "{date: §2026-12-30, opens: 16:00",
        "overlaps with 2026-12-30 09:00-17:00",
        "part them",
    ),
    Mistake(
        "special hours that end before they begin",
        _CENTRE,
        "{date: 2026-12-30, opens: 09:00, closes: 17:00}",
        "{date: 2026-12-30, opens: 09:00, closes: §08:00}",
        "not after it opens",
        "after 09:00",
    ),
    Mistake(
        "special hours without a date",
        _CENTRE,
        "{date: 2026-12-30, opens",
        "§{opens",
        "the key 'date' is missing",
        "add 'date: ...'",
    ),
    Mistake(
        "a service after an unknown one",
        _CENTRE,
        "after: [vehicle-insurance]",
        "after: [§vehicle-insurence]",
        "there is no service 'vehicle-insurence'",
        "did you mean 'vehicle-insurance'?",
    ),
    Mistake(
        "a service after itself",
        _CENTRE,
        "after: [vehicle-insurance]",
        "after: [§vehicle-registration]",
        "cannot come after itself",
        "remove it",
    ),
    Mistake(
        "a service listed twice in after",
        _CENTRE,
        "after: [vehicle-insurance]",
        "after: [vehicle-insurance, §vehicle-insurance]",
        "listed twice in this service",
        "remove one",
    ),
    Mistake(
        "services that wait for each other in a circle",
        _CENTRE,
        "    name:\n      az: Sənədlərin tərcüməsi\n",
        "    after: [§apostille]\n    name:\n      az: Sənədlərin tərcüməsi\n",
        "wait for each other: translation after apostille after certified-copies after translation",
        "remove one",
    ),
    Mistake(
        "service hours while the centre is closed",
        _CENTRE,
        "opens: 10:00, closes: 17:00",
        "opens: 18:00, closes: 19:00",
        "the centre is not open then (mon 18:00-19:00, tue",
        "see its 'hours'",
    ),
    Mistake(
        "service hours on a day of rest",
        _CENTRE,
        "    hours:\n      - {days: [mon, tue, wed, thu, fri], opens: 10",
        "    hours:\n      - {days: [mon, §sun], opens: 10",
        "the centre is not open then (sun 10:00-17:00)",
        "see its 'hours'",
    ),
    Mistake(
        "a counter staffed on a day of rest",
        _CENTRE,
        "counters:\n",
        "counters:\n  - id: counter-0\n    label: '0'\n    zone: zone-a\n    profile: civil\n"
        "    hours: [{days: [§sun], opens: 10:00, closes: 12:00}]\n",
        "the centre is not open then (sun 10:00-12:00)",
        "see its 'hours'",
    ),
    Mistake(
        "a break outside the hours",
        _CENTRE,
        "begins: 13:00, ends: 14:00",
        "begins: 18:00, ends: 18:30",
        "the service does not work then (mon 18:00-18:30",
        "see its hours",
    ),
    Mistake(
        "a break that ends before it begins",
        _CENTRE,
        "begins: 13:00, ends: 14:00",
        "begins: 13:00, ends: §12:00",
        "not after it begins at 13:00",
        "after 13:00",
    ),
    Mistake(
        "a misspelt key of a break",
        _CENTRE,
        "begins: 13:00, ends: 14:00",
        "§begin: 13:00, ends: 14:00",
        "the key 'begin' is not known",
        "did you mean 'begins'?",
    ),
    Mistake(
        "breaks that overlap",
        _CENTRE,
        "begins: 13:00, ends: 14:00}\n",
        "begins: 13:00, ends: 14:00}\n      - {days: [§mon], begins: 13:30, ends: 14:30}\n",
        "overlaps with mon 13:00-14:00",
        "keep one",
    ),
    Mistake(
        "a quota of none",
        _CENTRE,
        "daily_quota: 24",
        "daily_quota: §0",
        "0 cannot be here",
        "1 or more",
    ),
    Mistake(
        "a quota with a unit",
        _CENTRE,
        "daily_quota: 24",
        "daily_quota: §24 tickets",
        "'24 tickets' is not a whole number",
        "digits only",
    ),
    Mistake(
        "a limit for each person without a document",
        _CENTRE,
        f"    per_person: 1\n{_DOCUMENT}",
        "    per_person: §1\n",
        "which document tells them apart",
        "add 'document: ...'",
    ),
    Mistake(
        "a document nobody asks for",
        _CENTRE,
        "    per_person: 1\n    document:\n      az",
        "    document:\n      §az",
        "nobody is asked for a document",
        "add 'per_person: 1'",
    ),
    Mistake(
        "a document without a translation",
        _CENTRE,
        "      ru: Номер паспорта\n",
        "",
        "has no text in 'ru'",
        "add 'ru: ...'",
    ),
    Mistake(
        "a back office that is neither true nor false",
        _CENTRE,
        "    after: [vehicle-insurance]",
        "    back_office: §maybe",
        "neither true nor false",
        "true or false",
    ),
    Mistake(
        "an unknown profile to switch to",
        _CENTRE,
        "profiles: [tax, customs]",
        "profiles: [tax, §custom]",
        "there is no profile 'custom'",
        "did you mean 'customs'?",
    ),
    Mistake(
        "a profile to switch to that is listed twice",
        _CENTRE,
        "profiles: [tax, customs]",
        "profiles: [tax, §tax]",
        "listed twice in this counter",
        "remove one",
    ),
    Mistake(
        "a profile to switch to that is the counter's own",
        _CENTRE,
        "profiles: [tax, customs]",
        "profiles: [tax, §tax-customs]",
        "is the profile this counter begins with",
        "remove it here",
    ),
    Mistake(
        "a head start without unit",
        _CENTRE,
        "    target_percent: 33\n",
        "    target_percent: 33\n    head_start_s: §40\n",
        "'40' has no unit",
        "'40m' or '40s'",
    ),
    Mistake(
        "a promise of more than the whole",
        _CENTRE,
        "target_percent: 33",
        "target_percent: §133",
        "133 percent is more than the whole",
        "from 1 to 100",
    ),
    Mistake(
        "an order of calling nobody knows",
        _CENTRE,
        "rules:\n",
        "rules:\n  dispatch: {policy: §promised_waits}\n",
        "'promised_waits' is not known here",
        "did you mean 'promised_wait'?",
    ),
    Mistake(
        "a duplicate priority class",
        _CENTRE,
        "  - id: veteran\n",
        "  - id: §elderly\n",
        "the id 'elderly' is already taken by priority_classes[0]",
        "id of its own",
    ),
    Mistake(
        "a priority class without a translation",
        _CENTRE,
        "      ru: Ветеран войны\n",
        "",
        "has no text in 'ru'",
        "add 'ru: ...'",
    ),
    Mistake(
        "at_kiosk in other words",
        _CENTRE,
        "at_kiosk: true",
        "at_kiosk: §ture",
        "neither true nor false",
        "did you mean 'true'?",
    ),
    Mistake(
        "a duplicate reason",
        _CENTRE,
        "  - id: wrong-service\n",
        "  - id: §urgent\n",
        "the id 'urgent' is already taken by reasons[0]",
        "id of its own",
    ),
    Mistake(
        "a reason without a translation",
        _CENTRE,
        "      ru: Срочный случай\n",
        "",
        "has no text in 'ru'",
        "add 'ru: ...'",
    ),
    Mistake(
        "a duplicate outcome",
        _CENTRE,
        "  - id: refused\n",
        "  - id: §done\n",
        "the id 'done' is already taken by outcomes[0]",
        "id of its own",
    ),
    Mistake(
        "an outcome without a translation",
        _CENTRE,
        "      ru: Отказано\n",
        "",
        "has no text in 'ru'",
        "add 'ru: ...'",
    ),
    Mistake(
        "an operator with a name",
        _CENTRE,
        "{id: operator-1}",
        "{id: operator-1, §name: Leyla}",
        "the key 'name' is not known",
        "id, role",
    ),
    Mistake(
        "an operator with a PIN",
        _CENTRE,
        "{id: operator-1}",
        "{id: operator-1, §pin: 1234}",
        "the key 'pin' is not known",
        "id, role",
    ),
    Mistake(
        "an operator of an unknown role",
        _CENTRE,
        "role: supervisor}",
        "role: §supervizor}",
        "'supervizor' is not known",
        "did you mean 'supervisor'?",
    ),
    Mistake(
        "a duplicate operator",
        _CENTRE,
        "{id: operator-2}",
        "{id: §operator-1}",
        "the id 'operator-1' is already taken by operators[0]",
        "id of its own",
    ),
    Mistake(
        "a journey of an unknown service",
        _CENTRE,
        "services: [birth-registration, benefits]",
        "services: [birth-registration, §benefit]",
        "there is no service 'benefit'",
        "did you mean 'benefits'?",
    ),
    Mistake(
        "a journey of one service",
        _CENTRE,
        "services: [birth-registration, benefits]",
        "services: §[benefits]",
        "a journey has 2 to 8 services, and this has 1",
        "add or remove",
    ),
    Mistake(
        "a journey of nine services",
        _CENTRE,
        "services: [birth-registration, benefits]",
        f"services: §[{_NINE_SERVICES}]",
        "a journey has 2 to 8 services, and this has 9",
        "add or remove",
    ),
    Mistake(
        "a journey with a service twice",
        _CENTRE,
        "services: [birth-registration, benefits]",
        "services: [benefits, birth-registration, §benefits]",
        "listed twice in this journey",
        "remove one",
    ),
    Mistake(
        "a duplicate journey",
        _CENTRE,
        "  - id: vehicle-bought\n",
        "  - id: §child-born\n",
        "the id 'child-born' is already taken by journeys[1]",
        "id of its own",
    ),
    Mistake(
        "a journey without a translation",
        _CENTRE,
        "      ru: Рождение ребёнка\n",
        "",
        "has no text in 'ru'",
        "add 'ru: ...'",
    ),
    Mistake(
        "a misspelt group of rules",
        _CENTRE,
        "  closing: {when_full: true}",
        "  §closeing: {when_full: true}",
        "the key 'closeing' is not known",
        "did you mean 'closing'?",
    ),
    Mistake(
        "a misspelt rule",
        _CENTRE,
        "{when_full: true}",
        "{§when_ful: true}",
        "the key 'when_ful' is not known",
        "did you mean 'when_full'?",
    ),
    Mistake(
        "a rule in other words",
        _CENTRE,
        "{when_full: true}",
        "{when_full: §if possible}",
        "neither true nor false",
        "true or false",
    ),
    Mistake(
        "a choice no rule has",
        _CENTRE,
        "{when_full: true}",
        "{when_full: true}\n  day: {left_over: §expires}",
        "'expires' is not known",
        "did you mean 'expire'?",
    ),
    Mistake(
        "a duration without unit in a rule",
        _KABUL,
        "parking: {limit_s: 30m}",
        "parking: {limit_s: §30}",
        "'30' has no unit",
        "'30m' or '30s'",
    ),
    Mistake(
        "rules that are no group",
        _KABUL,
        "  parking: {limit_s: 30m}",
        "  parking: §30m",
        "a group of keys is expected",
        "limit_s, most",
    ),
    Mistake(
        "a key file without a path",
        _KIOSK,
        "person_key_file: /etc/nobat/person-key",
        "person_key_file:§",
        "nothing is written here",
        "write a text",
    ),
    Mistake(
        "a kiosk that cannot hash document numbers",
        _KIOSK,
        "person_key_file: /etc/nobat/person-key",
        "",
        "a kiosk must hash document numbers here ('temporary-residence' has per_person)",
        "add 'person_key_file",
    ),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name.replace(" ", "-"))
def test_a_mistake_is_told_with_its_place_and_its_repair(mistake: Mistake, tmp_path: Path) -> None:
    assert_told(mistake, tmp_path)


def test_a_misspelt_opening_hour_leaves_no_service_without_hours(tmp_path: Path) -> None:
    path, _ = sown(Mistake("", _CENTRE, _HOURS, "opens: nine, closes: 18:00", "", ""), tmp_path)
    assert [one.path for one in problems_of(path)] == ["hours[0].opens"]


def test_a_service_that_only_a_switched_counter_takes_is_served(tmp_path: Path) -> None:
    text = _CENTRE.read_text(encoding="utf-8")
    for number in (32, 33):
        text = text.replace(
            f"label: {number}, zone: zone-c, profile: tax}}",
            f"label: {number}, zone: zone-c, profile: civil}}",
        )
    switched = text.replace(
        "profile: tax-customs, profiles: [tax, customs]", "profile: customs, profiles: [tax]"
    )
    path = tmp_path / "centre.yaml"
    path.write_text(switched, encoding="utf-8")
    assert problems_of(path) == ()
    four = load_centre(path).counter("counter-34")
    assert load_centre(path).counters_serving("tax-declaration") == (four,)
    path.write_text(
        switched.replace("profile: customs, profiles: [tax]", "profile: customs"), encoding="utf-8"
    )
    assert {one.what for one in problems_of(path)} >= {"no counter can serve 'tax-declaration'"}


@pytest.mark.parametrize(
    ("section", "rule"),
    [
        ("operators", "calling: {sign_in_needed: true}"),
        ("outcomes", "finishing: {outcome_needed: yes}"),
    ],
)
def test_a_rule_that_needs_a_list_is_refused_without_it(section: str, rule: str, tmp_path: Path) -> None:
    text = _CENTRE.read_text(encoding="utf-8")
    path = tmp_path / "centre.yaml"
    with_rule = text.replace("{when_full: true}", "{when_full: true}\n  " + rule)
    path.write_text(with_rule, encoding="utf-8")
    assert problems_of(path) == ()
    without = re.sub(rf"^{section}:\n(?:[ #].*\n)+", "", with_rule, flags=re.MULTILINE)
    path.write_text(without, encoding="utf-8")
    (told,) = problems_of(path)
    assert f"without {section}" in told.what
    assert told.line == without[: without.index(rule)].count("\n") + 1


def test_a_break_after_midnight_belongs_to_the_day_that_opened_in_the_evening(tmp_path: Path) -> None:
    night = _CENTRE.read_text(encoding="utf-8").replace(
        "{days: [sat], opens: 09:00, closes: 17:00}", "{days: [sat], opens: 20:00, closes: 02:00}"
    )
    rest = "{days: [mon, tue, wed, thu, fri], begins: 13:00, ends: 14:00}"
    assert rest in night
    path = tmp_path / "night.yaml"
    path.write_text(night.replace(rest, "{days: [sat], begins: 01:00, ends: 01:30}"), encoding="utf-8")
    assert problems_of(path) == ()
    path.write_text(night.replace(rest, "{days: [fri], begins: 01:00, ends: 01:30}"), encoding="utf-8")
    assert "does not work then (fri 01:00-01:30)" in str(problems_of(path)[0])
