"""A library of texts surveyed: what each says, what pairs come to, and that no run does work twice or loses any."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from io import StringIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from ceasefire_diff.comparing.compare import compare
from ceasefire_diff.surveying import survey as survey_module
from ceasefire_diff.surveying.cache import NAME, opened
from ceasefire_diff.surveying.library import conflicts_of, read_conflict
from ceasefire_diff.surveying.pairs import pairs_of, results_of
from ceasefire_diff.surveying.survey import Survey
from tests.cli.installed import Command
from tests.texts import proposal_text

LIBRARY = "proposals"
GAZA = "proposals/gaza-2025"


def data_of(root: Path, folder: str) -> tuple[list[str], dict[str, bytes]]:
    """The files of a folder by their paths, and those paths."""
    data = {str(file.relative_to(root)): file.read_bytes() for file in sorted((root / folder).rglob("*.yaml"))}
    return list(data), data


def library(root: Path, folder: str, changes: dict[str, str] | None = None) -> Survey:
    """The files of a folder as a survey, some of them changed."""
    _, data = data_of(root, folder)
    for name, added in (changes or {}).items():
        data[name] += added.encode()
    return Survey(conflicts_of(list(data), data), "test")


def compared(survey: Survey, folder: Path, jobs: int = 1) -> list[tuple[int, int]]:
    """Compare its pairs with a cache in a folder; what was said on the way."""
    said: list[tuple[int, int]] = []
    with opened(folder) as cache:
        survey.compare(cache, jobs=jobs, scheduler=None, say=lambda done, total: said.append((done, total)))
    return said


def rows(text: str) -> list[dict[str, str]]:
    """The lines of a CSV table by the names of their columns."""
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment in which the cache of the user is this test's."""
    return {"XDG_CACHE_HOME": str(tmp_path / "cache"), "HOME": str(tmp_path)}


def test_every_text_and_provision_is_told(command: Command, root: Path, home: dict[str, str]) -> None:
    """The table of issues has each provision of each text once, with the words of its file."""
    told = rows(command("survey", LIBRARY, environment=home).out)
    survey = library(root, LIBRARY)
    expected = {(line.conflict, line.text, line.provision) for line in survey.issues()}
    assert {(each["conflict"], each["text"], each["provision"]) for each in told} == expected
    assert len(told) == len(expected) > 300
    assert survey.problems == []


