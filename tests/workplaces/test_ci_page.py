"""docs/ci.md: every example on it is what a machine takes, and is run where a machine is at hand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from ceasefire_diff.render.formats import FindingFormat, endings_of
from tests.checking.yaml_texts import START, WATCH, text_of
from tests.cli.installed import Command, Ran
from tests.repositories import WHO, Made, made
from tests.workplaces.composite_action import Action

NORTH, SOUTH = "proposals/north.yaml", "proposals/south.yaml"

SCHEMAS = {"jobs": "vendor.github-workflows", "runs": "vendor.github-actions", "proposals": "vendor.gitlab-ci"}
"""By a key at its top, the schema by which a file is judged."""


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page."""
    return (root / "docs" / "ci.md").read_text()


def blocks(page: str, language: str) -> list[str]:
    """The examples in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


@pytest.fixture
def repository(tmp_path: Path) -> Made:
    """A clone in which an edit has been made since the branch it goes to, and committed."""
    origin = made(tmp_path / "origin")
    origin.write(NORTH, text_of("North"))
    origin.write(SOUTH, text_of("South"))
    origin.commit()
    origin.git("clone", "--quiet", origin.folder, tmp_path / "clone")
    clone = Made(tmp_path / "clone")
    clone.write(NORTH, text_of("North", START, WATCH))
    clone.commit()
    return clone


def in_shell(repository: Made, command: Command, script: str, **variables: str) -> Ran:
    """Run a script as a build server does: in bash, stopping at what fails."""
    environment = {**command.environment(), **WHO, **variables}
    environment["PATH"] = os.pathsep.join((str(command.path.parent), environment["PATH"]))
    words = ["bash", "-e", "-o", "pipefail", "-c", script]
    done = subprocess.run(words, cwd=repository.folder, env=environment, capture_output=True, text=True, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


def judged_by_schema(file: Path, schema: str) -> subprocess.CompletedProcess[str]:
    """What check-jsonschema says of a file."""
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    return subprocess.run(words, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["action.yml", ".github/workflows/check.yml"])
def test_files_for_github_fit_their_schemas(root: Path, name: str) -> None:
    """The action and the workflow of this project are what GitHub's schemas ask for."""
    file = root / name
    schema = next(SCHEMAS[key] for key in yaml.safe_load(file.read_text()) if key in SCHEMAS)
    ran = judged_by_schema(file, schema)
    assert ran.returncode == 0, ran.stdout


def test_examples_fit_their_schemas(page: str, tmp_path: Path) -> None:
    """Every workflow and pipeline on the page is what its schema asks for, and a damaged one is not."""
    shown = [each for each in blocks(page, "yaml") if not each.startswith("repos:")]
    assert len(shown) == 3
    for block in shown:
        schema = next(SCHEMAS[key] for key in yaml.safe_load(block) if key in SCHEMAS)
        file = tmp_path / "shown.yml"
        file.write_text(block)
        ran = judged_by_schema(file, schema)
        assert ran.returncode == 0, ran.stdout
        file.write_text(re.sub(r"^( +)(runs-on|script):", r"\1no-such-key:", block, flags=re.MULTILINE))
        assert judged_by_schema(file, schema).returncode != 0


def test_the_lines_for_a_shell_work(page: str, repository: Made, command: Command) -> None:
    """They end as the graver command does, and write the files they speak of."""
    (script,) = blocks(page, "sh")
    ran = in_shell(repository, command, script)
    assert ran.status == 1, ran.err
    assert "[provision.removed]" in ran.out
    assert "`provision.removed`" in (repository.folder / "edits.md").read_text()
    assert "provision.removed" in (repository.folder / "edits.xml").read_text()
    repository.git("checkout", "--quiet", "origin/main")
    assert in_shell(repository, command, script).status == 0


def test_the_pipeline_works(page: str, repository: Made, command: Command) -> None:
    """GitLab's script finds what was edited, and writes the reports it promises."""
    pipeline = next(yaml.safe_load(each) for each in blocks(page, "yaml") if "GIT_DEPTH" in each)["proposals"]
    base = repository.git("rev-parse", "origin/main")
    (script,) = pipeline["script"]
    ran = in_shell(repository, command, script, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert ran.status == 1, ran.err
    assert "[provision.removed]" in ran.out
    for report in pipeline["artifacts"]["reports"]["junit"]:
        assert (repository.folder / report).read_text().startswith("<?xml")


def test_the_hooks_of_the_page_exist(page: str, root: Path) -> None:
    """The configuration for pre-commit names all hooks there are, and no others."""
    (shown,) = [yaml.safe_load(each) for each in blocks(page, "yaml") if each.startswith("repos:")]
    there = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text())
    assert [each["id"] for each in shown["repos"][0]["hooks"]] == [each["id"] for each in there]


def test_inputs_and_outputs_of_the_page_exist(page: str, root: Path) -> None:
    """The page lists every input of the action and every output, and its examples use no other."""
    definition = Action(root).definition
    listed = re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)
    assert listed == list(definition["inputs"])
    for output in definition["outputs"]:
        assert f"`{output}`" in page
    for block in blocks(page, "yaml"):
        steps: list[dict[str, Any]] = yaml.safe_load(block).get("jobs", {}).get("proposals", {}).get("steps", [])
        for step in steps:
            if step["uses"] == "./":
                assert set(step.get("with", {})) <= set(definition["inputs"])
        assert set(re.findall(r"steps\.found\.outputs\.(\w+)", block)) <= set(definition["outputs"])


def test_formats_of_the_page_exist(page: str) -> None:
    """Every format and ending the page speaks of is there, and every ending is spoken of."""
    assert set(re.findall(r"--format (\w+)", page)) <= {each.value for each in FindingFormat}
    endings = set(re.findall(r"-o \w+(\.\w+)", page))
    assert endings == set(endings_of("check")) - {".txt"}


def test_the_workflow_asks_for_little(root: Path) -> None:
    """The project's own workflow may read and nothing else, leaves no credentials behind, and pins what it uses."""
    text = (root / ".github" / "workflows" / "check.yml").read_text()
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    used = re.findall(r"uses: (\S+)", text)
    assert "./" in used
    assert all(re.search(r"@[0-9a-f]{40}$", each) for each in used if each != "./")
    assert "persist-credentials: false" in text
    assert "pull_request_target" not in text
