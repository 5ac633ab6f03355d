"""What an overview says of a row in a few words: its issue, what each text states, which options that holds in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from ceasefire_diff.comparing.comparison import Row, Variant
from ceasefire_diff.document.events_in_brief import EventsInBrief
from ceasefire_diff.model.proposal import Met, Proposal, Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.wording.labels import Labels, is_order_row
from ceasefire_diff.wording.overview_sentences import (
    bound_party,
    condition_alone,
    conditions_in_brief,
    in_option,
    see_rows,
    step_and_its_time,
    steps_in_common,
    steps_in_order,
)
from ceasefire_diff.wording.sentences import ELSEWHERE, NOT_MATCHED, silence
from ceasefire_diff.wording.term_words import noun, ranges, unbracketed

_LONGEST: Final = 160
"""Characters of a sentence that has no `short`; a cut comes rarely, for it may take away what the sentence turns on."""

MOST_APART: Final = 3
"""Conditions of one option that are told one by one."""

_LONGEST_CLAUSES: Final = 24
"""Letters of clauses told whole; of longer ones only the part before the first comma, as `II` of `II, option 2, 1`."""


class ShortWords:
    """Says rows of one comparison in a few words."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._events = EventsInBrief(labels)
        self._options = {each.id: _short_options(each) for each in labels.comparison.proposals}

    def issue(self, row: Row, titles: Mapping[str, int]) -> str:
        """What a row is about, in words that belong to no side; its objects where its title stands for several rows.

        `titles` counts the rows of each title. An order of steps is told by its cells.
        """
        title = self._labels.title_of(row)
        if row.event is not None:
            return f"{title}: {self._events.called(row.event)}"
        tells_itself = titles[title] == 1 or is_order_row(row)
        about = "" if tells_itself else "; ".join(self._labels.neutral_objects_of(row))
        return f"{title}: {about}" if about else title

    def issues(self, rows: Sequence[Row], titles: Mapping[str, int]) -> dict[str, str]:
        """What each row is about; where several on which texts meet have the same words, what tells these apart too."""
        found = {row.id: self.issue(row, titles) for row in rows}
        alike: dict[str, list[Row]] = {}
        for row in rows:
            if len(self._by_text(row)) > 1 and not is_order_row(row):
                alike.setdefault(found[row.id], []).append(row)
        for words, same in alike.items():
            joined = "; " if ": " in words else ": "
            for row, apart in zip(same, self._apart(same), strict=False):
                found[row.id] = f"{words}{joined}{apart}"
        return found

    def _apart(self, rows: Sequence[Row]) -> list[str]:
        """What tells rows apart, in words of every text that speaks: who is bound, what is stated, what it is about."""
        if len(rows) == 1:
            return []
        naming = [name for name in rows[0].objects if all(name in row.objects for row in rows)]
        for told in (
            [self._bound(row) for row in rows],
            [self._stated_by_all(row) for row in rows],
            *([self._called_by_each(row, name) for row in rows] for name in naming),
        ):
            if all(told) and len(set(told)) == len(rows):
                return told
        return []

    def _bound(self, row: Row) -> str:
        """Who is bound, where all texts say the same."""
        said = {
            tuple(sorted({name.label for each in members if each.bearers for name in each.bearers.named}))
            for members in self._by_text(row)
        }
        return bound_party(next(iter(said))) if len(said) == 1 and all(said) else ""

    def _stated_by_all(self, row: Row) -> str:
        """The first term beyond what names the matter that both texts of a pair state."""
        topic = self._labels.comparison.taxonomy.topics[row.topic]
        found = (
            noun(result.term, topic)
            for pair in row.pairs
            for result in pair.results
            if result.left and result.right and result.term in topic.terms and result.term not in topic.identifying
        )
        return next(found, "")

    def _called_by_each(self, row: Row, name: str) -> str:
        """What each text that speaks calls a thing the row is about, in no party's order."""
        said = {
            ", ".join(dict.fromkeys(unbracketed(each.terms[name].written) for each in members if name in each.terms))
            for members in self._by_text(row)
        }
        return " / ".join(sorted(said)) if all(said) else ""

    def _by_text(self, row: Row) -> list[list[Provision]]:
        found = (self.members(row, each) for each in self._labels.comparison.proposals)
        return [each for each in found if each]

    def members(self, row: Row, proposal: Proposal) -> list[Provision]:
        """The provisions of one text in a row, in the order of its file."""
        found = [
            self._labels.provisions[each.proposal, each.provision]
            for each in row.members
            if each.proposal == proposal.id
        ]
        return sorted(found, key=lambda each: (each.place.line, each.id))

    def words(self, row: Row, proposal: Proposal, members: Sequence[Provision]) -> list[str]:
        """What one text states in a row, option by option; what holds in every option is said once."""
        if is_order_row(row) and (steps := self._order(row, proposal)):
            return steps
        by_options: dict[tuple[str, ...], list[Provision]] = {}
        for each in members:
            named = self._named_options(proposal, each.options)
            by_options.setdefault(named, []).append(each)
        said: dict[str, list[tuple[str, ...]]] = {}
        for options, provisions in by_options.items():
            if row.event is not None and len(provisions) > MOST_APART:
                begun = all(condition.met is Met.START for each in provisions for condition in each.condition_for)
                points = len({each.clauses or each.id for each in provisions})
                said.setdefault(conditions_in_brief(points, begun=begun), []).append(options)
                continue
            for words in dict.fromkeys(words for each in provisions for words in self._said(row, each)):
                said.setdefault(words, []).append(options)
        return [in_option(words, _in_some(options, len(proposal.options))) for words, options in said.items()]

    def telling(self, row: Row, members: Sequence[Provision]) -> Sequence[Provision]:
        """The provisions that say what a row is about; of one on conditions, those that set any."""
        return members if row.event is None else self._events.setting(row, members)

    def brief(self, row: Row, proposal: Proposal, numbers: Mapping[str, int]) -> str:
        """A row that one text alone has, in a few words; `numbers` are those of the rows it may lead to."""
        members = self.members(row, proposal)
        if is_order_row(row) and (steps := self._order(row, proposal)):
            return "; ".join(steps)
        told = dict.fromkeys(words for each in members for words in self._events.awaited(row, each))
        if row.event is None or not told:
            return "; ".join(dict.fromkeys(map(short_of, self.telling(row, members))))
        if answers := [numbers[each.id] for each in self._events.answers(row, members)]:
            return see_rows(answers)
        return condition_alone(self._events.called(row.event, proposal), list(told))

    def options_of(self, row: Row, proposal: Proposal) -> tuple[str, ...]:
        """The options a row of one text stands in, none where it holds in all."""
        found: dict[str, None] = {}
        for each in self.members(row, proposal):
            if not each.options:
                return ()
            found.update(dict.fromkeys(self._named_options(proposal, each.options)))
        return () if len(found) == len(proposal.options) else tuple(found)

    def silence(self, row: Row, proposal: Proposal) -> str:
        """What is told of a text that has no provision in a row."""
        if self._labels.speaks_elsewhere(row, proposal):
            return ELSEWHERE
        if self._labels.is_counterpart_offered(row, proposal):
            return NOT_MATCHED
        return silence(partial=proposal.missing is not None)

    def pairs(self, row: Row) -> Iterator[tuple[str, Verdict]]:
        """Which pairs of texts or options come to which verdict, as briefly as the row allows."""
        several = len(self._labels.proposals) > 2  # noqa: PLR2004 - which two texts then needs saying
        found: dict[tuple[str, Verdict], None] = {}
        for pair in row.pairs:
            if several:
                label = " / ".join(self._variant(each) for each in (pair.left, pair.right))
            else:
                label = "; ".join(each for each in map(self._option, (pair.left, pair.right)) if each)
            found[label, pair.verdict] = None
        yield from found

    def clauses(self, members: Iterable[Provision]) -> str:
        """The clauses of provisions, numbers that follow one another as a range."""
        found = list(ranges(dict.fromkeys(clause for each in members for clause in each.clauses)))
        if sum(map(len, found)) > _LONGEST_CLAUSES:
            found = list(dict.fromkeys(each.partition(",")[0] for each in found))
        return "; ".join(found) if any("," in each for each in found) else ", ".join(found)

    def _order(self, row: Row, proposal: Proposal) -> list[str]:
        """The order of two steps as this text has it; where it puts neither first, what it says of them."""
        found: dict[str, None] = {}
        orders = 0
        for pair, result in ((each, result) for each in row.pairs for result in each.results):
            ordered = {variant.proposal: steps for variant, steps in self._labels.ordered_by(pair, result).items()}
            if proposal.id in ordered:
                orders += 1
                found[steps_in_order(*(self._events.called(each, proposal) for each in ordered[proposal.id]))] = None
            put_off = result.rule == "order.put-off"  # a step and a matter, which have words of their own
            for stated in () if ordered or put_off else (*result.left, *result.right):
                if stated.proposal == proposal.id:
                    step = self._labels.provisions[stated.proposal, stated.provision]
                    found[step_and_its_time(short_of(step), stated.text)] = None
        return list(found) if max(orders, len(found)) < MOST_APART else [steps_in_common(max(orders, len(found)))]

    def _said(self, row: Row, provision: Provision) -> list[str]:
        """What a provision says in a row: of one on conditions, what it waits for and not its own deed."""
        return list(self._events.required(row, provision)) or [short_of(provision)]

    def _named_options(self, proposal: Proposal, options: Iterable[str]) -> tuple[str, ...]:
        return tuple(self._options[proposal.id].get(each, each) for each in options)

    def _option(self, variant: Variant) -> str:
        return self._options[variant.proposal].get(variant.option or "", variant.option or "")

    def _variant(self, variant: Variant) -> str:
        option = self._option(variant)
        called = self._labels.called[variant.proposal]
        return f"{called}, {option}" if option else called


def _in_some(holding: Sequence[tuple[str, ...]], every: int) -> tuple[str, ...]:
    """The options that what is said holds in; none where it holds in all, or is said once outside of any."""
    found = tuple(dict.fromkeys(option for options in holding for option in options))
    return () if len(found) == every or not all(holding) else found


def short_of(provision: Provision) -> str:
    """A provision in the words for an overview; without them its sentence, cut after a word."""
    return provision.short or cut(provision.text.rstrip("."), _LONGEST)


def cut(words: str, most: int) -> str:
    """Words in one line of so many characters at most, cut after a word."""
    text = " ".join(words.split())
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0].rstrip(',;:')} …"


def _short_options(proposal: Proposal) -> dict[str, str]:
    """What each option is called in a few words: its title up to the first comma, where that tells them apart."""
    short = {option: title.partition(",")[0] for option, title in proposal.options.items()}
    return short if len(set(short.values())) == len(short) else dict(proposal.options)
