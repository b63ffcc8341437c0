"""The house rules that imports and names can show, read off the source itself.

Which package may import which stands in pyproject.toml (`lint-imports`); here is what that cannot say.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRODUCT = ("center_hub", "config", "counter_terminal", "display_board", "hardware", "kiosk")
WRITTEN = (*PRODUCT, "script", "tests")

WORLD = {
    "asyncio",
    "logging",
    "os",
    "platform",
    "random",
    "secrets",
    "select",
    "socket",
    "sqlite3",
    "subprocess",
    "sys",
    "threading",
    "time",
    "uuid",
}
"""Clocks, chance, processes and wires: what would make the same journal fold to another state."""
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
THE_MANAGER = "center_hub/manager"
"""A person of the centre: the command line of the manager, not a class that manages."""


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=named(path))


def imported(path: Path) -> Iterator[str]:
    """Every module that `path` imports anywhere in it, late imports too, with the names taken from it."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}:{node.lineno}: say the whole name of what is imported"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def importers(top: str, *folders: str) -> set[str]:
    return {
        named(path) for path in modules(*folders) if any(name.split(".")[0] == top for name in imported(path))
    }


def test_there_is_something_to_look_at() -> None:
    assert {path.parts[len(ROOT.parts)] for path in modules(*WRITTEN)} == set(WRITTEN)


SEEDED = {"center_hub/core/forecast/forecaster.py", "center_hub/simulation/generated.py"}
"""Dice that fall the same way each time: the same seed, the same numbers."""
GRANTED = {
    "center_hub/core/forecast/forecaster.py": {"random"},  # seeded by what is asked
    "center_hub/core/forecast/packing.py": {"sys"},  # the byte order of the machine
}


@pytest.mark.parametrize("path", modules("center_hub/core"), ids=named)
def test_the_rules_read_no_clock_no_dice_and_no_world(path: Path) -> None:
    taken = set(imported(path))
    assert {name for name in taken if name.split(".")[0] in WORLD} <= GRANTED.get(named(path), set())
    assert {name for name in taken if name.startswith("datetime")} == set()


def test_the_rules_open_no_file_but_their_own_source() -> None:
    readers = importers("pathlib", "center_hub/core") | importers("io", "center_hub/core")
    assert readers == {"center_hub/core/snapshot.py"}  # it names the rules by the digest of their source


@pytest.mark.parametrize("path", modules("center_hub/core", "center_hub/contract"), ids=named)
def test_the_rules_and_the_language_call_nothing_of_the_world(path: Path) -> None:
    called = {
        node.func.id
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    allowed = {"print"} if path.name == "__main__.py" else set()
    assert called & {"open", "print", "input", "eval", "exec", "hash", "id", "__import__"} <= allowed


@pytest.mark.parametrize("app", ["counter_terminal", "display_board", "kiosk"])
def test_in_an_app_qt_is_known_where_it_is_drawn_and_not_where_it_is_decided(app: str) -> None:
    decides = {f"{app}/flow.py", f"{app}/board_model.py"}
    assert any((ROOT / path).exists() for path in decides)
    assert importers("PySide6", app) & decides == set()


def test_mqtt_is_known_in_one_module_and_in_the_measurements() -> None:
    known = {
        path for path in importers("paho", *PRODUCT, "script") if not path.startswith("script/benchmarks/")
    }
    assert known == {"center_hub/link/wire.py"}


def test_the_database_is_known_to_journal_outbox_and_spool_and_to_the_hub_that_hears_it_fail() -> None:
    assert importers("apsw", *PRODUCT) == {
        "center_hub/journal/journal.py",
        "center_hub/link/outbox.py",
        "center_hub/service/hub.py",
        "hardware/ticket_printer/spool.py",
    }


def test_chance_and_ids_enter_the_hub_at_one_door() -> None:
    assert importers("secrets", "center_hub") == {"center_hub/__main__.py"}
    assert importers("uuid", "center_hub") == set()
    assert importers("random", "center_hub") - SEEDED == {"center_hub/link/wire.py"}  # spreads reconnects


def test_the_hub_looks_at_the_wall_clock_in_one_place() -> None:
    readers = {
        named(path)
        for path in modules("center_hub")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in {"time", "time_ns", "now", "utcnow", "today"}
        if isinstance(node.value, ast.Name) and node.value.id in {"time", "datetime", "date"}
    }
    assert readers == {"center_hub/service/clock.py", "center_hub/link/outbox.py"}  # hub; device epoch


def test_no_yaml_is_read_in_a_way_that_could_run_code() -> None:
    assert {path for path in importers("yaml", *WRITTEN) if path.startswith("center_hub")} == set()
    for path in modules(*PRODUCT, "script"):
        taken = {name for name in imported(path) if name.startswith("yaml")}
        assert not any("Unsafe" in name or "FullLoader" in name or name == "yaml.load" for name in taken)


@pytest.mark.parametrize("path", modules(*PRODUCT, "script", "tests/support"), ids=named)
def test_each_module_says_what_it_owns(path: Path) -> None:
    assert ast.get_docstring(parsed(path)), f"{named(path)} has no docstring"


def test_no_module_is_named_after_nothing() -> None:
    empty = {
        named(path)
        for path in modules(*WRITTEN)
        if EMPTY_NAMES & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
    }
    assert {path for path in empty if THE_MANAGER not in path} == set()


def test_nothing_shadows_the_bindings_of_systemd() -> None:
    assert not (ROOT / "systemd" / "__init__.py").exists()


def test_each_app_and_each_device_closes_with_at_most_one_blanket_except() -> None:
    for path in modules(*PRODUCT):
        blanket = [
            node
            for node in ast.walk(parsed(path))
            if isinstance(node, ast.ExceptHandler) and catches_all(node) and not raises_again(node)
        ]
        assert len(blanket) <= 1, f"{named(path)} swallows everything {len(blanket)} times"


def catches_all(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    return isinstance(handler.type, ast.Name) and handler.type.id in {"Exception", "BaseException"}


def raises_again(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Raise) for node in ast.walk(handler))
