from pathlib import Path

from config.problems import ConfigError, Problem, dotted, unreadable


def test_a_path_is_written_as_people_write_it() -> None:
    assert dotted(("services", 3, "name", "ru")) == "services[3].name.ru"
    assert dotted(()) == ""
    assert dotted((2, "a")) == "[2].a"


def test_a_problem_is_one_line_an_editor_can_jump_to() -> None:
    problem = Problem("a.yaml", 12, 5, "zones[0].id", "is wrong", "did you mean 'b'?")
    assert str(problem) == "a.yaml:12:5: zones[0].id: is wrong; did you mean 'b'?"


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    assert str(unreadable(Path("a.yaml"), "is not there")) == "a.yaml: is not there"


def test_an_error_says_every_problem_on_a_line_of_its_own() -> None:
    problems = (Problem("a", 1, 1, "", "x"), Problem("a", 2, 1, "", "y"))
    assert str(ConfigError(problems)) == "a:1:1: x\na:2:1: y"
