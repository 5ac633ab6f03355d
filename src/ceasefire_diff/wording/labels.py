"""What things are called in every format: texts, variants, rows, events and provisions, in the words of the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from ceasefire_diff.aligning.related import ASKED_ABOUT
from ceasefire_diff.comparing.comparison import (
    Comparison,
    MaybeRelated,
    Member,
    PairResult,
    Reason,
    Remark,
    Row,
    TermResult,
    Variant,
    is_likely,
)
from ceasefire_diff.model.glossary import fold
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.event import BUILT_IN_EVENTS
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.timing import DAY_ONE, DAY_ONE_OF
from ceasefire_diff.wording.quoted import within_a_sentence
from ceasefire_diff.wording.result_view import PairOfTexts
from ceasefire_diff.wording.term_words import listed, plain, subject

CONDITIONS = "conditions"
OF_THE_ENGINE = (CONDITIONS, "sequence")
"""Topics whose rows the engine makes of provisions of any topic."""

LEFT_OUT = "a provision that is left out here"
"""What an event is called whose provision the proposal does not hold: a report left it out for its status."""


_NEAR: Final = (Reason.WORDS_ALIKE, Reason.NAME_NOT_LINKED)

_Counterparts = frozenset[tuple[str, str, str]]
"""Provisions, by text and id, for which a third, the other text, offers one of its own."""

UNCONFIRMED: Final = "(?)"
"""Marks a row of which nobody has confirmed that both texts address one matter in it."""


def _counterparts(offers: Iterable[MaybeRelated]) -> _Counterparts:
    return frozenset(
        (one.proposal, one.provision, other.proposal)
        for each in offers
        for one, other in ((each.left, each.right), (each.right, each.left))
    )


class Labels:
    """Looks up, for one comparison, the words by which a reader knows things."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.proposals: dict[str, Proposal] = {each.id: each for each in comparison.proposals}
        self.provisions: dict[tuple[str, str], Provision] = {
            (proposal.id, provision.id): provision
            for proposal in comparison.proposals
            for provision in proposal.provisions
        }
        self.called = names_of_texts(comparison.proposals)
        self.spoken = {
            each.id: self.called[each.id].replace(each.party_name, listed(list(each.party)), 1)
            for each in comparison.proposals
        }
        self._rows = {row.id: row for row in comparison.rows}
        self._texts: dict[tuple[str, str, str], PairOfTexts] = {}
        self._events = {event: words for each in comparison.proposals for event, words in each.declared_events.items()}
        self._own_events = {each.own_event: each for each in self.provisions.values()}
        self._names_of_all: frozenset[str] | None = None
        self._offered: tuple[_Counterparts, _Counterparts] | None = None
        self._met: frozenset[tuple[str, str, str]] | None = None

    def texts(self, left: str, right: str, topic: str) -> PairOfTexts:
        """The two proposals of a pair, as sentences on rows of a topic speak of them."""
        known = self._texts.get((left, right, topic))
        if known is None:
            one, two = self.proposals[left], self.proposals[right]
            known = PairOfTexts(
                left=self.spoken[left],
                right=self.spoken[right],
                left_joint=len(one.party) > 1,
                right_joint=len(two.party) > 1,
                left_partial=one.missing is not None,
                right_partial=two.missing is not None,
                provisions=self.provisions,
                event=self.event,
                topic=self.comparison.taxonomy.topics.get(topic),
            )
            self._texts[left, right, topic] = known
        return known

    def option(self, variant: Variant) -> str | None:
        """What a variant's option is called in its file."""
        if variant.option is None:
            return None
        return self.proposals[variant.proposal].options.get(variant.option, variant.option)

    def variant(self, variant: Variant) -> str:
        """A text with its option, as `Russia, Option 1`."""
        option = self.option(variant)
        return f"{self.called[variant.proposal]}, {option}" if option else self.called[variant.proposal]

    def pair(self, left: Variant, right: Variant) -> str:
        """Two variants, as `Russia, Option 1 / Ukraine`."""
        return f"{self.variant(left)} / {self.variant(right)}"

    def topic_title(self, topic_id: str) -> str:
        """A topic's title, in the glossary's words if it has others."""
        title = self.comparison.glossary.titles.get(topic_id)
        return title or self.comparison.taxonomy.topics[topic_id].title

    def title_of(self, row: Row) -> str:
        """What a row is called before its objects: the label that made it, or the topics of its provisions.

        A row that the engine made of provisions standing in rows of their own has a topic of its own. One that only
        likeness holds together is marked.
        """
        return f"{self._title_of(row)} {UNCONFIRMED}" if is_likely(row) else self._title_of(row)

    def _title_of(self, row: Row) -> str:
        if row.id.startswith("issue/"):
            label = row.id.removeprefix("issue/")
            return self.comparison.glossary.issues.get(label, label)
        found = {self.provisions[each.proposal, each.provision].topic for each in row.members}
        if row.topic in OF_THE_ENGINE or len(found) == 1:
            return self.topic_title(row.topic)
        return " / ".join(self.topic_title(each) for each in self.comparison.taxonomy.topics if each in found)

    def objects_of(self, row: Row) -> tuple[str, ...]:
        """What a row is about, in the words of the texts: its objects, or the events of a row the engine made."""
        if row.event is not None:
            return (self.event(row.id.removeprefix(f"{CONDITIONS}/")),)
        if steps := steps_of_order(row):
            return tuple(sorted(map(self.event, steps)))
        return tuple(", ".join(labels) for labels in row.objects.values())

    def neutral_objects_of(self, row: Row) -> tuple[str, ...]:
        """What a row is about as far as it belongs to no side: words of the topic, events, names all texts use."""
        if row.event is not None or steps_of_order(row):
            return self.objects_of(row)
        terms = self.comparison.taxonomy.topics[row.topic].terms
        found = []
        for name, labels in row.objects.items():
            own = terms[name].words if name in terms else ()
            found += [each for each in labels if fold(each) in self._shared_names() or each in own]
        return tuple(dict.fromkeys(found))

    def _shared_names(self) -> frozenset[str]:
        """The names that every text uses somewhere, and the events every comparison knows."""
        if self._names_of_all is None:
            used = [
                {
                    fold(name.label)
                    for provision in proposal.provisions
                    for value in (*provision.terms.values(), *provision.keys.values())
                    if isinstance(value, Names)
                    for name in value.every_name
                }
                for proposal in self.comparison.proposals
            ]
            self._names_of_all = frozenset.intersection(*map(frozenset, used)) | frozenset(BUILT_IN_EVENTS)
        return self._names_of_all

    def is_counterpart_offered(self, row: Row, proposal: Proposal, *, near: bool = False) -> bool:
        """Whether a person is asked about a provision of this text for one in this row; `near`: by more than its topic.

        A text is called silent in a row only if there is none. What is said of conditions no match moves.
        """
        if row.event is not None:
            return False
        if self._offered is None:
            asked = [each for each in self.comparison.maybe_related if each.likeness >= ASKED_ABOUT]
            alike = [each for each in self.comparison.maybe_related if each.reason in _NEAR]
            self._offered = (_counterparts(asked) | _counterparts(alike), _counterparts(alike))
        offered = self._offered[near]
        return any((each.proposal, each.provision, proposal.id) in offered for each in row.members)

    def speaks_elsewhere(self, row: Row, proposal: Proposal) -> bool:
        """Whether a provision of this row stands with one of this text in another row; in two texts' rows it cannot."""
        if len(self.proposals) <= 2 or row.event is not None or is_order_row(row):  # noqa: PLR2004 - rows of one pair
            return False
        if self._met is None:
            self._met = frozenset(
                (one.proposal, each, other.proposal)
                for known in self.comparison.rows
                if known.event is None and not is_order_row(known)
                for pair in known.pairs
                if pair.left_provisions and pair.right_provisions
                for one, ids, other in (
                    (pair.left, pair.left_provisions, pair.right),
                    (pair.right, pair.right_provisions, pair.left),
                )
                for each in ids
            )
        return any((each.proposal, each.provision, proposal.id) in self._met for each in row.members)

    def stages_of(self, row: Row) -> tuple[str, ...]:
        """The stages a row belongs to, in the words of the first file that has them."""
        return tuple(
            next((each.stages[stage] for each in self.comparison.proposals if stage in each.stages), f"stage {stage}")
            for stage in row.stages
        )

    def ordered_by(self, pair: PairResult, result: TermResult) -> dict[Variant, tuple[str, str]]:
        """The names of the two steps of a result as each text puts them, first and second; none where no text does.

        Where what they say cannot be kept together for other reasons, neither need put one before the other.
        """
        if result.rule not in ("order.opposed", "order.alike") or "first" not in result.arguments:
            return {}
        first, second = (result.arguments[name] for name in ("first", "second"))
        turned = result.rule == "order.opposed"
        return {pair.left: (first, second), pair.right: (second, first) if turned else (first, second)}

    def event(self, name: str) -> str:
        """An event that the engine names by its id, a row's or a provision's, in words."""
        known = self._events.get(name)
        if known is None:
            known = self._events[name] = self._event(name)
        return known

    def _event(self, name: str) -> str:
        if name.startswith("end of "):
            return f"end of {self.event(name.removeprefix('end of '))}"
        name = name.removeprefix("row ")
        if (row := self.row_of_event(name)) is not None:
            objects = "; ".join((*self.objects_of(row), *self.state_of(row)))
            return f"{self.act_of(row)} ({objects})" if objects else self.act_of(row)
        if name in BUILT_IN_EVENTS or name.startswith("stage "):
            return name
        if (topic := self.comparison.taxonomy.topics.get(name)) is not None:
            return within_a_sentence(self.topic_title(topic.id))
        if labels := self.comparison.glossary.events.get(name):
            return labels[0]
        if (provision := self._own_events.get(name)) is not None:
            return f"{self.topic_title(provision.topic)} ({self.place_of(Member(provision.proposal, provision.id))})"
        proposal, separator, rest = name.partition("/")
        if separator and proposal in self.proposals:
            option = rest.removeprefix("option ")
            return self.proposals[proposal].options.get(option, LEFT_OUT)
        if labels := self.comparison.glossary.names.get(name):
            return " / ".join(labels)
        if name.startswith(DAY_ONE_OF):
            return DAY_ONE.label
        return "what is not said" if name == "*" else name

    def row_of_event(self, name: str) -> Row | None:
        """The row whose provisions are an event, by the event's name; what follows its id tells acts of it apart."""
        name = name.removeprefix("row ")
        return self._rows.get(name) or self._rows.get(name.rpartition("/")[0])

    def own_event(self, name: str) -> Provision | None:
        """The provision that is an event, where a file names it by one."""
        return self._own_events.get(name)

    def act_of(self, row: Row) -> str:
        """What is done in a row, within a sentence: its title; one that a file gives may be a name."""
        title = self.title_of(row)
        return within_a_sentence(title) if title == self.comparison.taxonomy.topics[row.topic].title else title

    def state_of(self, row: Row) -> tuple[str, ...]:
        """Whether the thing is banned or allowed, where all say the same of it: "supply" alone is not its end."""
        known = self.comparison.taxonomy.topics[row.topic].yes_or_no
        if known is None:
            return ()
        found = (self.provisions[each.proposal, each.provision].terms.get(known.term) for each in row.members)
        said = {value.words if isinstance(value, Choice) else frozenset[str]() for value in found}
        return tuple(plain(word) for words in said for word in sorted(words)) if len(said) == 1 else ()

    def clauses(self, member: Member) -> tuple[str, ...]:
        """The clause numbers of a provision, or its id where the text has none."""
        return self.provisions[member.proposal, member.provision].clauses or (f"id {member.provision}",)

    def counts(self, rows: Iterable[Row] | None = None) -> list[tuple[Variant, Variant, dict[Verdict, int]]]:
        """The counts of each pair of variants in some rows, or all, in the order the texts were given."""
        place = {variant: number for number, variant in enumerate(self.comparison.variants)}
        found = [(left, right, counts) for (left, right), counts in self.comparison.counts(rows).items()]
        return sorted(found, key=lambda each: (place[each[0]], place[each[1]]))

    def remark(self, remark: Remark) -> tuple[Remark, str, list[str], Topic | None]:
        """A remark with its options in the words of the file, the text it is on, and the clauses it rests on."""
        found = [self.provisions[remark.proposal, each] for each in remark.provisions]
        clauses = list(dict.fromkeys(clause for provision in found for clause in provision.clauses))
        if named := remark.arguments.get("options"):
            options = self.proposals[remark.proposal].options
            words = "; ".join(options.get(each, each) for each in named.split(", "))
            remark = replace(remark, arguments={**remark.arguments, "options": words})
        joint = len(self.proposals[remark.proposal].party) > 1
        topic = self.comparison.taxonomy.topics.get(found[0].topic) if found else None
        return remark, subject(self.spoken[remark.proposal], joint=joint), clauses, topic

    def place_of(self, member: Member) -> str:
        """A provision by its text and clause, as `Russia, II, option 1`."""
        return f"{self.called[member.proposal]}, {'; '.join(self.clauses(member))}"

    def provision_text(self, member: Member) -> str:
        """A provision in the paraphrase of its file."""
        return self.provisions[member.proposal, member.provision].text


def steps_of_order(row: Row) -> set[str]:
    """The events of a row the engine made on their order; none of any other row."""
    told = (result for pair in row.pairs for result in pair.results if result.rule != "order.alike")
    return {each.arguments[name] for each in told for name in ("first", "second") if name in each.arguments}


def is_order_row(row: Row) -> bool:
    """Whether the engine made this row on the order of events."""
    return all("first" in result.arguments for pair in row.pairs for result in pair.results)


def is_made_of_events(row: Row) -> bool:
    """Whether the engine made a row of events, beside the rows of the provisions' own matters."""
    return row.event is not None or is_order_row(row)


def names_of_texts(proposals: Sequence[Proposal]) -> dict[str, str]:
    """What each text is called: by party; where parties are equal by date as well, then by title, and then by id."""
    names = {each.id: each.party_name for each in proposals}
    for addition in ("date", "title", "id"):
        counted = Counter(names.values())
        names = {
            each.id: f"{each.party_name} ({getattr(each, addition)})" if counted[names[each.id]] > 1 else names[each.id]
            for each in proposals
        }
    return names
