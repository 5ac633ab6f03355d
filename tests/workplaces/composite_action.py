"""A composite action, run as a runner runs it: its inputs and outputs, its variables, its steps in bash."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")


@dataclass(slots=True)
class Done:
    """What one run of an action came to: the status of the step that ended it, its log, what it handed on."""

    status: int = 0
    log: str = ""
    errors: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Action:
    """An action in its folder."""

    folder: Path

    @property
    def definition(self) -> dict[str, Any]:
        """What its file says."""
        return dict(yaml.safe_load((self.folder / "action.yml").read_text()))

    def run(
        self,
        workspace: Path,
        inputs: Mapping[str, str],
        *,
        environment: Mapping[str, str] | None = None,
        event: Mapping[str, Any] | None = None,
        known: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Done:
        """Run its steps in a workspace until one fails; steps whose outputs are `known` are passed by."""
        definition = self.definition
        temporary = workspace.parent / "runner temporary"
        temporary.mkdir(exist_ok=True)
        steps = {name: {"outputs": dict(outputs)} for name, outputs in (known or {}).items()}
        given = {name: inputs.get(name, each["default"]) for name, each in definition["inputs"].items()}
        assert set(inputs) <= set(given)
        contexts = {"inputs": given, "steps": steps, "github": {"event": event or {}}}
        done = Done()
        for step in definition["runs"]["steps"]:
            if step["id"] in steps:
                continue
            assert step["shell"] == "bash"
            files = {name: temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
            for file in files.values():
                file.write_text("")
            script = temporary / "step.sh"
            script.write_text(step["run"])
            ran = subprocess.run(
                ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
                cwd=workspace,
                env={
                    **os.environ,
                    "GITHUB_ACTION_PATH": str(self.folder),
                    "GITHUB_ACTIONS": "true",
                    "RUNNER_TEMP": str(temporary),
                    **{name: str(file) for name, file in files.items()},
                    **(environment or {}),
                    **{name: evaluated(value, contexts) for name, value in step.get("env", {}).items()},
                },
                capture_output=True,
                text=True,
                check=False,
            )
            done.log += ran.stdout
            done.errors += ran.stderr
            done.summary += files["GITHUB_STEP_SUMMARY"].read_text()
            said = files["GITHUB_OUTPUT"].read_text().splitlines()
            outputs = {name: value for name, _, value in (line.partition("=") for line in said)}
            steps[step["id"]] = {"outputs": outputs}
            done.status = ran.returncode
            if done.status:
                break
        done.outputs = {name: evaluated(each["value"], contexts) for name, each in definition["outputs"].items()}
        return done


def evaluated(text: str, contexts: Mapping[str, Any]) -> str:
    """A text with its expressions evaluated, as far as an action needs them: names with points, and `||`."""
    return _EXPRESSION.sub(lambda found: _value(found[1], contexts), text)


def _value(expression: str, contexts: Mapping[str, Any]) -> str:
    for part in expression.split("||"):
        value: Any = contexts
        for name in part.strip().split("."):
            value = value.get(name, {}) if isinstance(value, Mapping) else {}
        if value and isinstance(value, str):
            return value
    return ""