def test_pairs_have_the_rows_of_compare(command: Command, root: Path, home: dict[str, str]) -> None:
    """Each pair has just the rows, options and verdicts that `compare` prints as JSON."""
    told = rows(command("survey", LIBRARY, "--pairs", environment=home).out)
    pairs = sorted({(each["conflict"], each["left"], each["right"]) for each in told})
    assert len(pairs) > 20
    for conflict, left, right in pairs[:: max(1, len(pairs) // 6)]:
        ran = command("compare", f"{conflict}/{left}.yaml", f"{conflict}/{right}.yaml", "--format", "json")
        printed = sorted(
            (row["id"], pair["verdict"], pair["left"].partition("#")[2], pair["right"].partition("#")[2])
            for row in json.loads(ran.out)["rows"]
            for pair in row["pairs"]
        )
        mine = [each for each in told if (each["conflict"], each["left"], each["right"]) == (conflict, left, right)]
        assert (
            sorted((each["row"], each["verdict"], each["left_option"], each["right_option"]) for each in mine)
            == printed
        )
    parties = {path.stem: path for path in (root / LIBRARY).rglob("*.yaml")}
    assert all(each["left"] in parties and each["left"] != each["right"] for each in told)


ACROSS_TOPICS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "issue": ({"issue": "the-war"}, {"issue": "the-war"}, {"issues": {"the-war": "The war"}}),
    "event": ({"after": ["first-day"]}, {"before": ["first-day"]}, {"events": {"first-day": ["the first day"]}}),
    "match": ({}, {}, {"matches": [{"provisions": {"north": ["p1"], "south": ["p1"]}}]}),
    "nothing": ({}, {}, {}),
}


@pytest.mark.parametrize("tie", ACROSS_TOPICS)
def test_texts_are_compared_if_a_row_may_hold_both(tmp_path: Path, tie: str) -> None:
    """Texts without a topic in common are compared if an issue, an event or a person's answer ties them, else not."""
    north, south, glossary = ACROSS_TOPICS[tie]
    header = {"glossary": "glossary.yaml"}
    files = {
        "a/north.yaml": proposal_text([{"topic": "duration", **north}], party="North", **header),
        "a/south.yaml": proposal_text([{"topic": "withdrawal", **south}], party="South", **header),
        "a/glossary.yaml": json.dumps({"format": "ceasefire-glossary/1", **glossary}),
    }
    survey = Survey(conflicts_of(list(files), {name: text.encode() for name, text in files.items()}), "test")
    done = compared(survey, tmp_path)
    assert not survey.has_errors, survey.problems
    assert done[-1] == ((0, 0) if tie == "nothing" else (1, 1))


def test_no_row_that_holds_both_texts_is_left_out(root: Path) -> None:
    """Of texts cut so that few share a topic, those left out are just some whose comparison has no common row."""
    skipped = common = 0
    for conflict in conflicts_of(*data_of(root, LIBRARY)):
        read = read_conflict(conflict)
        halves = {
            f"{half}-{name}": replace(text, provisions=tuple(e for e in text.provisions if len(e.topic) % 2 == half))
            for name, text in read.proposals.items()
            for half in (0, 1)
        }
        files = {name: conflict.files[name.partition("-")[2]] for name in halves}
        kept = {
            (each.left, each.right)
            for each in pairs_of(replace(conflict, files=files), replace(read, proposals=halves), "test")
        }
        for left, right in combinations(sorted(halves), 2):
            one, other = halves[left], halves[right]
            if left[0] == right[0] or one.party == other.party:
                continue
            rows = compare([one, other], read.taxonomy).rows
            both = any(each.left_provisions and each.right_provisions for row in rows for each in row.pairs)
            skipped += (left, right) not in kept
            common += both
            assert not both or (left, right) in kept
    assert skipped
    assert common


def test_a_second_run_compares_what_changed(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its results at hand a run compares nothing; with one text edited, that text's pairs alone."""
    first = compared(library(root, "proposals/istanbul-2025"), tmp_path)
    assert first[-1][0] == first[-1][1] > 3
    edited = compared(
        library(root, "proposals/istanbul-2025", {"proposals/istanbul-2025/russia-2025-06-02.yaml": "#\n"}), tmp_path
    )
    assert 0 < edited[-1][1] < first[-1][1]

    def forbidden(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(survey_module, "compare_pairs", forbidden)
    assert compared(library(root, "proposals/istanbul-2025"), tmp_path) == [(0, 0)]


def test_a_glossary_changes_all_pairs_of_its_folder(root: Path, tmp_path: Path) -> None:
    """What texts are read with is part of what a result comes from."""
    whole = compared(library(root, GAZA), tmp_path)[-1][1]
    assert compared(library(root, GAZA, {f"{GAZA}/glossary.yaml": "# more\n"}), tmp_path)[-1][1] == whole


def test_processes_say_the_same(root: Path, tmp_path: Path) -> None:
    """Two processes give the lines that one gives, in its order."""
    found = []
    for jobs in (1, 2):
        survey = library(root, "proposals/korea-1951")
        compared(survey, tmp_path / str(jobs), jobs)
        with opened(tmp_path / str(jobs)) as cache:
            found.append(list(survey.pairs(cache)))
    assert found[0] == found[1]
    assert found[0]


def die_once(marker: str) -> int:
    """Kill this process if nobody was killed before, and else give its number."""
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return os.getpid()
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def test_a_process_that_dies_loses_nothing(tmp_path: Path) -> None:
    """Every task is done although a worker was killed in the middle of one."""
    assert len(list(results_of(die_once, [str(tmp_path / "dead")] * 6, jobs=2, scheduler=None))) == 6
    assert (tmp_path / "dead").exists()


def test_an_interrupted_run_goes_on(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was compared before an interruption is not compared again."""
    monkeypatch.setattr(survey_module, "PAIRS_OF_A_TASK", 4)
    survey = library(root, "proposals/korea-1951")

    def interrupt(done: int, _: int) -> None:
        if done >= 8:
            raise KeyboardInterrupt

    with opened(tmp_path) as cache, pytest.raises(KeyboardInterrupt):
        survey.compare(cache, jobs=1, scheduler=None, say=interrupt)
    total = len({(line.conflict, line.left, line.right) for line in _all_pairs(root, tmp_path / "other")})
    assert compared(library(root, "proposals/korea-1951"), tmp_path)[0] == (0, total - 8)


def _all_pairs(root: Path, folder: Path) -> Iterator[Any]:
    survey = library(root, "proposals/korea-1951")
    compared(survey, folder)
    with opened(folder) as cache:
        yield from survey.pairs(cache)


def test_the_cache_is_the_user_s_alone_and_mends_itself(root: Path, tmp_path: Path) -> None:
    """Nobody else may read it, and a file that is none is begun anew."""
    compared(library(root, GAZA), tmp_path / "kept")
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o700
    file = tmp_path / "kept" / NAME
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_bytes(b"this is no database" * 100)
    assert compared(library(root, GAZA), tmp_path / "kept")[-1][1] > 0


def test_a_text_with_errors_hides_no_other(command: Command, tmp_path: Path, root: Path, home: dict[str, str]) -> None:
    """What is wrong is told, the other texts are told too, and the status says that not all could be read."""
    folder = tmp_path / "library"
    folder.mkdir()
    for file in (root / GAZA).glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "bad.yaml").write_text("format: ceasefire-proposal/1\nparty: X\n")
    ran = command("survey", folder, environment=home)
    assert ran.status == 2
    assert "bad.yaml" in ran.err
    texts = {file.stem for file in (root / GAZA).glob("*.yaml")} - {"glossary"}
    assert {each["text"] for each in rows(ran.out)} == texts


def test_the_same_table_in_every_format(command: Command, tmp_path: Path, home: dict[str, str]) -> None:
    """CSV, JSON and Parquet hold the same lines and columns."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install '.[parquet]'")
    files = [tmp_path / f"pairs.{ending}" for ending in ("csv", "json", "parquet")]
    words = [word for file in files for word in ("-o", str(file))]
    assert command("survey", GAZA, "--pairs", "--no-cache", *words, environment=home).status == 0
    lines = rows(files[0].read_text(encoding="utf-8"))
    assert json.loads(files[1].read_text(encoding="utf-8"))["lines"] == lines
    assert parquet.read_table(files[2]).to_pylist() == lines
    assert not (tmp_path / "cache").exists()


def slow_square(number: int) -> int:
    """Work that takes long enough for a worker to die in the middle of it."""
    time.sleep(0.4)
    return number * number


@pytest.fixture
def cluster(root: Path, tmp_path: Path, home: dict[str, str]) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A real Dask cluster on this machine: its address, and its two worker processes."""
    pytest.importorskip("distributed", reason="distributed is not installed: pip install '.[cluster]'")
    where = tmp_path / "scheduler.json"
    settings: dict[str, Any] = {
        "env": {**os.environ, **home, "PYTHONPATH": str(root)},
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "cwd": tmp_path,
    }
    common = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(where)]
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--port", "0", *common]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", *common]
    begun = [subprocess.Popen(words, **settings) for words in (scheduler, worker, worker)]
    try:
        until = time.monotonic() + 60
        while not (where.exists() and where.read_text()) and time.monotonic() < until:
            time.sleep(0.1)
        yield json.loads(where.read_text())["address"], begun[1:]
    finally:
        for each in begun:
            each.kill()
            each.wait()


def test_a_cluster_that_loses_a_worker(cluster: tuple[str, list[subprocess.Popen[bytes]]]) -> None:
    """A worker of a cluster that is killed in the middle of its work loses no task."""
    address, workers = cluster
    found = []
    for number, result in enumerate(results_of(slow_square, list(range(20)), jobs=1, scheduler=address)):
        found.append(result)
        if number == 3:
            workers[0].kill()
    assert sorted(found) == [number * number for number in range(20)]


def test_a_cluster_says_the_same(
    command: Command, home: dict[str, str], cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    """The table made over a cluster is the one that this machine makes alone."""
    words = ("survey", "proposals/korea-1951", "--pairs", "--no-cache")
    over_cluster = command(*words, "--scheduler", cluster[0], environment=home)
    assert over_cluster.status == 0, over_cluster.err
    assert over_cluster.out == command(*words, environment=home).out


def test_a_cluster_that_is_not_there(command: Command, home: dict[str, str]) -> None:
    """An address at which nothing answers is said with what to do."""
    pytest.importorskip("distributed", reason="distributed is not installed: pip install '.[cluster]'")
    ran = command("survey", GAZA, "--pairs", "--no-cache", "--scheduler", "nonsense://x", environment=home)
    assert ran.status == 2
    assert "survey.no-scheduler" in ran.err
