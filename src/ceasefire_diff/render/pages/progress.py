"""Prints how far unfinished files have come with the topics each clause may belong to, and the outline of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ceasefire_diff.drafting.language import languages
from ceasefire_diff.drafting.suggest import Suggester

if TYPE_CHECKING:
    from ceasefire_diff.model.proposal import Proposal, Provision
    from ceasefire_diff.taxonomy.topic import Taxonomy

MOST_LISTED: Final = 24
"""Unfinished provisions told one by one; nobody codes more at a sitting."""

_SHOWN: Final = 60
_MOST_LINES: Final = 60
"""Behind its first line in which the hints of a provision are looked for."""
_MAY_BE: Final = "# may be:"


def progress_as_text(proposal: Proposal, taxonomy: Taxonomy) -> str:
    """What is left of one file, each provision with the topics it may belong to; "" for a finished one."""
    if proposal.is_finished:
        return ""
    language = languages().get((proposal.language or "").partition("-")[0])
    return "\n".join(_progress(proposal, taxonomy, Suggester(taxonomy, language=language))) + "\n"


def _progress(proposal: Proposal, taxonomy: Taxonomy, suggester: Suggester) -> Iterator[str]:
    progress = proposal.progress
    counted = f"{progress.coded} of {progress.clauses} clauses coded" if proposal.unfinished else "all clauses coded"
    following = f"; next: clause {progress.next}" if progress.next else ""
    yield f"{proposal.file}: {counted}{following}"
    if progress.keys:
        yield f"  in the header: {', '.join(progress.keys)}"
    lines = _lines_of(proposal.file)
    for each in proposal.unfinished[:MOST_LISTED]:
        if each.topic:
            yield f"  clause {', '.join(each.clauses) or '-'}, line {each.place.line}: {each.topic}, not finished"
            continue
        said = _hints_of_the_draft(lines, each.place.line, taxonomy)
        offered = "; ".join(said or [one.topic for one in suggester.suggest(each.text, each.heading or "")])
        yield f"  clause {', '.join(each.clauses) or '-'}, line {each.place.line}: {_cut(each.text)}"
        if offered:
            yield f"    may be: {offered}"
    if (more := len(proposal.unfinished) - MOST_LISTED) > 0:
        yield f"  and {more} more"


def _lines_of(file: str) -> list[str]:
    """The file as it stands, for the hints in its comments; nothing where it came from no file."""
    try:
        return Path(file).read_text("utf-8").splitlines()
    except (OSError, ValueError):
        return []


def _hints_of_the_draft(lines: list[str], line: int, taxonomy: Taxonomy) -> list[str]:
    """The topics that a draft's comment offers for the provision of that line, so that both say the same."""
    comment = ""
    for text in islice(lines, line, line + _MOST_LINES):
        bare = text.strip()
        if bare.startswith("- ") or (comment and not bare.startswith("#")):
            break
        if comment or bare.startswith(_MAY_BE):
            comment += f" {bare.removeprefix('#').strip()}"
    offered = (each.partition(" (")[0].strip() for each in comment.strip().removeprefix("may be:").split(";"))
    return [each for each in offered if each in taxonomy.topics]


def outline_as_text(proposal: Proposal, taxonomy: Taxonomy) -> str:
    """One line for each provision: clause, id, topic, and the terms that say what it is about."""
    rows = [
        (", ".join(each.clauses) or "-", each.id, each.topic, _identifying(each, taxonomy))
        for each in proposal.provisions
    ]
    rows += [(", ".join(each.clauses) or "-", each.id, "unfinished", _cut(each.text)) for each in proposal.unfinished]
    places = {each.id: each.place.line for each in proposal.provisions}
    places |= {each.id: each.place.line for each in proposal.unfinished}
    rows.sort(key=lambda row: places[row[1]])
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    lines = [
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3])) for row in rows
    ]
    return "\n".join((proposal.file, *(line.rstrip() for line in lines), ""))


def _identifying(provision: Provision, taxonomy: Taxonomy) -> str:
    topic = taxonomy.topics[provision.topic]
    stated: Mapping[str, object] = provision.terms
    parts = [f"{name}: {provision.terms[name].written}" for name in topic.identifying if name in stated]
    return "; ".join(parts)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def texts_of(pages: Iterable[str]) -> str:
    """Pages one after another, those without a word left out."""
    return "\n".join(each for each in pages if each)
