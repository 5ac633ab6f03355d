"""Every option is declared in one file, and no command draws what it prints itself."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ceasefire_diff.cli import options
from ceasefire_diff.cli.app import COMMANDS


def command_files(root: Path) -> list[Path]:
    """The files of the command line that hold no declarations of options."""
    return [each for each in (root / "src/ceasefire_diff/cli").glob("*.py") if each.stem not in ("options", "app")]


def test_options_are_declared_in_one_file(root: Path) -> None:
    """Outside cli/options.py nothing makes an option or an argument; `--version` stands before all commands, in app."""
    for file in command_files(root):
        for node in ast.walk(ast.parse(file.read_text())):
            made = isinstance(node, ast.Attribute) and node.attr in ("Option", "Argument")
            assert not made, f"{file.name}:{getattr(node, 'lineno', 0)} declares an option: put it into cli/options.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_takes_what_is_declared(root: Path, name: str) -> None:
    """Every parameter of a command has the type `options.NAME`, and that alias is there."""
    function = name.replace("-", "_")
    tree = ast.parse((root / f"src/ceasefire_diff/cli/{function}.py").read_text())
    (command,) = (each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == function)
    parameters = [*command.args.args, *command.args.kwonlyargs]
    assert parameters
    for parameter in parameters:
        said = ast.unparse(parameter.annotation) if parameter.annotation else ""
        module, _, alias = said.partition(".")
        assert (module, hasattr(options, alias)) == ("options", True), (name, parameter.arg, said)


def test_every_declared_option_is_taken(root: Path) -> None:
    """No alias of cli/options.py is left over: some command takes it."""
    taken = "".join(file.read_text() for file in command_files(root))
    declared = [
        target.id
        for node in ast.parse((root / "src/ceasefire_diff/cli/options.py").read_text()).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    assert declared
    assert [alias for alias in declared if f"options.{alias}" not in taken] == []
