"""Small pairs with the verdict of a careful reader: two of a lawyer's sets, and pairs by kind of fault."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.verdict import GRAVITY, Verdict
from tests.texts import compare_texts, proposal_text

FOLDER: Final = Path(__file__).parent / "pairs"
Pair = Mapping[str, Any]


def pairs(name: str) -> list[Pair]:
    """The pairs of one file, every value as the text it is."""
    found: list[Pair] = yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return found


LAWYER: Final = pairs("lawyer.yaml")
SECOND: Final = pairs("lawyer-second.yaml")
KINDS: Final = pairs("kinds.yaml")


def compared(pair: Pair, sides: tuple[str, str]) -> Comparison:
    """The two texts of a pair, in this order."""
    texts = []
    for side in sides:
        head = {key.replace("-", "_"): value for key, value in pair.get(f"{side}-head", {}).items()}
        if "edits" in head:
            head["edits"] = f"{'left' if side == sides[1] else 'right'}.yaml"
        texts.append(proposal_text(pair[side], party="North" if side == "left" else "South", **head))
    return compare_texts(*texts, glossary=pair.get("glossary"))


def verdicts(comparison: Comparison) -> dict[str, set[Verdict]]:
    """By pair of alternatives, the verdicts of its rows; of rows made by the engine, conflicts alone."""
    found: dict[str, set[Verdict]] = {}
    for row in comparison.rows:
        own = row.event is None or any(
            comparison.proposal(each.proposal).provision(each.provision).topic == row.topic  # type: ignore[union-attr]
            for each in row.members
        )
        for each in row.pairs:
            if own or each.verdict is Verdict.CONFLICT:
                options = sorted(option for option in (each.left.option, each.right.option) if option)
                found.setdefault("/".join(options), set()).add(each.verdict)
    return found


def gravest_of(found: set[Verdict]) -> Verdict:
    """The gravest verdict; one text only is the least."""
    return max(found, key=(Verdict.ONE_SIDED, *GRAVITY).index)


def expected(pair: Pair, key: str) -> dict[str, set[str]]:
    """By pair of alternatives, the verdicts that will do."""
    want = pair[key]
    if isinstance(want, dict):
        return {options: {verdict} for options, verdict in want.items()}
    return {"": set(want) if isinstance(want, list) else {want}}


both_ways = pytest.mark.parametrize("sides", [("left", "right"), ("right", "left")], ids=["there", "back"])


@both_ways
@pytest.mark.parametrize(
    "pair",
    [*LAWYER, *SECOND],
    ids=[f"{name}-{each['number']}" for name, found in (("first", LAWYER), ("second", SECOND)) for each in found],
)
def test_a_careful_lawyer_would_sign_the_verdict(pair: Pair, sides: tuple[str, str]) -> None:
    """The gravest verdict is the lawyer's; where it differs, the file says what the tool says and why."""
    found = verdicts(compared(pair, sides))
    whole = set().union(*found.values())
    wanted = expected(pair, "differs" if "differs" in pair else "want")
    assert all(gravest_of(found.get(options, whole)) in each for options, each in wanted.items()), (pair["says"], found)


@both_ways
@pytest.mark.parametrize("pair", KINDS, ids=[each["says"] for each in KINDS])
def test_a_kind_of_pair_comes_to_its_verdict(pair: Pair, sides: tuple[str, str]) -> None:
    """Variations of each kind come to a verdict that a careful reader may come to, whichever text is first."""
    found = set().union(*verdicts(compared(pair, sides)).values())
    assert gravest_of(found) in expected(pair, "want")[""], (pair["says"], found)


def test_what_differs_is_reasoned() -> None:
    """Every verdict that is not the lawyer's says why; it is a conflict only where a colleague may see one."""
    differing = [each for each in (*LAWYER, *SECOND) if "differs" in each]
    assert all(each["because"] and each["differs"] != each["want"] for each in differing)
    # Of alternatives each has its own verdict: a conflict of one of them is none that the lawyer denies.
    assert {each["number"] for each in differing if each["differs"] == "conflict"} <= {"12", "73", "88"}
    assert (len(LAWYER), len(SECOND)) == (100, 120)
