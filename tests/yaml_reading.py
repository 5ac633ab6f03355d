"""Reading YAML in tests: from text or bytes, by each loader PyYAML has here, to plain data."""

from __future__ import annotations

from typing import Final

import pytest
import yaml

from ceasefire_diff.source import yaml_nodes
from ceasefire_diff.source.diagnostics import Complaints, Diagnostic
from ceasefire_diff.source.yaml_nodes import Mapping, Node, Scalar, Sequence, read_yaml

LOADERS: Final = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS, ids=lambda loader: loader.__name__)
def each_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the test once with each loader."""
    monkeypatch.setattr(yaml_nodes, "_FAST_LOADER", request.param)


def read(source: str | bytes) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """Nodes and complaints of a source."""
    complaints = Complaints()
    data = source if isinstance(source, bytes) else source.encode()
    return read_yaml(data, "f.yaml", complaints), complaints.problems


def as_plain(node: Node) -> object:
    """The texts of a node without their places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [as_plain(item) for item in node.items]
    return {key: as_plain(value) for key, (_, value) in node.entries.items()}


def only(source: str | bytes) -> tuple[str, int, int]:
    """Rule, line and column of the one complaint a source must give."""
    _, problems = read(source)
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0].rule, problems[0].place.line, problems[0].place.column
