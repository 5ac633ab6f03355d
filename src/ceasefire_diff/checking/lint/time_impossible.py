"""time.impossible: something that would have to end, or be done, before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import TERMS, LintedProposal, Match, moments, named, place_of
from ceasefire_diff.model.proposal import Provision
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level
from ceasefire_diff.values.moment import Moment

ENDS: Final = ("complete-by", "until")


def find(text: LintedProposal) -> Iterator[Match]:
    """Times of one provision that cannot be in this order, and starts of two that are ordered the other way."""
    carried_out = {each.own_event: each for each in text.provisions if not each.is_event}
    for provision in text.provisions:
        yield from _within(provision)
        for key, event in (
            *(("before", event) for event in provision.before),
            *(("after", event) for event in provision.after),
        ):
            other = carried_out.get(event.id)
            if other is None:
                continue
            first, second = (provision, other) if key == "before" else (other, provision)
            early, late = first.keys.get("starts"), second.keys.get("starts")
            if isinstance(early, Moment) and isinstance(late, Moment) and comes_after(early, late):
                arguments = {
                    "key": f"{key}: {event}",
                    "early": early.written,
                    "late": late.written,
                    "other": f"starts of {second.id}",
                }
                yield Match(place_of(provision, key), arguments, provision, (place_of(other, "starts"),))


def _within(provision: Provision) -> Iterator[Match]:
    begins = [("starts", moment) for moment in moments_of(provision, "starts")]
    for name, value in provision.terms.items():
        begins += [(f"{TERMS}{name}", moment) for moment in moments(value)]
    for end in ENDS:
        for last in moments_of(provision, end):
            key, first = next(((key, each) for key, each in begins if comes_after(each, last)), (None, None))
            if key is not None and first is not None:
                arguments = {"key": named(key), "early": first.written, "late": last.written, "other": end}
                yield Match(place_of(provision, end), arguments, provision)


def moments_of(provision: Provision, key: str) -> Iterator[Moment]:
    """The moment under a key, if one is there."""
    value = provision.keys.get(key)
    if isinstance(value, Moment):
        yield value


def comes_after(first: Moment, last: Moment) -> bool:
    """Whether `first` is later than `last` whatever the months' lengths and the zones are."""
    comparable = first.span is not None and last.span is not None and first.anchor == last.anchor is not None
    return comparable and first.low > last.high


RULE: Final = Rule(
    id="time.impossible",
    level=Level.WARNING,
    means="A provision would have to be done, or to end, before it begins; or it is to come before another and "
    "starts later. Only times that are counted from one event, or stand in the calendar, are laid beside each other, "
    "and only what holds for every length of a month and every time zone is told.",
    fix="One of the times is a slip; if the text does say both, accept the finding.",
    says="`{key}` ({early}) cannot stand beside `{other}` ({late}): the first is later",
    says_fix="Mend the one that is a slip",
    breaks="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: South
    starts: 10 days after signing
    complete-by: within 7 days of signing
    text: South leaves the border zone.
    terms: {forces: armed forces, from: border zone}
""",
    holds="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    by: South
    starts: 10 days after signing
    complete-by: within 17 days of signing
    text: South leaves the border zone.
    terms: {forces: armed forces, from: border zone}
""",
)
