"""docs/coding-guide.md: every example in it stands in the file it names, and the program reads it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

import pytest

from ceasefire_diff.cli.app import COMMANDS
from ceasefire_diff.reading.validation import check_files
from ceasefire_diff.rules.of_reading import reading_rules
from ceasefire_diff.source.diagnostics import Complaints
from ceasefire_diff.source.yaml_nodes import Mapping, Node, Scalar, Sequence, read_yaml

ROOT: Final = Path(__file__).resolve().parents[2]
GUIDE: Final = (ROOT / "docs" / "coding-guide.md").read_text(encoding="utf-8")
NAMED: Final = sorted(set(re.findall(r"`([a-z0-9-]+-\d{4}-\d\d-\d\d): ([a-z0-9-]+)`", GUIDE)))
SNIPPETS: Final = re.findall(r"^```yaml\n# ([a-z0-9/-]+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def provisions(snippet: str) -> list[str]:
    """The provisions a snippet shows, each from its `- id:` on; none in a snippet of a header or a glossary."""
    return re.findall(r"^- id: .*\n(?:(?!- id: ).*\n)*", snippet, re.MULTILINE)


def plain(node: Node | None) -> object:
    """What a node holds, without places and with lines folded."""
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key: plain(value) for key, (_, value) in node.entries.items()}


def read(text: str) -> object:
    """The plain data of a YAML text that the guarded reader must take without complaint."""
    complaints = Complaints()
    node = read_yaml(text.encode(), "shown", complaints)
    assert [str(problem) for problem in complaints.problems] == []
    return plain(node)


def stands_in(shown: object, whole: object) -> bool:
    """Whether all that is shown is so in the whole: mappings may leave out keys, anything else is equal."""
    if isinstance(shown, dict) and isinstance(whole, dict):
        return all(key in whole and stands_in(value, whole[key]) for key, value in shown.items())
    return shown == whole


def test_examples_are_found() -> None:
    """The guide names provisions and shows snippets, and every YAML block of it says which file it is from."""
    assert len(NAMED) > 20
    assert sum(len(provisions(snippet)) for _, snippet in SNIPPETS) > 8
    assert len(SNIPPETS) == GUIDE.count("```yaml\n")


@pytest.mark.parametrize(("stem", "name"), NAMED)
def test_named_provision_exists(stem: str, name: str) -> None:
    """A provision that the guide names stands in the file it names."""
    [file] = (ROOT / "proposals").glob(f"*/{stem}.yaml")
    assert re.search(rf"^  - id: {re.escape(name)}$", file.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("name", "snippet"), SNIPPETS)
def test_snippet_is_what_the_file_holds(name: str, snippet: str) -> None:
    """What a snippet shows is so in its file; keys may be left out, nothing is changed."""
    whole = read((ROOT / "proposals" / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(whole, dict)
    shown = provisions(snippet)
    if not shown:
        assert stands_in(read(snippet), whole)
    for provision in shown:
        [entry] = read(f"list:\n{provision}")["list"]  # type: ignore[index]
        [held] = [each for each in whole["provisions"] if each["id"] == entry["id"]]
        assert stands_in(entry, held), held


@pytest.mark.parametrize(("name", "snippet"), [each for each in SNIPPETS if provisions(each[1])])
def test_snippet_is_read(tmp_path: Path, name: str, snippet: str) -> None:
    """Put in place of the provision it is from, a snippet is read by the real reader without complaint."""
    shutil.copytree(ROOT / "proposals" / Path(name).parent, tmp_path, dirs_exist_ok=True)
    file = tmp_path / f"{Path(name).name}.yaml"
    text = file.read_text(encoding="utf-8")
    for provision in provisions(snippet):
        shown = [f"  {line}\n" for line in provision.splitlines()]
        if not any(line.startswith("    text: ") for line in shown):
            shown.append("    text: Left out on the page.\n")
        held = re.search(rf"^{re.escape(shown[0])}(?:(?!  - id: ).*\n)*", text, re.MULTILINE)
        assert held
        text = text[: held.start()] + "".join(shown) + text[held.end() :]
    file.write_text(text, encoding="utf-8")
    checked = check_files([str(file)])
    assert checked.read
    assert [str(problem) for problem in checked.problems] == []


def test_commands_exist() -> None:
    """Every command that the guide names is one."""
    assert set(re.findall(r"`ceasefire-diff ([a-z]+)", GUIDE)) <= set(COMMANDS)


def test_complaints_exist() -> None:
    """Every complaint that the guide names is one, and it names every warning about a coding."""
    named = set(re.findall(r"`((?:provision|term)\.[a-z-]+)`", GUIDE))
    advice = (ROOT / "src" / "ceasefire_diff" / "reading" / "advice.py").read_text(encoding="utf-8")
    assert named == set(re.findall(r'"((?:provision|term)\.[a-z-]+)"', advice))
    assert named <= set(reading_rules())
