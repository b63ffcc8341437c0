from config.effective import lines, plain
from config.loader import centre_file, load_centre
from config.yaml_source import read_document

PATH = centre_file("asan-baku-1")
CENTRE = load_centre(PATH)
SHOWN = list(lines(CENTRE, read_document(PATH)))


def test_a_rule_that_is_not_written_has_a_line_of_its_own_that_says_default() -> None:
    assert "rules.appointments.early_limit_s: 1800  (default)" in SHOWN
    assert "rules.calling.out_of_order: supervisor  (default)" in SHOWN
    assert "rules.parking.most: 3  (default)" in SHOWN


def test_a_rule_that_is_written_has_its_line() -> None:
    written = PATH.read_text(encoding="utf-8").splitlines()
    number = next(index for index, line in enumerate(written, 1) if "when_full" in line)
    assert f"rules.closing.when_full: true  (line {number})" in SHOWN


def test_every_rule_is_shown_just_once() -> None:
    rules = [line.split(":")[0] for line in SHOWN if line.startswith("rules.")]
    assert len(rules) == len(set(rules)) == 23


def test_dates_are_shown_as_they_are_written() -> None:
    number = next(
        index for index, line in enumerate(PATH.read_text().splitlines(), 1) if "2026-01-01" in line
    )
    assert f"holidays[0]: 2026-01-01  (line {number})" in SHOWN
    shown = plain(CENTRE.special_hours[0])
    assert shown == {"date": "2026-12-30", "opens": "09:00", "closes": "17:00"}


def test_a_list_that_is_not_written_is_shown_as_none() -> None:
    assert "services[0].breaks: none  (default)" in SHOWN
    assert "services[0].daily_quota: none  (default)" in SHOWN
