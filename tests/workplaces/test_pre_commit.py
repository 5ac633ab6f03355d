"""The hooks for pre-commit, run for real: pre-commit builds their environment from a repository and git calls them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.checking.yaml_texts import LENGTH, START, WATCH, text_of
from tests.repositories import WHO, Made, made
from tests.workplaces.project import copied, skip_without_index

NORTH, SOUTH = "proposals/north.yaml", "proposals/south.yaml"

CONFIGURATION: Final = """\
repos:
  - repo: {project}
    rev: {revision}
    hooks:
      - id: ceasefire-diff-validate
      - id: ceasefire-diff-check
"""


class Committing:
    """A repository in which git runs the hooks at each commit."""

    def __init__(self, repository: Made, environment: Mapping[str, str]) -> None:
        self.repository = repository
        self._environment = environment

    def commit(self, *words: str) -> tuple[bool, str]:
        """Commit what is staged; whether that was done, and what was said."""
        done = subprocess.run(
            ["git", "commit", "--message", "An edit", *words],
            cwd=self.repository.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode == 0, done.stdout


@pytest.fixture
def committing(root: Path, tmp_path: Path) -> Committing:
    """A repository with two texts, in which pre-commit is installed with both hooks of this project."""
    program = Path(sys.executable).with_name("pre-commit")
    if not program.exists():
        pytest.skip("pre-commit is not installed beside the tests")
    skip_without_index()
    project = copied(root, tmp_path / "project")
    repository = made(tmp_path / "repository")
    repository.write(NORTH, text_of("North"))
    repository.write(SOUTH, text_of("South"))
    revision = project.git("rev-parse", "HEAD")
    repository.write(".pre-commit-config.yaml", CONFIGURATION.format(project=project.folder, revision=revision))
    repository.commit()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    environment = {**kept, **WHO, "PRE_COMMIT_HOME": str(tmp_path / "home"), "PRE_COMMIT_COLOR": "never"}
    words = [str(program), "install", "--install-hooks"]
    subprocess.run(words, cwd=repository.folder, env=environment, check=True, capture_output=True)
    return Committing(repository, environment)


def test_git_runs_the_hooks(committing: Committing) -> None:
    """A commit is looked at as it will be, told what it does, and stopped where the files or the edits ask for it.

    One test, for building the environment takes longer than all that is done in it.
    """
    repository = committing.repository

    # An edit of a value is told and passes.
    repository.write(NORTH, text_of("North", LENGTH.replace("30 days", "60 days"), START, WATCH))
    repository.git("add", "--all")
    done, said = committing.commit()
    assert done, said
    assert "length was 30 days and is now 60 days" in said
    assert "[verdict.changed]" in said

    # A text whose form is broken is stopped by both.
    repository.write(NORTH, text_of("North", LENGTH.replace("duration", "duratoin")))
    repository.git("add", "--all")
    done, said = committing.commit()
    assert not done
    assert "duratoin" in said.partition("ceasefire-diff check")[0]
    assert "[file.invalid]" in said.partition("ceasefire-diff check")[2]

    # What is not staged is not looked at, and is there again afterwards.
    broken = (repository.folder / NORTH).read_text()
    repository.write(NORTH, text_of("North", LENGTH.replace("30 days", "90 days"), START, WATCH))
    repository.git("add", "--all")
    repository.write(NORTH, broken)
    done, said = committing.commit()
    assert done, said
    assert "length was 60 days and is now 90 days" in said
    assert (repository.folder / NORTH).read_text() == broken
    repository.git("checkout", "--", NORTH)

    # What a commit takes away is told, though there is no file left to pass to a hook.
    repository.git("rm", "--quiet", SOUTH)
    done, said = committing.commit()
    assert not done
    assert "[file.removed]" in said
    repository.git("reset", "--quiet", "--hard")

    # A commit that touches no proposal passes.
    repository.write("notes.yaml", "a: [\n")
    repository.git("add", "--all")
    done, said = committing.commit()
    assert done, said
    assert "(no files to check)Skipped" in said


def test_the_hooks_are_well_described(root: Path) -> None:
    """pre-commit itself finds nothing wrong with the list of hooks."""
    program = Path(sys.executable).with_name("pre-commit")
    if not program.exists():
        pytest.skip("pre-commit is not installed beside the tests")
    words = [str(program), "validate-manifest", str(root / ".pre-commit-hooks.yaml")]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
