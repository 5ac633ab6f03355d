"""The published JSON of a comparison, format ceasefire-comparison/1: within it things are only added."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import json

from ceasefire_diff.comparing.comparison import Comparison, MaybeRelated, PairResult, Remark, Row, Stated, TermResult
from ceasefire_diff.model.proposal import Alongside, Proposal, Provision, Requirement, Source
from ceasefire_diff.model.verdict import RULES, Verdict
from ceasefire_diff.outline.selection import EVERYTHING, Selection
from ceasefire_diff.render.comparison_schema import (
    FORMAT,
    Partial,
    PublishedAlongside,
    PublishedComparison,
    PublishedCondition,
    PublishedLink,
    PublishedMember,
    PublishedNotice,
    PublishedPair,
    PublishedProposal,
    PublishedProvision,
    PublishedRelated,
    PublishedRemark,
    PublishedRequirement,
    PublishedResult,
    PublishedRow,
    PublishedSelection,
    PublishedSource,
    PublishedStatement,
    PublishedSummary,
    PublishedVariant,
    VerdictCounts,
)
from ceasefire_diff.values.relation import Side
from ceasefire_diff.wording.escape_hidden import visible_in_json
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.result_view import PairOfTexts
from ceasefire_diff.wording.sentences import notice_sentence, reason, related_sentence, remark_sentence


def render_json(comparison: Comparison, show: Selection = EVERYTHING) -> str:
    """A comparison as JSON with a line break at its end: one line for each row, so that two outputs can be compared.

    `show` leaves rows out, and says so under `shown`; `summary` counts all rows. Internal notes are not in it.
    """
    labels = Labels(comparison)
    rows = [row for row in comparison.rows if show.holds(row)]
    whole = PublishedComparison(
        format=FORMAT,
        rules=RULES,
        proposals=[_proposal(each) for each in comparison.proposals],
        rows=[_row(each, labels) for each in rows],
        maybe_related=[_related(each, labels) for each in comparison.maybe_related],
        notices=[
            PublishedNotice(each.id, str(notice_sentence(each, labels.spoken)), each.arguments)
            for each in comparison.notices
        ],
        findings=[_remark(each, labels) for each in comparison.remarks],
        summary=[
            PublishedSummary(left.id, right.id, VerdictCounts(*(counts[each] for each in Verdict)))
            for left, right, counts in labels.counts()
        ],
        shown=PublishedSelection(
            rows=len(rows),
            of=len(comparison.rows),
            verdicts=[each for each in Verdict if each in show.verdicts],
            topics=sorted(show.topics),
        ),
    )
    return visible_in_json(_laid_out(whole))


def _laid_out(whole: PublishedComparison) -> str:
    """One line for each entry of a list."""
    parts = []
    for key, field in zip(whole.__struct_encode_fields__, whole.__struct_fields__, strict=True):
        value = getattr(whole, field)
        if isinstance(value, list) and value:
            items = ",\n  ".join(map(_on_one_line, value))
            parts.append(f' "{key}": [\n  {items}\n ]')
        else:
            parts.append(f' "{key}": {_on_one_line(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _on_one_line(value: object) -> str:
    return json.format(json.encode(value), indent=0).decode()


def _proposal(proposal: Proposal) -> PublishedProposal:
    variants = [
        PublishedVariant(f"{proposal.id}#{option}", option, title) for option, title in proposal.options.items()
    ]
    return PublishedProposal(
        id=proposal.id,
        party=proposal.party_name,
        title=proposal.title,
        date=proposal.date,
        status=proposal.status,
        coverage="complete" if proposal.missing is None else Partial(proposal.missing),
        file=proposal.file,
        sha256=proposal.sha256,
        variants=variants or [PublishedVariant(proposal.id, None, None)],
        parties=proposal.party,
        language=proposal.language,
        clause_numbers=proposal.clause_numbers,
        handed_over=proposal.handed_over,
        sources=[_source(each, proposal) for each in proposal.sources.values()],
    )


def _source(source: Source, proposal: Proposal) -> PublishedSource:
    status = source.status or proposal.status
    if source.withheld:
        return PublishedSource(source.id, status, withheld=True)
    return PublishedSource(
        id=source.id,
        status=status,
        withheld=False,
        title=source.title,
        publisher=source.publisher,
        date=source.date,
        url=source.url,
        authentic=source.authentic,
        translated_by=source.translated_by,
    )


def _row(row: Row, labels: Labels) -> PublishedRow:
    return PublishedRow(
        id=row.id,
        topic=row.topic,
        group=labels.comparison.taxonomy.topics[row.topic].group,
        title=labels.title_of(row),
        stage=row.stages,
        about=labels.objects_of(row),
        objects=row.objects,
        event=row.event,
        provisions=[
            _provision(labels.provisions[each.proposal, each.provision], labels.proposals[each.proposal])
            for each in row.members
        ],
        pairs=[_pair(each, row.topic, labels) for each in row.pairs],
    )


def _provision(provision: Provision, proposal: Proposal) -> PublishedProvision:
    return PublishedProvision(
        proposal=proposal.id,
        id=provision.id,
        clause="; ".join(provision.clauses),
        text=provision.text,
        line=provision.place.line,
        terms={name: value.written for name, value in provision.terms.items()},
        topic=provision.topic,
        clauses=provision.clauses,
        modality=provision.modality,
        stance=provision.stance,
        keys={name: value.written for name, value in provision.keys.items()},
        before=[str(each) for each in provision.before],
        after=[str(each) for each in provision.after],
        condition_for=[PublishedCondition(str(each.event), each.met) for each in provision.condition_for],
        requires=[_requirement(each) for each in provision.requires],
        at_the_same_time_as=[_alongside(each) for each in provision.at_the_same_time_as],
        step_by_step_with=[_alongside(each) for each in provision.step_by_step_with],
        as_long_as=[_alongside(each) for each in provision.as_long_as],
        is_event=provision.is_event,
        options=provision.options,
        stages=provision.stages,
        issues=provision.issues,
        sources=provision.sources,
        status=proposal.status_of(provision),
        heading=provision.heading,
        quote=provision.quote,
        short=provision.short,
        caveat=provision.caveat,
    )


def _requirement(requirement: Requirement) -> PublishedRequirement:
    of, amount = (each.written if each else None for each in (requirement.of, requirement.amount))
    return PublishedRequirement(str(requirement.event), of, amount)


def _alongside(alongside: Alongside) -> PublishedAlongside:
    this, that = (each.written if each else None for each in (alongside.this, alongside.that))
    return PublishedAlongside(str(alongside.event), this, that)


def _pair(pair: PairResult, topic: str, labels: Labels) -> PublishedPair:
    texts = labels.texts(pair.left.proposal, pair.right.proposal, topic)
    return PublishedPair(
        left=pair.left.id,
        right=pair.right.id,
        verdict=pair.verdict,
        results=[_result(each, texts) for each in pair.results],
        left_provisions=pair.left_provisions,
        right_provisions=pair.right_provisions,
    )


def _result(result: TermResult, texts: PairOfTexts) -> PublishedResult:
    return PublishedResult(
        term=result.term,
        relation=result.relation,
        verdict=result.verdict,
        rule=result.rule,
        reason=str(reason(result, texts)),
        stated=[*_stated(result.left, Side.LEFT), *_stated(result.right, Side.RIGHT)],
        common=result.common,
        distance=result.distance,
        inner=result.inner,
        left_adds=result.left_adds,
        right_adds=result.right_adds,
        excluded=result.excluded,
        links=[PublishedLink(each.left, each.right, each.entry) for each in result.links],
        arguments=result.arguments,
    )


def _stated(stated: Iterable[Stated], side: Side) -> list[PublishedStatement]:
    return [
        PublishedStatement(each.proposal, each.provision, each.text, each.line, each.clauses, side) for each in stated
    ]


def _related(related: MaybeRelated, labels: Labels) -> PublishedRelated:
    left, right = (
        PublishedMember(each.proposal, each.provision, labels.clauses(each)) for each in (related.left, related.right)
    )
    return PublishedRelated(left, right, related.reason, str(related_sentence(related)), related.arguments)


def _remark(remark: Remark, labels: Labels) -> PublishedRemark:
    text = str(remark_sentence(*labels.remark(remark)))
    return PublishedRemark(remark.rule, remark.proposal, remark.provisions, text, remark.arguments)
