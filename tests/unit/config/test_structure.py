from hypothesis import given
from hypothesis import strategies as st

from config.checks import cross_check
from config.hardware import TicketPrinter
from config.hours import OpeningHours
from config.loader import centre_file
from config.model import Centre, DeviceFile
from config.structure import structured
from config.yaml_source import Tree, parse_document, read_document

_KEYS = st.sampled_from(
    [
        "id",
        "name",
        "timezone",
        "languages",
        "hours",
        "agencies",
        "services",
        "zones",
        "profiles",
        "counters",
        "devices",
        "days",
        "opens",
        "closes",
        "agency",
        "series",
        "mean_service_s",
        "bring",
        "icon",
        "label",
        "zone",
        "profile",
        "role",
        "counter",
        "az",
        "ru",
        "en",
        "odd",
    ]
)
_TEXTS = st.sampled_from(
    ["", "a", "A", "12m", "09:00", "08:00", "counter", "board", "az", "sat", "true", "ə", "{"]
)
_TREES: st.SearchStrategy[Tree] = st.recursive(
    _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=8),
    max_leaves=60,
)


@given(_TREES)
def test_a_tree_of_any_shape_is_a_model_or_has_findings_and_never_crashes(tree: Tree) -> None:
    for model in (Centre, DeviceFile, OpeningHours, TicketPrinter):
        made, findings = structured(tree, model)
        assert (made is None) == bool(findings)


@given(_TREES)
def test_a_tree_of_any_shape_is_cross_checked_and_never_crashes(tree: Tree) -> None:
    assert all(finding.what for finding in cross_check(tree))


@given(st.data())
def test_a_good_centre_with_one_value_replaced_is_good_or_its_findings_have_places(
    data: st.DataObject,
) -> None:
    document = read_document(centre_file("asan-khedmat-kabul-1"))
    path = data.draw(st.sampled_from(sorted(filter(None, document.value_marks), key=str)))
    group = document.tree
    for step in path[:-1]:
        group = group[step]  # type: ignore[index]  # marks exist only where the tree leads
    group[path[-1]] = data.draw(_TREES)  # type: ignore[index]  # the same
    tree = (
        {key: value for key, value in document.tree.items() if key != "kind"}
        if isinstance(document.tree, dict)
        else ""
    )
    _, misshapen = structured(tree, Centre)
    for finding in (*misshapen, *cross_check(tree)):
        assert document.problem(finding).line >= 1


def test_every_problem_of_a_group_is_found_and_not_the_first_alone() -> None:
    tree = parse_document("a.yaml", b"{days: [sat, sut, sax], opens: x, odd: 1}").tree
    _, findings = structured(tree, OpeningHours)
    assert {finding.path for finding in findings} == {
        ("days", 1),
        ("days", 2),
        ("opens",),
        ("closes",),
        ("odd",),
    }


def test_values_not_written_take_their_defaults() -> None:
    printer, findings = structured({"transport": "usb", "vendor": "04b8", "product": "0202"}, TicketPrinter)
    assert findings == []
    assert printer == TicketPrinter("usb", vendor=0x04B8, product=0x0202, port=9100)
