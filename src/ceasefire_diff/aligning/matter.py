"""What a provision is about: the objects its identifying terms cover, and which it leaves unsaid."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from ceasefire_diff.model.keys import TIMES
from ceasefire_diff.model.proposal import Modality, Provision, Stance
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.choice import Choice
from ceasefire_diff.values.event import Edge, EventValue
from ceasefire_diff.values.name import Name
from ceasefire_diff.values.names import Names
from ceasefire_diff.values.value import ToBeAgreed, Unspecified, Value

ORDER = "order"


class Axis(Struct, frozen=True):
    """What one identifying term covers.

    `tokens` are shared by any two axes that overlap; `everything` meets all. What is excepted is spoken of all the
    same, and so is what `lets_out` of a ban, which meets what another axis covers. `labels` are the file's own words
    by id, `covers` what each id covers; `unlinked`: some name is in no vocabulary.
    """

    key: tuple[object, ...]
    tokens: frozenset[str]
    everything: bool = False
    lets_out: frozenset[str] = frozenset()
    labels: tuple[tuple[str, str], ...] = ()
    covers: tuple[tuple[str, frozenset[str]], ...] = ()
    unlinked: bool = False

    def meets(self, other: Axis) -> bool:
        """Whether both speak of something in common, as far as is known."""
        if self.everything or other.everything:
            return True
        return not (
            self.tokens.isdisjoint(other.tokens)
            and self.lets_out.isdisjoint(other.tokens)
            and self.tokens.isdisjoint(other.lets_out)
        )

    @property
    def touches(self) -> frozenset[str]:
        """All it speaks of, be it to let it out."""
        return self.tokens | self.lets_out


class Matter(Struct, frozen=True):
    """The objects of one provision: one axis per identifying term, None where it is left unsaid.

    `stages` is empty where the provision meets every stage. `states` are the terms, times and order that can connect
    two provisions of one matter, `names` all that any of its terms names; `bans`: it says no.
    """

    provision: Provision
    topic: Topic
    axes: tuple[Axis | None, ...]
    stages: frozenset[str]
    states: frozenset[str]
    names: frozenset[str]
    bans: bool = False
    key: tuple[object, ...] = ()
    """Equal for two provisions with equal objects."""

    def __post_init__(self) -> None:
        """Make the key once: every row asks for it."""
        axes = tuple(axis.key if axis else None for axis in self.axes)
        force_setattr(self, "key", (self.topic.id, axes, self.stages))

    @property
    def stated(self) -> tuple[bool, ...]:
        """Which identifying terms are stated."""
        return tuple(axis is not None for axis in self.axes)

    @property
    def general(self) -> bool:
        """Whether an identifying term is left unsaid."""
        return None in self.axes

    @property
    def defers_everything(self) -> bool:
        """Whether it leaves the whole matter of its topic for later."""
        whole = all(axis is None or (axis.everything and not axis.tokens) for axis in self.axes)
        return whole and self.provision.stance is Stance.DEFERS

    def leaves_to(self, other: Matter) -> bool:
        """Whether the other names something that this one leaves unsaid."""
        return any(one is None and two is not None for one, two in zip(self.axes, other.axes, strict=True))

    def meets(self, other: Matter) -> bool:
        """Whether the objects overlap on every identifying term that both state, and the stages do."""
        if self.stages and other.stages and self.stages.isdisjoint(other.stages):
            return False
        return all(one is None or two is None or one.meets(two) for one, two in zip(self.axes, other.axes, strict=True))

    def bears_on(self, other: Matter) -> bool:
        """Whether two provisions whose objects overlap answer each other: one states no more than these, or both do."""
        return not (self.states and other.states) or self.shares_a_term(other)

    def shares_a_term(self, other: Matter) -> bool:
        """Whether both state a term or a time beyond what names the matter; where naming is the duty, that counts."""
        if self.topic.duty_is_naming and any(one and two for one, two in zip(self.stated, other.stated, strict=True)):
            return True
        if not self.states.isdisjoint(TIMES) and not other.states.isdisjoint(TIMES):
            return True
        return not (self.states - {ORDER}).isdisjoint(other.states)


def matter_of(provision: Provision, topic: Topic) -> Matter:
    """What a provision is about, by its topic's identifying terms."""
    values: list[Value | None] = [provision.terms.get(name) for name in topic.identifying]
    if topic.bearer_identifies:
        values.append(provision.by)
    return Matter(
        provision=provision,
        topic=topic,
        axes=tuple(
            _letting_out(axis_of(value), name, provision, topic)
            for name, value in zip((*topic.identifying, "by"), values, strict=False)
        ),
        bans=says_no(provision, topic),
        stages=frozenset(provision.stages),
        states=_what_it_states(provision, topic),
        names=_every_name(provision),
    )


