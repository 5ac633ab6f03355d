"""A kind of value is one file: what stands beside the others with a KIND is read, compared and offered."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ceasefire_diff.taxonomy.topic import Term
from ceasefire_diff.values.kind import Kind
from ceasefire_diff.values.value import KINDS

ONE_MORE = '''
"""A colour as a value."""

from __future__ import annotations

from ceasefire_diff.values.kind import Kind, Value
from ceasefire_diff.values.relation import Relation, RelationKind


class Colour(Value, frozen=True):
    """A colour by its name."""

    name: str

    @property
    def key(self) -> tuple[str, str]:
        """Equal for one colour."""
        return ("colour", self.name)


def _relate(left: Colour, right: Colour) -> Relation:
    return Relation(RelationKind.SAME if left == right else RelationKind.APART, "colour.same")


KIND = Kind(
    name="colour",
    holds=Colour,
    parse=lambda source, _, __: Colour(source, source.lower()),
    relate=_relate,
    described=lambda _: "a colour",
)
'''
TRY_IT = """
import json
from ceasefire_diff.taxonomy.topic import Term
from ceasefire_diff.values.value import KINDS, reaches, relate
kind = KINDS["colour"]
red, RED, blue = (kind.parse(each, Term("of", "colour"), None) for each in ("red", "RED", "blue"))
print(json.dumps([relate(red, RED).kind.value, relate(red, blue).kind.value, reaches(red, RED), kind.described(None)]))
"""


def test_a_new_kind_of_value_is_one_file(root: Path, tmp_path: Path) -> None:
    """In a copy of the program one file more makes values of a new kind readable and comparable."""
    shutil.copytree(root / "src", tmp_path / "src")
    (tmp_path / "src/ceasefire_diff/values/colour.py").write_text(ONE_MORE, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", TRY_IT], cwd=tmp_path / "src", capture_output=True, text=True, check=True
    )
    assert json.loads(ran.stdout) == ["same", "apart", None, "a colour"]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_kind_speaks_of_events_in_both_ways_or_in_none(kind: Kind) -> None:
    """Whoever can list events can put others in their place; what a kind needs it also takes."""
    assert (kind.events is None) == (kind.map_events is None)
    assert not kind.needs or kind.needs in kind.takes
    assert isinstance(kind.shape(Term("x", kind.name, words=("one", "other"))), dict)
