"""Settings: which file holds, what each key says, who wins, and what is told of slips."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ceasefire_diff.checking.settings import CheckOptions, Settings, settle
from ceasefire_diff.checking.settings_file import find_settings, read_settings
from ceasefire_diff.render.pages.settings import settings_as_text
from ceasefire_diff.source.diagnostics import CannotRun, Level


def settled(folder: Path, toml: str, asked: CheckOptions = CheckOptions()) -> Settings:  # noqa: B008 - a record that never changes
    """The settings of a file of its own."""
    (folder / "ceasefire-diff.toml").write_text(toml)
    return settle(asked, read_settings(str(folder / "ceasefire-diff.toml")))


def told(settings: Settings) -> dict[str, tuple[str, str]]:
    """What is shown of each setting: its value, and the last part of where it comes from."""
    return {each.name: (each.value, os.path.basename(each.origin)) for each in settings.effective}  # noqa: PTH119


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder that is the top of a repository, with a file two folders down."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "proposals" / "talks").mkdir(parents=True)
    (tmp_path / "proposals" / "talks" / "north.yaml").write_text("")
    return tmp_path


PYPROJECT = '[project]\nname = "x"\n\n[tool.ceasefire-diff]\nfail-on = "warning"\n'


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, None),
        ({"pyproject.toml": PYPROJECT}, "pyproject.toml"),
        ({"pyproject.toml": PYPROJECT, "ceasefire-diff.toml": ""}, "ceasefire-diff.toml"),
        ({"pyproject.toml": '[project]\nname = "ceasefire-diff-data"\n'}, None),
        ({"pyproject.toml": PYPROJECT, "proposals/ceasefire-diff.toml": ""}, "proposals/ceasefire-diff.toml"),
        ({"proposals/pyproject.toml": '[project]\nname = "x"\n', "pyproject.toml": PYPROJECT}, "pyproject.toml"),
        ({"../ceasefire-diff.toml": ""}, None),  # outside of the repository
    ],
    ids=str,
)
def test_which_file_holds(repository: Path, files: dict[str, str], found: str | None) -> None:
    """The nearest folder that has some, up to the top of the repository; the file of our own name wins there."""
    (repository / "deep").mkdir()
    top = repository / "deep"
    for each in (".git", "proposals"):
        (repository / each).rename(top / each)
    for name, text in files.items():
        (top / name).write_text(text)
    settings = find_settings([str(top / "proposals" / "talks" / "north.yaml")])
    assert (settings and Path(settings.path).absolute()) == (found and top / found)


def test_several_paths_share_one_file(repository: Path) -> None:
    """Of paths in two folders, the settings are those above both."""
    (repository / "proposals" / "talks" / "ceasefire-diff.toml").write_text("")
    (repository / "ceasefire-diff.toml").write_text("")
    settings = find_settings([str(repository / "proposals" / "talks"), str(repository / "proposals")])
    assert settings is not None
    assert Path(settings.path).absolute().parent == repository


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    """Each key does what it says, and its line is told."""
    (tmp_path / "acc.yaml").write_text("format: ceasefire-acceptances/1\nacceptances: []\n")
    settings = settled(
        tmp_path,
        'paths = ["a", "b"]\nfail-on = "never"\nshow = "note"\nacceptances = "acc.yaml"\n\n'
        '[levels]\n"source.uncited" = "off"\nact = "error"\nname.unknown = "warning"\n\n'
        '[[overrides]]\npaths = ["drafts/*"]\nlevels = {clause = "note"}\n',
    )
    assert [Path(each).name for each in settings.paths] == ["a", "b"]
    policy = settings.policy
    assert (policy.fail_on, policy.show) == (None, Level.NOTE)
    assert policy.levels == {"source.uncited": None, "act": Level.ERROR, "name.unknown": Level.WARNING}
    (override,) = policy.overrides
    assert override.covers(str(tmp_path / "drafts" / "x.yaml"))
    assert not override.covers(str(tmp_path / "x.yaml"))
    assert told(settings)["fail-on"] == ("never", "ceasefire-diff.toml:2")
    assert told(settings)["acceptances"][1] == "ceasefire-diff.toml:4"
    assert settings.origins["source.uncited"].endswith("ceasefire-diff.toml:7")
    assert settings.origins["act"].endswith(":8")


def test_the_command_line_wins(tmp_path: Path) -> None:
    """What is said for one run stands over the file, and is told to."""
    asked = CheckOptions(("here",), "error", "error", ("source=error", "act.without-actor=off"))
    settings = settled(tmp_path, 'paths = ["a"]\nfail-on = "note"\nshow = "note"\n[levels]\nact = "error"\n', asked)
    assert settings.paths == ("here",)
    assert settings.policy.fail_on is Level.ERROR
    assert settings.policy.chosen == {"source": Level.ERROR, "act.without-actor": None}
    assert {origin for _, origin in told(settings).values()} == {"command line", "default"}


def test_defaults() -> None:
    """Without a file and without options, errors fail, warnings are told, and proposals/ is looked at."""
    settings = settle(CheckOptions(), None)
    assert settings.paths == ("proposals",)
    assert (settings.policy.fail_on, settings.policy.show) == (Level.ERROR, Level.WARNING)
    assert {origin for _, origin in told(settings).values()} == {"default"}


@pytest.mark.parametrize(
    ("toml", "rule", "line", "said"),
    [
        ('fail_on = "warning"\n', "settings.key-unknown", 1, "Did you mean `fail-on`?"),
        ('show = "note"\nfail-on = "warn"\n', "settings.word", 2, "Did you mean `warning`?"),
        ("fail-on = 3\n", "settings.word", 1, "Write one of"),
        ('[levels]\n"source.uncitd" = "off"\n', "settings.rule-unknown", 2, "Did you mean `source.uncited`?"),
        ('[levels]\n"yaml.syntax" = "off"\n', "settings.rule-unknown", 2, "always errors"),
        ('[levels]\nsource = "of"\n', "settings.word", 2, "Did you mean `off`?"),
        ("[levels]\nsource = 1\n", "settings.word", 2, "Write one of"),
        ('levels = "off"\n', "settings.shape", 1, "Write [levels]"),
        ('paths = "proposals"\n', "settings.shape", 1, 'paths = ["proposals"]'),
        ("paths = []\n", "settings.shape", 1, 'paths = ["proposals"]'),
        ("overrides = 1\n", "settings.shape", 1, "[[overrides]]"),
        ("[[overrides]]\nlevels = {}\n", "settings.shape", 1, "Add paths"),
        ('acceptances = "none.yaml"\n', "settings.acceptances", 1, "Check the path"),
        ("acceptances = 1\n", "settings.shape", 1, "Write a path"),
        ("show = note\n", "settings.syntax", 1, "not TOML"),
        ("a = " + "[" * 100_000, "settings.syntax", 0, "not TOML"),
        ("#" * 1_000_001, "settings.syntax", 0, "more than"),
    ],
    ids=lambda each: each[:30] if isinstance(each, str) else str(each),
)
def test_slips_are_told(tmp_path: Path, toml: str, rule: str, line: int, said: str) -> None:
    """Everything that means nothing stops the run, with its line where that can be told, and a cure."""
    with pytest.raises(CannotRun) as stopped:
        settled(tmp_path, toml)
    (problem,) = stopped.value.problems
    assert problem.rule == rule
    assert problem.place.line == line
    assert said in str(problem)


def test_all_slips_at_once(tmp_path: Path) -> None:
    """One slip never hides the next, in the file or on the command line."""
    with pytest.raises(CannotRun) as stopped:
        settled(tmp_path, 'fail-on = "x"\nshow = "y"\nz = 1\n', CheckOptions(levels=("nothing=off",)))
    assert len(stopped.value.problems) == 4


def test_a_key_that_stands_twice_has_no_line(tmp_path: Path) -> None:
    """TOML's reader tells no lines: where two lines could be meant, the file is named and none of them."""
    with pytest.raises(CannotRun) as stopped:
        settled(tmp_path, '[levels]\nsource = "of"\n[[overrides]]\npaths = ["a"]\nlevels = {}\n[other]\nsource = 1\n')
    lines = {problem.rule: problem.place.line for problem in stopped.value.problems}
    assert lines == {"settings.word": 0, "settings.key-unknown": 6}


def test_what_a_file_says_is_no_command_of_a_log(tmp_path: Path) -> None:
    """Settings are shown with their hidden characters, and no line of theirs begins with a command."""
    text = settings_as_text(settled(tmp_path, 'paths = ["\\n::error title=x::pwned\\u001b[31m", "##[error]x"]'))
    assert "\x1b" not in text
    assert not any(line.lstrip().startswith(("::", "##[")) for line in text.splitlines())
    assert "##[" not in text
