"""Several files: one glossary, one set of topics, ids that differ, and every complaint of every file at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ceasefire_diff.reading.proposals import read_proposal, read_proposals
from ceasefire_diff.reading.source_file import proposal_ids
from ceasefire_diff.reading.validation import check_files
from ceasefire_diff.source.diagnostics import CannotRun
from tests.reading.files import GLOSSARY, proposal

NAMING = proposal("requires: treaty-signed", header="glossary: glossary.yaml")
SILENT = proposal("requires: treaty-signed")
OWN_TOPICS = """\
format: ceasefire-topics/1
group: sea
title: At sea
topics:
  - id: x-grain
    title: Grain corridor
    definition: Ships with grain.
    terms: {ports: {kind: names, identifies: yes}}
"""


def written(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Write files and return the paths of those that are proposals."""
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in files if not name.endswith(("glossary.yaml", "topics.yaml"))]


def test_a_file_that_names_no_glossary_uses_the_other_s(tmp_path: Path) -> None:
    """One comparison has one glossary, whichever of its files names it and in whatever order they come."""
    paths = written(tmp_path, {"a.yaml": NAMING, "b.yaml": SILENT, "glossary.yaml": GLOSSARY})
    for order in (paths, paths[::-1]):
        found = read_proposals(order)
        assert not found.problems
        assert {each.glossary.file for each in found.proposals} == {str(tmp_path / "glossary.yaml")}


def test_two_different_glossaries_cannot_be(tmp_path: Path) -> None:
    """Names can be linked in one way only; both places are named, and each file is still read with its own."""
    other = GLOSSARY.replace("East]", "Orient]")
    files = {
        "n/a.yaml": NAMING,
        "s/b.yaml": NAMING + "    modality: shal\n",
        "n/glossary.yaml": GLOSSARY,
        "s/glossary.yaml": other,
    }
    with pytest.raises(CannotRun) as stopped:
        read_proposals(written(tmp_path, files))
    first, second = stopped.value.problems
    assert (first.rule, first.place.line, len(first.related)) == ("glossary.different", 8, 1)
    assert second.rule == "provision.word"


def test_two_glossaries_that_say_the_same_are_one(tmp_path: Path) -> None:
    """Two folders may each hold a copy."""
    files = {"n/a.yaml": NAMING, "s/b.yaml": NAMING, "n/glossary.yaml": GLOSSARY, "s/glossary.yaml": GLOSSARY}
    assert len(read_proposals(written(tmp_path, files)).proposals) == 2


def test_the_glossary_of_the_command_line_wins(tmp_path: Path) -> None:
    """With `--glossary` no file named in a proposal is looked for."""
    written(tmp_path, {"mine/glossary.yaml": GLOSSARY})
    paths = written(tmp_path, {"n/a.yaml": NAMING, "s/b.yaml": NAMING})
    found = read_proposals(paths, glossary=str(tmp_path / "mine" / "glossary.yaml"))
    assert (len(found.proposals), found.problems) == (2, ())


def test_own_topics_hold_for_all(tmp_path: Path) -> None:
    """A topics file that one proposal names is that of the comparison."""
    files = {
        "a.yaml": proposal("topic: x-grain\nterms: {ports: all}", header="topics: topics.yaml"),
        "b.yaml": proposal("topic: x-grain\nterms: {ports: none}"),
        "topics.yaml": OWN_TOPICS,
    }
    found = read_proposals(written(tmp_path, files))
    assert not found.problems
    assert [*found.taxonomy.topics][-1] == "x-grain"


def test_two_different_topics_files_cannot_be(tmp_path: Path) -> None:
    """One comparison goes by one set of topics."""
    text = proposal("topic: x-grain", header="topics: topics.yaml")
    files = {"n/a.yaml": text, "s/b.yaml": text, "n/topics.yaml": OWN_TOPICS, "s/topics.yaml": OWN_TOPICS + "# other\n"}
    with pytest.raises(CannotRun) as stopped:
        read_proposals(written(tmp_path, files))
    assert [each.rule for each in stopped.value.problems] == ["topics.different"]


