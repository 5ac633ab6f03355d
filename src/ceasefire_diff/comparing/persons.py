"""What persons said of rows that need review: their readings where they are in force, and which answers are stale."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from ceasefire_diff.comparing.as_read import says_of
from ceasefire_diff.comparing.comparison import PairResult, Row, TermResult
from ceasefire_diff.model.answers import PersonMatch, PersonReading, PersonSays, Signature, Stale, fingerprint
from ceasefire_diff.model.glossary import Glossary
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.model.verdict import RULES, Verdict
from ceasefire_diff.values.relation import RelationKind

READ_BY_PERSON = "row.read-by-person"
JOINED_BY_PERSON = "row.joined-by-person"
ONE_THING = "row.one-thing"
SUPPLIED = "row.read-into-text"
NO_DIFFERENCE = "row.no-difference"
BY_PERSON = frozenset((READ_BY_PERSON, JOINED_BY_PERSON, ONE_THING, SUPPLIED, NO_DIFFERENCE))
"""Rules by which a row says what a person answered; the annex of links lists them."""

_RELATION = {
    Verdict.AGREE: RelationKind.SAME,
    Verdict.PARTLY: RelationKind.OVERLAPS,
    Verdict.OPEN: RelationKind.OPEN,
    Verdict.CONFLICT: RelationKind.APART,
}


def with_answers_told(rows: Iterable[Row], glossary: Glossary, proposals: Sequence[Proposal]) -> tuple[Row, ...]:
    """The rows, those that need review read as a person said; who read or joined one is named in its reasons."""
    by_row: dict[str, list[PersonReading]] = {}
    for reading in glossary.readings:
        by_row.setdefault(reading.row, []).append(reading)
    matches = {f"match/{match.id}": match for match in glossary.matches if not match.apart}
    supplied: dict[tuple[str, str], list[PersonSays]] = defaultdict(list)
    for proposal in proposals:
        for said in says_of(proposal):
            for each in said.provisions[proposal.id]:
                supplied[proposal.id, each].append(said)
    found = []
    for row in rows:
        pairs = row.pairs
        if (match := matches.get(row.id)) is not None:
            pairs = tuple(_joined(pair, match) for pair in pairs)
        pairs = tuple(_supplied(pair, supplied) for pair in pairs) if supplied else pairs
        if row.id in by_row:
            pairs = tuple(_read(pair, by_row[row.id], proposals) for pair in pairs)
        found.append(row if pairs is row.pairs else replace(row, pairs=pairs))
    return tuple(found)


def _supplied(pair: PairResult, supplied: Mapping[tuple[str, str], Sequence[PersonSays]]) -> PairResult:
    """A row in which a person supplied what a file leaves unsaid, with a reason that says who and what."""
    members = [(pair.left.proposal, each) for each in pair.left_provisions]
    members += [(pair.right.proposal, each) for each in pair.right_provisions]
    said = dict.fromkeys(
        (one.told, tuple(said_of(one.signed).items())) for each in members for one in supplied.get(each, ())
    )
    results = tuple(
        TermResult("row", RelationKind.SAME, Verdict.AGREE, SUPPLIED, arguments={"told": told, **dict(signed)})
        for told, signed in said
    )
    return replace(pair, results=(*pair.results, *results)) if results else pair


def _joined(pair: PairResult, match: PersonMatch) -> PairResult:
    if pair.verdict is Verdict.ONE_SIDED:
        return pair
    arguments = said_of(match.signed)
    result = TermResult("row", RelationKind.SAME, Verdict.AGREE, JOINED_BY_PERSON, arguments=arguments)
    return replace(pair, results=(*pair.results, result))


def said_of(signed: Signature) -> dict[str, str]:
    """Who answered, when and why, as arguments of a result."""
    said = {"by": signed.by, "on": signed.on, "why": signed.why}
    return {name: words for name, words in said.items() if words}


def print_of(pair: PairResult, proposals: Sequence[Proposal]) -> str:
    """The fingerprint of the provisions of a row, for one pair of variants."""
    members = []
    for variant, ids in ((pair.left, pair.left_provisions), (pair.right, pair.right_provisions)):
        proposal = next(each for each in proposals if each.id == variant.proposal)
        members += [found for each in ids if (found := proposal.provision(each)) is not None]
    return fingerprint(members)


def _read(pair: PairResult, readings: Sequence[PersonReading], proposals: Sequence[Proposal]) -> PairResult:
    if pair.verdict is not Verdict.UNCLEAR:
        return pair
    for reading in readings:
        if _in_force(reading, pair, proposals):
            relation = _RELATION.get(reading.verdict, RelationKind.INCOMPARABLE)
            result = TermResult(
                "row",
                relation,
                reading.verdict,
                READ_BY_PERSON,
                arguments=said_of(reading.signed),
            )
            return replace(pair, verdict=reading.verdict, results=(result, *pair.results))
    return pair


def _in_force(reading: PersonReading, pair: PairResult, proposals: Sequence[Proposal]) -> bool:
    """Whether a reading is of this pair, by these rules, and of the provisions as they are."""
    if {reading.left, reading.right} != {pair.left.id, pair.right.id} or reading.rules != RULES:
        return False
    return reading.fingerprint in ("", print_of(pair, proposals))


def stale_readings(glossary: Glossary, before: Iterable[Row], proposals: Sequence[Proposal]) -> list[Stale]:
    """The readings of these texts that decide no row; `before` are the rows as they are without any reading."""
    texts = {each.id for each in proposals}
    rows = {row.id: row for row in before}
    found = []
    for reading in glossary.readings:
        if not {each.partition("#")[0] for each in (reading.left, reading.right)} <= texts:
            continue
        row = rows.get(reading.row)
        wanted = {reading.left, reading.right}
        pairs = [each for each in row.pairs if {each.left.id, each.right.id} == wanted] if row else []
        members = tuple((each.proposal, each.provision) for each in row.members) if row else ()
        if not pairs:
            found.append(Stale(reading.line, reading.row, "its row is there no more", members))
        elif pairs[0].verdict is not Verdict.UNCLEAR:
            found.append(Stale(reading.line, reading.row, "the row no longer needs review", members))
        elif not _in_force(reading, pairs[0], proposals):
            found.append(Stale(reading.line, reading.row, "its provisions or the rules were changed since", members))
    return found
