"""What an edit did above the provisions: to title, date, status, coverage, sources, options and stages."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import asdict

from ceasefire_diff.checking.finding import Finding, Related, RelatedKind
from ceasefire_diff.checking.provision_changes import TwoVersions
from ceasefire_diff.model.clause_ranges import in_few_words
from ceasefire_diff.model.proposal import Proposal, Source
from ceasefire_diff.rules.registry import finding_rules
from ceasefire_diff.source.diagnostics import Place
from ceasefire_diff.source.yaml_nodes import Mapping, Node

_LISTS = ("sources", "options", "stages", "events")


def header_movement(versions: TwoVersions, before_root: Mapping, after_root: Mapping) -> Iterator[Finding]:
    """One finding for each key of the header that says something else; the roots tell the lines."""
    before, after = _said(versions.earlier), _said(versions.later)
    for key in dict.fromkeys((*before, *after)):
        earlier, later = before.get(key, ""), after.get(key, "")
        if earlier == later:
            continue
        gone = key.startswith("options.") and not later
        rule = finding_rules()["option.removed" if gone else "header.changed"]
        said = {"about": key.removeprefix("options.") if gone else key, "earlier": earlier, "later": later}
        at, was = _line(after_root, key), _line(before_root, key)
        yield Finding(
            rule=rule.id,
            level=rule.level,
            place=Place(versions.later.file, *at),
            proposal=versions.name,
            arguments={name: value for name, value in said.items() if value},
            related=(Related(RelatedKind.BEFORE, Place(versions.before_file, *was), versions.before_revision),),
        )


def _said(proposal: Proposal) -> dict[str, str]:
    """What a header says, key by key, as words."""
    said = {
        "party": ", ".join(proposal.party),
        "title": proposal.title,
        "date": proposal.date,
        "status": proposal.status.value,
        "coverage": f"partial: {proposal.missing}" if proposal.missing is not None else "complete",
        "process": proposal.process or "",
        "language": proposal.language or "",
        "issued-by": ", ".join(proposal.issued_by),
        "endorsed-by": ", ".join(proposal.endorsed_by),
        "conveyed-by": ", ".join(proposal.conveyed_by),
        "rejected-by": ", ".join(proposal.rejected_by),
        "edits": proposal.edits or "",
        "clause-numbers": proposal.clause_numbers or "",
        "day-1-is": proposal.day_one or "",
        "handed-over": proposal.handed_over or "",
        "clauses": ", ".join(in_few_words(proposal.clauses)),
    }
    said |= {f"events.{name}": ", ".join(words) for name, words in proposal.events.items()}
    said |= {f"sources.{name}": _source(source) for name, source in proposal.sources.items()}
    said |= {f"options.{name}": words for name, words in proposal.options.items()}
    return said | {f"stages.{name}": words for name, words in proposal.stages.items()}


def _source(source: Source) -> str:
    facts = {name: value for name, value in asdict(source).items() if name != "id" and value not in (None, False)}
    return "; ".join(f"{name.replace('_', '-')}: {value}" for name, value in facts.items())


def _line(root: Mapping, key: str) -> tuple[int, int]:
    """Line and column of a key, or of the list that it is no longer in, or of the file."""
    part, _, name = key.partition(".")
    key_node, node = root.entries.get(part, (None, None))
    if name and part in _LISTS and isinstance(node, Mapping):
        key_node = node.entries.get(name, (key_node, None))[0]
    found: Node | None = key_node
    return (found.line, found.column) if found is not None else (1, 1)
