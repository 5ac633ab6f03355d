"""The composite action: its steps run as the shell runs them, on repositories of every kind."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from tests.checking.yaml_texts import LENGTH, START, WATCH, text_of
from tests.cli.installed import Command
from tests.repositories import WHO, Made, made
from tests.workplaces.composite_action import Action, Done
from tests.workplaces.project import copied, skip_without_index

NORTH, SOUTH = "proposals/north.yaml", "proposals/south.yaml"
EDITED = text_of("North", LENGTH.replace("30 days", "60 days"), START, WATCH)
REMOVED = text_of("North", START, WATCH)
BROKEN = text_of("North", LENGTH.replace("duration", "duratoin"))
ZEROS = "0" * 40


@pytest.fixture
def workspace(tmp_path: Path) -> Made:
    """What a checkout of all history leaves of a pull request: the branch it goes to, and the merge with it."""
    origin = made(tmp_path / "origin")
    origin.write(NORTH, text_of("North"))
    origin.write(SOUTH, text_of("South"))
    origin.commit()
    origin.git("clone", "--quiet", origin.folder, tmp_path / "workspace")
    return Made(tmp_path / "workspace")


@pytest.fixture
def action(root: Path, command: Command) -> Action:
    """The action of this project."""
    assert command.path.exists()
    return Action(root)


def run(
    action: Action,
    workspace: Made,
    inputs: Mapping[str, str] | None = None,
    environment: Mapping[str, str] | None = None,
    event: Mapping[str, Any] | None = None,
) -> Done:
    """Run the action with what is installed for the tests in place of its own installation."""
    known = {"install": {"programs": str(Path(sys.executable).parent)}}
    return action.run(
        workspace.folder, inputs or {}, environment={**WHO, **(environment or {})}, event=event, known=known
    )


PULL = {"GITHUB_BASE_REF": "main"}


def test_nothing_found(action: Action, workspace: Made) -> None:
    """Where nothing is wrong and nothing was edited, the step ends well and says so."""
    done = run(action, workspace, environment=PULL)
    assert done.status == 0, done.errors
    assert "::" not in done.log
    assert done.outputs["status"] == "0"
    assert [done.outputs[each] for each in ("errors", "warnings", "notes")] == ["0", "0", "0"]
    assert "## ceasefire-diff validate" in done.summary
    assert "## ceasefire-diff check" in done.summary


class Edit(Struct, frozen=True):
    """An edit of North's text, what is asked for, the status it comes to, and a rule that is told."""

    text: str
    inputs: Mapping[str, str]
    status: int
    rule: str


