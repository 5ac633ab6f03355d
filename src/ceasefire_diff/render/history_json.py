"""The published JSON of a history, format ceasefire-history/1: within it things are only added."""

from __future__ import annotations

from typing import Final

from msgspec import Struct, json

from ceasefire_diff.document.history_document import issue_titles
from ceasefire_diff.rounds.history import History, Stand
from ceasefire_diff.wording.escape_hidden import visible_in_json
from ceasefire_diff.wording.history_sentences import stand_in_words

_FORMAT: Final = "ceasefire-history/1"


class JsonStand(Struct, frozen=True):
    """What one text does with an issue; `said` are sentences on what changed beside the party's text before."""

    text: str
    date: str
    party: str
    change: str
    provisions: tuple[str, ...]
    said: tuple[str, ...]


class JsonRelation(Struct, frozen=True):
    """How two texts stand to each other on an issue."""

    left: str
    right: str
    verdicts: tuple[str, ...]


class JsonRound(Struct, frozen=True):
    """How the texts stand on an issue after the texts of one day."""

    date: str
    relations: tuple[JsonRelation, ...]


class JsonIssue(Struct, frozen=True):
    """One issue; `same_since` is the round from which on all texts that state it say the same."""

    id: str
    number: int
    topic: str
    title: str
    stands: tuple[JsonStand, ...]
    rounds: tuple[JsonRound, ...]
    same_since: str | None


class JsonText(Struct, frozen=True):
    """A text with its round."""

    id: str
    party: str
    date: str
    file: str
    sha256: str


class JsonHistory(Struct, frozen=True):
    """The whole document."""

    format: str
    texts: tuple[JsonText, ...]
    rounds: tuple[str, ...]
    issues: tuple[JsonIssue, ...]


def render_history_json(history: History) -> str:
    """A history as JSON, with a line break at its end."""
    titles = issue_titles(history)
    document = JsonHistory(
        format=_FORMAT,
        texts=tuple(
            JsonText(text.id, text.party_name, text.date, text.file, text.sha256)
            for chain in history.chains
            for text in chain.texts
        ),
        rounds=history.rounds,
        issues=tuple(
            JsonIssue(
                id=issue.id,
                number=number,
                topic=issue.topic,
                title=titles[issue.id],
                stands=tuple(_stand(stand) for chain in issue.stands for stand in chain),
                rounds=tuple(
                    JsonRound(
                        day, tuple(JsonRelation(each.left, each.right, tuple(each.verdicts)) for each in relations)
                    )
                    for day, relations in zip(history.rounds, issue.relations, strict=True)
                ),
                same_since=issue.same_since,
            )
            for number, issue in enumerate(history.issues, 1)
        ),
    )
    return visible_in_json(json.format(json.encode(document), indent=2).decode()) + "\n"


def _stand(stand: Stand) -> JsonStand:
    return JsonStand(
        text=stand.text.id,
        date=stand.text.date,
        party=stand.text.party_name,
        change=stand.change.value,
        provisions=tuple(each.id for each in stand.provisions),
        said=tuple(map(str, stand_in_words(stand))) if stand.findings else (),
    )