def _letting_out(axis: Axis | None, name: str, provision: Provision, topic: Topic) -> Axis | None:
    """An axis with what the provision expressly lets out of it."""
    if axis is None:
        return None
    values = (provision.terms.get(term.name) for term in topic.terms.values() if term.permits == name)
    let_out = frozenset(
        token for value in values if isinstance(value, Names) for each in value.named for token in _tokens(each)
    )
    return replace(axis, lets_out=let_out) if let_out else axis


def says_no(provision: Provision, topic: Topic) -> bool:
    """Whether a provision bans or declines: by modality, stance, or the word that stands for no in its topic."""
    if provision.stance in (Stance.DECLINES, Stance.STRIKES) or provision.modality is Modality.SHALL_NOT:
        return True
    known = topic.yes_or_no
    if known is None or provision.stance is not Stance.PROPOSES or provision.modality is not Modality.SHALL:
        return False
    value = provision.terms.get(known.term)
    return topic.terms[known.term].identifies or (isinstance(value, Choice) and value.words == {known.shall_not})


def gives_leave(provision: Provision, topic: Topic) -> bool:
    """Whether a provision permits: by modality, or by the word that stands for it in its topic."""
    if provision.modality is Modality.MAY or topic.yes_or_no is None:
        return provision.stance is Stance.PROPOSES and provision.modality is Modality.MAY
    value = provision.terms.get(topic.yes_or_no.term)
    return isinstance(value, Choice) and topic.yes_or_no.may in value.words


def abstains(provision: Provision, topic: Topic) -> bool:
    """Whether something is no longer done by it: measures that are lifted, say, which may be lifted sooner, too."""
    found = ((term.abstains, provision.terms.get(name)) for name, term in topic.terms.items() if term.abstains)
    return any(isinstance(value, Choice) and value.words <= {*words} for words, value in found)


def lasts(one: Provision, two: Provision, topic: Topic) -> bool:
    """Whether both say how something is to be for a time, and not what is done: present somewhere, within a limit."""
    limited = (name for name, term in topic.terms.items() if term.limit)
    return topic.somewhere or any(name in one.terms and name in two.terms for name in limited)


def axis_of(value: Value | None) -> Axis | None:
    """What a stated value covers; a value left open covers nothing that can be told."""
    if value is None or isinstance(value, ToBeAgreed | Unspecified):
        return None
    if isinstance(value, Names):
        return _axis_of_names(value)
    if isinstance(value, Choice):
        words = sorted(value.words)
        covers = tuple((word, frozenset((word,))) for word in sorted(value.outcomes))
        return Axis(value.key, frozenset(value.outcomes), labels=tuple((word, word) for word in words), covers=covers)
    token = _token(value)
    alone = frozenset((token,))
    return Axis(value.key, alone, labels=((token, value.written),), covers=((token, alone),))


def _token(value: Value) -> str:
    """One word for a value that is no name and no choice: equal for equal values."""
    if isinstance(value, EventValue):
        return str(value.event.id) if value.event.edge is Edge.START else f"end of {value.event.id}"
    return value.written.casefold()


def _axis_of_names(names: Names) -> Axis:
    covers = tuple((name.id, frozenset(_tokens(name))) for name in names.named)
    return Axis(
        key=names.key,
        tokens=frozenset(token for name in names.every_name for token in _tokens(name)),
        everything=names.everything,
        labels=tuple((name.id, name.label) for name in names.named),
        covers=covers,
        unlinked=any(not name.listed for name in names.named),
    )


def _tokens(name: Name) -> tuple[str, ...]:
    """A name, its parts, and what any of them has in common with what it overlaps."""
    return (name.id, *name.parts, *name.meetings)


def _every_name(provision: Provision) -> frozenset[str]:
    """What any of its terms names, whoever is bound: ids, those of parts, and pairs that overlap."""
    values = (value for value in provision.terms.values() if isinstance(value, Names))
    return frozenset(token for value in values for name in value.named for token in _tokens(name))


def _what_it_states(provision: Provision, topic: Topic) -> frozenset[str]:
    stated = {topic.line_of(name) for name in provision.terms if name not in topic.identifying}
    stated.update(key for key in TIMES if key in provision.keys)
    if provision.is_ordered:
        stated.add(ORDER)
    return frozenset(stated)