EDITS = {
    "a value": Edit(EDITED, {}, 0, "term.changed"),
    "a value, failing on warnings": Edit(EDITED, {"fail-on": "warning"}, 1, "term.changed"),
    "a value, raised": Edit(EDITED, {"level": "term.changed=error\n\n"}, 1, "term.changed"),
    "a value, with all off": Edit(
        EDITED, {"level": "text=off\r\nterm=off\r\nverdict=off\r\n", "fail-on": "warning"}, 0, ""
    ),
    "a value, alone": Edit(EDITED, {"against": "none", "fail-on": "warning", "level": "text=off\nterm=off"}, 0, ""),
    "a value elsewhere": Edit(EDITED, {"paths": SOUTH, "fail-on": "warning"}, 0, ""),
    "a provision gone": Edit(REMOVED, {}, 1, "provision.removed"),
    "a provision gone, never failing": Edit(REMOVED, {"fail-on": "never"}, 0, "provision.removed"),
    "a file broken": Edit(BROKEN, {}, 1, "file.invalid"),
    "no such settings": Edit(EDITED, {"config": "missing.toml"}, 2, ""),
    "no such rule": Edit(EDITED, {"level": "term.chagned=off"}, 2, ""),
    "one path missing": Edit(REMOVED, {"paths": f"{NORTH}\nmissing.yaml"}, 2, "provision.removed"),
    "no such base": Edit(EDITED, {"base": "no-such-branch"}, 2, ""),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_pull_request(action: Action, workspace: Made, name: str) -> None:
    """The status is that of the graver command; findings are annotations, and in summary, SARIF and counts the same."""
    edit = EDITS[name]
    status, rule = edit.status, edit.rule
    workspace.write(NORTH, edit.text)
    workspace.commit()
    done = run(action, workspace, edit.inputs, PULL)
    assert done.status == status, done.errors
    assert done.outputs["status"] == str(status)
    annotated = re.findall(
        r"^::(error|warning|notice) file=proposals/north\.yaml,.*title=ceasefire-diff (\S+?)::", done.log, re.MULTILINE
    )
    assert (rule in {each for _, each in annotated}) if rule else not annotated
    for output, level in (("errors", "error"), ("warnings", "warning"), ("notes", "notice")):
        assert done.outputs[output] == str(sum(each == level for each, _ in annotated))
    found = []
    for file in Path(done.outputs["sarif"]).iterdir():
        found += [each["ruleId"] for each in json.loads(file.read_text())["runs"][0]["results"]]
    assert sorted(found) == sorted(each for _, each in annotated)
    assert done.summary == Path(done.outputs["summary"]).read_text()
    assert not rule or f"`{rule}`" in done.summary
    if status == 2:
        assert re.search(r"\[\S+\]$", done.errors, re.MULTILINE)
    if status == 2 and not rule:
        assert "This could not be done: the log of the step says why." in done.summary


def test_where_edits_are_counted_from(action: Action, workspace: Made) -> None:
    """What is said, else the branch of a pull request, the branch a merge queue lands on, or what a push began with."""
    before = workspace.git("rev-parse", "HEAD")
    workspace.write(NORTH, EDITED)
    middle = workspace.commit()
    workspace.write(SOUTH, EDITED.replace("North", "South"))
    workspace.commit()

    def told(inputs: Mapping[str, str], environment: Mapping[str, str], event: Mapping[str, Any]) -> set[str]:
        done = run(action, workspace, inputs, environment, event)
        assert done.status == 0, done.errors
        return set(re.findall(r"file=(\S+?),.*title=ceasefire-diff term.changed", done.log))

    assert told({}, {}, {}) == set()
    assert told({}, PULL, {"before": middle}) == {NORTH, SOUTH}
    assert told({"base": "HEAD~1"}, PULL, {}) == {SOUTH}
    assert told({}, {}, {"before": middle}) == {SOUTH}
    assert told({}, {}, {"before": before}) == {NORTH, SOUTH}
    assert told({}, {}, {"before": ZEROS}) == set()
    assert told({}, {}, {"merge_group": {"base_ref": "refs/heads/main"}, "before": middle}) == {NORTH, SOUTH}


def test_a_force_push(action: Action, workspace: Made) -> None:
    """Where the earlier head is gone, edits count from where the branch left the default one, or the step fails."""
    start = workspace.git("rev-parse", "HEAD")
    workspace.write(NORTH, EDITED)
    workspace.commit()
    gone = {"before": "1" * 40, "repository": {"default_branch": "trunk"}}
    lost = run(action, workspace, {}, {}, gone)
    assert lost.status == 2
    assert "edits could not be looked at" in lost.summary
    workspace.git("update-ref", "refs/remotes/origin/trunk", start)
    found = run(action, workspace, {}, {}, gone)
    assert "title=ceasefire-diff term.changed" in found.log
    assert "edits are those since it left origin/trunk" in found.summary


def test_a_shallow_checkout(action: Action, workspace: Made, tmp_path: Path) -> None:
    """Where too little history was fetched, the log and the status say so, with the setting that mends it."""
    origin = f"file://{workspace.folder}"
    workspace.write(NORTH, EDITED)
    workspace.commit()
    workspace.git("clone", "--quiet", "--depth=1", origin, tmp_path / "shallow")
    shallow = Made(tmp_path / "shallow")
    begun: list[tuple[dict[str, str], dict[str, str]]] = [
        ({"GITHUB_BASE_REF": "release"}, {}),
        ({}, {"before": "1" * 40}),
    ]
    for environment, event in begun:
        done = run(action, shallow, {}, environment, event)
        assert done.status == 2
        assert "fetch-depth: 0" in done.errors
        assert "## ceasefire-diff validate" in done.summary


def test_nothing_from_outside_is_run(action: Action, workspace: Made, tmp_path: Path) -> None:
    """Names of branches and files, and every input, are words, whatever a shell or a log would make of them."""
    bait = tmp_path / "bait"
    evil = f"$(touch${{IFS}}{bait})`touch${{IFS}}{bait}`"
    branch = f'x";touch${{IFS}}{bait};"'
    workspace.git("update-ref", f"refs/remotes/origin/{branch}", "HEAD")
    name = f"proposals/{evil.replace('/', '_')}.yaml"
    workspace.write(name, text_of("West"))
    workspace.write("proposals/::error::x.yaml", BROKEN)
    workspace.write("-n.yaml", text_of("East"))
    workspace.commit()
    done = run(action, workspace, environment={"GITHUB_BASE_REF": branch})
    assert done.status == 1
    assert "file.added" in done.log
    hostile = [
        (each, f'{evil}; "; touch {bait}; "') for each in ("paths", "base", "against", "fail-on", "level", "config")
    ]
    for each, value in (*hostile, ("paths", "::error::x"), ("base", "--help"), ("base", "::error::x")):
        done = run(action, workspace, {each: value}, PULL)
        assert done.status == 2, (each, value)
        assert "Usage" not in done.log
        said = [line for line in (done.log + done.errors).splitlines() if line.lstrip().startswith("::")]
        assert all(re.match(r"::(error|warning|notice) file=", line) for line in said), (each, value)
    assert not bait.exists()


def test_scripts_hold_no_expression(action: Action) -> None:
    """No script has an expression in it, so that nothing from outside can become a part of one."""
    for step in action.definition["runs"]["steps"]:
        assert "${{" not in step["run"]


def test_a_long_summary_is_left_out(action: Action, workspace: Made) -> None:
    """What is longer than a page may be stays in its file, and the page says so."""
    provisions = [LENGTH.replace("days,", f"days-{number},") for number in range(9000)]
    workspace.write(NORTH, text_of("North", *provisions))
    workspace.commit()
    done = run(action, workspace, {"against": "none"}, PULL)
    assert len(Path(done.outputs["summary"]).read_bytes()) > 1_000_000
    assert done.summary == "What ceasefire-diff found is too long for this page: see the log of the step.\n"


def test_it_installs_itself(root: Path, workspace: Made, tmp_path: Path) -> None:
    """From a checkout of its own, with nothing installed, it installs itself and judges."""
    skip_without_index()
    workspace.write(NORTH, REMOVED)
    workspace.commit()
    project = copied(root, tmp_path / "the action")
    done = Action(project.folder).run(workspace.folder, {}, environment={**WHO, **PULL})
    assert done.status == 1, done.errors
    assert "title=ceasefire-diff provision.removed::" in done.log
    assert project.git("status", "--porcelain", "--ignored") == ""
