"""The published JSON of a comparison, format ceasefire-comparison/1: within it things are only added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from json import JSONEncoder
from typing import Any, Final

from ceasefire_diff.comparing.comparison import Comparison, MaybeRelated, PairResult, Remark, Row, Stated, TermResult
from ceasefire_diff.model.proposal import Alongside, Condition, Proposal, Provision, Requirement, Source
from ceasefire_diff.model.verdict import RULES, Verdict
from ceasefire_diff.outline.outline import EVERYTHING, Selection
from ceasefire_diff.wording.escape_hidden import visible_in_json
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.result_view import PairOfTexts
from ceasefire_diff.wording.sentences import notice_sentence, reason, related_sentence, remark_sentence

FORMAT: Final = "ceasefire-comparison/1"

_ENCODE: Final = JSONEncoder(ensure_ascii=False).encode


def render_json(comparison: Comparison, show: Selection = EVERYTHING) -> str:
    """A comparison as JSON with a line break at its end: one line for each row, so that two outputs can be compared.

    `show` leaves rows out, and says so under `shown`; `summary` counts all rows. Internal notes are not in it.
    """
    calling = Labels(comparison)
    rows = [row for row in comparison.rows if show.holds(row)]
    whole = {
        "format": FORMAT,
        "rules": RULES,
        "proposals": [_proposal(each) for each in comparison.proposals],
        "rows": [_row(each, calling) for each in rows],
        "maybe-related": [_related(each, calling) for each in comparison.maybe_related],
        "notices": [
            {"id": each.id, "text": str(notice_sentence(each, calling.spoken)), "arguments": dict(each.arguments)}
            for each in comparison.notices
        ],
        "findings": [_finding(each, calling) for each in comparison.remarks],
        "summary": [
            {
                "left": left.id,
                "right": right.id,
                "counts": {verdict.value: number for verdict, number in counts.items()},
            }
            for left, right, counts in calling.counts()
        ],
        "shown": {
            "rows": len(rows),
            "of": len(comparison.rows),
            "verdicts": [each.value for each in Verdict if each in show.verdicts],
            "topics": sorted(show.topics),
        },
    }
    return visible_in_json(_laid_out(whole))


def _laid_out(whole: Mapping[str, Any]) -> str:
    """One line for each entry of a list, which the encoder written in C does fastest."""
    parts = []
    for key, value in whole.items():
        if isinstance(value, list) and value:
            items = ",\n  ".join(map(_ENCODE, value))
            parts.append(f" {_ENCODE(key)}: [\n  {items}\n ]")
        else:
            parts.append(f" {_ENCODE(key)}: {_ENCODE(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _proposal(proposal: Proposal) -> dict[str, Any]:
    variants = [
        {"id": f"{proposal.id}#{option}", "option": option, "title": title}
        for option, title in proposal.options.items()
    ]
    return {
        "id": proposal.id,
        "party": proposal.party_name,
        "title": proposal.title,
        "date": proposal.date,
        "status": proposal.status.value,
        "coverage": "complete" if proposal.missing is None else {"partial": proposal.missing},
        "file": proposal.file,
        "sha256": proposal.sha256,
        "variants": variants or [{"id": proposal.id, "option": None, "title": None}],
        "parties": list(proposal.party),
        "language": proposal.language,
        "clause-numbers": proposal.clause_numbers,
        "sources": [_source(each, proposal) for each in proposal.sources.values()],
    }


def _source(source: Source, proposal: Proposal) -> dict[str, Any]:
    status = (source.status or proposal.status).value
    if source.withheld:
        return {"id": source.id, "status": status, "withheld": True}
    return {
        "id": source.id,
        "status": status,
        "withheld": False,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "url": source.url,
        "authentic": source.authentic,
        "translated-by": source.translated_by,
    }


def _row(row: Row, calling: Labels) -> dict[str, Any]:
    return {
        "id": row.id,
        "topic": row.topic,
        "group": calling.comparison.taxonomy.topics[row.topic].group,
        "title": calling.title_of(row),
        "stage": list(row.stages),
        "about": list(calling.objects_of(row)),
        "objects": {name: list(labels) for name, labels in row.objects.items()},
        "event": row.event,
        "provisions": [
            _provision(calling.provisions[each.proposal, each.provision], calling.proposals[each.proposal])
            for each in row.members
        ],
        "pairs": [_pair(each, row.topic, calling) for each in row.pairs],
    }


def _provision(provision: Provision, proposal: Proposal) -> dict[str, Any]:
    return {
        "proposal": proposal.id,
        "id": provision.id,
        "clause": "; ".join(provision.clauses),
        "text": provision.text,
        "line": provision.place.line,
        "terms": {name: value.written for name, value in provision.terms.items()},
        "topic": provision.topic,
        "clauses": list(provision.clauses),
        "modality": provision.modality.value,
        "stance": provision.stance.value,
        "keys": {name: value.written for name, value in provision.keys.items()},
        "before": [str(each) for each in provision.before],
        "after": [str(each) for each in provision.after],
        "condition-for": [_condition(each) for each in provision.condition_for],
        "requires": [_requirement(each) for each in provision.requires],
        "at-the-same-time-as": [_alongside(each) for each in provision.at_the_same_time_as],
        "step-by-step-with": [_alongside(each) for each in provision.step_by_step_with],
        "as-long-as": [_alongside(each) for each in provision.as_long_as],
        "is-event": provision.is_event,
        "options": list(provision.options),
        "stages": list(provision.stages),
        "issues": list(provision.issues),
        "sources": list(provision.sources),
        "status": proposal.status_of(provision).value,
        "heading": provision.heading,
        "quote": provision.quote,
        "short": provision.short,
        "caveat": provision.caveat,
    }


def _condition(condition: Condition) -> dict[str, str]:
    return {"event": str(condition.event), "met": condition.met.value}


def _alongside(each: Alongside) -> dict[str, str | None]:
    return {
        "event": str(each.event),
        "this": each.this.written if each.this else None,
        "that": each.that.written if each.that else None,
    }


def _requirement(requirement: Requirement) -> dict[str, str | None]:
    return {
        "event": str(requirement.event),
        "of": requirement.of.written if requirement.of else None,
        "amount": requirement.amount.written if requirement.amount else None,
    }


def _pair(pair: PairResult, topic: str, calling: Labels) -> dict[str, Any]:
    return {
        "left": pair.left.id,
        "right": pair.right.id,
        "verdict": pair.verdict.value,
        "results": [
            _result(each, calling.texts(pair.left.proposal, pair.right.proposal, topic)) for each in pair.results
        ],
        "left-provisions": list(pair.left_provisions),
        "right-provisions": list(pair.right_provisions),
    }


def _result(result: TermResult, texts: PairOfTexts) -> dict[str, Any]:
    return {
        "term": result.term,
        "relation": result.relation.value,
        "verdict": result.verdict.value,
        "rule": result.rule,
        "reason": str(reason(result, texts)),
        "stated": [*_stated(result.left, "left"), *_stated(result.right, "right")],
        "common": result.common,
        "distance": result.distance,
        "inner": result.inner.value if result.inner else None,
        "left-adds": list(result.left_adds),
        "right-adds": list(result.right_adds),
        "excluded": list(result.excluded),
        "links": [{"left": each.left, "right": each.right, "entry": each.entry} for each in result.links],
        "arguments": dict(result.arguments),
    }


def _stated(stated: Iterable[Stated], side: str) -> list[dict[str, Any]]:
    return [
        {
            "proposal": each.proposal,
            "provision": each.provision,
            "value": each.text,
            "line": each.line,
            "clauses": list(each.clauses),
            "side": side,
        }
        for each in stated
    ]


def _related(related: MaybeRelated, calling: Labels) -> dict[str, Any]:
    sides = {
        name: {"proposal": member.proposal, "provision": member.provision, "clauses": list(calling.clauses(member))}
        for name, member in (("left", related.left), ("right", related.right))
    }
    arguments = dict(related.arguments)
    return {**sides, "reason": related.reason.value, "text": str(related_sentence(related)), "arguments": arguments}


def _finding(remark: Remark, calling: Labels) -> dict[str, Any]:
    return {
        "rule": remark.rule,
        "proposal": remark.proposal,
        "provisions": list(remark.provisions),
        "text": str(remark_sentence(*calling.remark(remark))),
        "arguments": dict(remark.arguments),
    }