def test_topics_with_faults_do_not_make_their_topics_unknown(tmp_path: Path) -> None:
    """Where own topics cannot all be read, an `x-` topic is not complained of as well."""
    files = {"a.yaml": proposal("topic: x-grain", header="topics: topics.yaml"), "topics.yaml": "- a list\n"}
    found = read_proposals(written(tmp_path, files))
    assert [each.rule for each in found.problems] == ["file.not-a-mapping"]
    assert found.proposals == ()


def test_a_broken_file_never_hides_the_next(tmp_path: Path) -> None:
    """What cannot be opened, what is no YAML and what is wrong inside are all told in one go."""
    paths = written(tmp_path, {"a.yaml": "a: [", "b.yaml": proposal("modality: shal"), "c.yaml": proposal("by: A")})
    with pytest.raises(CannotRun) as stopped:
        read_proposals([str(tmp_path / "nothing.yaml"), *paths])
    assert [each.rule for each in stopped.value.problems] == ["file.not-found", "yaml.syntax", "provision.word"]


def test_a_file_with_errors_is_left_out_of_the_proposals(tmp_path: Path) -> None:
    """Nobody compares a file that was read in part without being told."""
    paths = written(tmp_path, {"a.yaml": proposal("modality: shal"), "b.yaml": proposal("by: A")})
    found = read_proposals(paths)
    assert ([each.id for each in found.proposals], len(found.problems)) == (["b"], 1)


def test_a_glossary_with_errors_leaves_nothing_to_compare(tmp_path: Path) -> None:
    """Its links are part of every text it holds for."""
    files = {"a.yaml": NAMING, "glossary.yaml": GLOSSARY + "overlap: []\n"}
    found = read_proposals(written(tmp_path, files))
    assert (found.proposals, [each.rule for each in found.problems]) == ((), ["glossary.key-unknown"])


def test_reading_one_proposal(tmp_path: Path) -> None:
    """From Python one file is read by one call, which raises with every complaint."""
    good, bad = written(tmp_path, {"a.yaml": proposal("by: A"), "b.yaml": proposal("modality: shal\nstance: no")})
    assert read_proposal(good).id == "a"
    with pytest.raises(CannotRun) as stopped:
        read_proposal(bad)
    assert len(stopped.value.problems) == 2


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["x/a.yaml", "x/b.yml"], ["a", "b"]),
        (["x/a.yaml", "y/a.yaml"], ["x/a", "y/a"]),
        (["x/a.yaml", "y/a.yaml", "y/b.yaml"], ["x/a", "y/a", "b"]),
        (["x/y/a.yaml", "z/y/a.yaml"], ["x/y/a", "z/y/a"]),
        (["a.yaml", "HEAD:x/a.yaml"], ["here/a", "x/a"]),
        (["HEAD:x/a.yaml", "HEAD~1:x/a.yaml"], ["HEAD:x/a", "HEAD~1:x/a"]),
        (["x/a.yaml", "x/a.yaml"], ["a", "a~2"]),
        (["x/a.yaml", "x/a.yaml", "a~2.yaml"], ["a", "a~3", "a~2"]),
        (["-", "x/a.b.yaml"], ["standard-input", "a.b"]),
    ],
)
def test_ids_tell_the_files_of_one_call_apart(
    arguments: list[str], ids: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name without ending; with the folder where two would be equal; as given where even that is equal."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert proposal_ids(arguments) == ids


def test_files_are_checked_each_for_itself(tmp_path: Path) -> None:
    """For validation two folders may differ in their glossaries, and glossaries and topics are files like others."""
    other = GLOSSARY.replace("East]", "Orient]") + "titles: {x-grain: Grain}\n"
    files = {
        "n/a.yaml": NAMING,
        "s/b.yaml": NAMING.replace("glossary: glossary.yaml", "glossary: glossary.yaml\ntopics: topics.yaml"),
        "n/glossary.yaml": GLOSSARY + "name: {}\n",
        "s/glossary.yaml": other,
        "s/topics.yaml": OWN_TOPICS.replace("title: Grain", "titel: Grain"),
    }
    written(tmp_path, files)
    paths = [str(tmp_path / name) for name in files]
    found = check_files([str(tmp_path / "none.yaml"), *paths])
    assert [each.rule for each in found.stops] == ["file.not-found"]
    assert [each.rule for each in found.problems] == ["glossary.key-unknown", "topics.key-unknown"]
    assert found.read == tuple(paths)
