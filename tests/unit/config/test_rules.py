"""The rules' defaults, which are promises: a centre that writes nothing is run by them."""

import attrs
import pytest

from config.rules import AppointmentRules, Rules
from config.structure import structured

DEFAULTS = {
    "day": {
        "opens": "by_schedule", "closes": "by_schedule", "left_over": "expire", "closes_at_latest_s": 7200,
    },
    "dispatch": {
        "policy": "promised_wait", "longest_wait_s": 7200, "appointment_target_s": 600,
        "onward_target_percent": 50,
    },
    "appointments": {"early_limit_s": 1800, "late_limit_s": 600, "late": "cancel"},
    "calling": {
        "recalls": 3, "recall_pause_s": 10, "out_of_order": "supervisor", "sign_in_needed": False,
    },
    "no_show": {"may_return_within_s": 1200, "returns": 1, "position": "arrival"},
    "parking": {"limit_s": 900, "most": 3},
    "closing": {"when_full": False},
    "finishing": {"outcome_needed": False},
    "feedback": {"within_s": 7200},
}  # fmt: skip


def test_a_centre_that_writes_no_rules_has_the_defaults() -> None:
    rules, findings = structured({}, Rules)
    assert findings == []
    assert rules is not None
    assert attrs.asdict(rules) == DEFAULTS


@pytest.mark.parametrize("group", DEFAULTS)
def test_a_group_that_is_left_empty_has_its_defaults(group: str) -> None:
    rules, findings = structured({group: {}}, Rules)
    assert (rules, findings) == (Rules(), [])


def test_one_rule_is_set_without_the_others_of_its_group() -> None:
    rules, findings = structured({"appointments": {"late": "queue"}}, Rules)
    assert findings == []
    assert rules == Rules(appointments=AppointmentRules(late="queue"))


def test_none_and_never_can_be_said_where_a_number_may_be_0() -> None:
    rules, findings = structured({"calling": {"recalls": "0"}, "no_show": {"returns": "0"}}, Rules)
    assert findings == []
    assert rules is not None
    assert (rules.calling.recalls, rules.no_show.returns) == (0, 0)


@pytest.mark.parametrize(
    ("group", "rule", "said"),
    [
        ("day", "opens", "by_clock"),
        ("day", "left_over", "keep"),
        ("appointments", "late", "wait"),
        ("calling", "out_of_order", "anybody"),
        ("calling", "recalls", "-1"),
        ("no_show", "position", "front"),
        ("parking", "most", "0"),
        ("parking", "limit_s", "15"),
        ("closing", "when_full", "maybe"),
        ("feedback", "within_s", "25h"),
    ],
)
def test_what_a_rule_cannot_say_is_told_at_the_rule_with_a_repair(group: str, rule: str, said: str) -> None:
    rules, findings = structured({group: {rule: said}}, Rules)
    assert rules is None
    assert [one.path for one in findings] == [(group, rule)]
    assert all(one.fix for one in findings)
