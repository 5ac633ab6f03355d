"""Tells where the times that two texts give one act, or a part of both, cannot be kept: done before it begins."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import product

from msgspec.structs import replace

from ceasefire_diff.aligning.matter import lasts
from ceasefire_diff.comparing.acts import NO_ACTS, Acts, same_act, share_a_part
from ceasefire_diff.comparing.comparison import Stated, TermResult
from ceasefire_diff.comparing.facts import Facts
from ceasefire_diff.comparing.meeting import circumstances, one_time
from ceasefire_diff.comparing.norms import Norm
from ceasefire_diff.comparing.order.clashes import TwoTexts
from ceasefire_diff.comparing.order.marks import OVER
from ceasefire_diff.comparing.order.network import Constraint
from ceasefire_diff.comparing.order.one_text import OneText
from ceasefire_diff.comparing.order.said import Said, Sayings
from ceasefire_diff.model.keys import TIMES
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.event import Edge
from ceasefire_diff.values.relation import RelationKind, Side

EACH = "each"
"""Stands for a side where each text has something done before the other begins it."""

ACT, PART = "act", "part"


def compare_times(
    left: Sequence[Facts], right: Sequence[Facts], topic: Topic, apart: Collection[str]
) -> list[TermResult]:
    """One result where times of two provisions on one act or with a part in common cannot both be kept.

    `apart` are the keys on which the texts are told to be apart already.
    """
    if not set(apart) <= {*TIMES, "order"}:
        return []  # two duties, each with times of its own
    done: set[Side] = set()
    unsure: TermResult | None = None
    told: dict[Side, dict[tuple[str, int, str], Stated]] = {Side.LEFT: {}, Side.RIGHT: {}}
    for one, two in product(left, right):
        if not any(key in each.values for each in (one, two) for key in ("complete-by", "until", "length")):
            continue
        for found in _clashes(one, two, topic):
            keys = {_key(each) for each in found}
            if len(keys) == 1 and keys <= set(apart):
                continue
            begun = one.provision.own_event == two.provision.own_event and all(
                "starts" in each.values for each in (one, two)
            )
            if "length" in keys and not begun and not ("length" in one.values and "length" in two.values):
                # How long a thing lasts, and until when another text has a provision hold, may be two things.
                ours, theirs = (tuple(each.stated for each in found if each.right is right) for right in (False, True))
                rule = "order.length-or-end"
                unsure = unsure or TermResult("order", RelationKind.INCOMPARABLE, Verdict.UNCLEAR, rule, ours, theirs)
                continue
            done |= {Side.RIGHT if each.right else Side.LEFT for each in found if _key(each) != "starts"}
            for each in found:
                side = Side.RIGHT if each.right else Side.LEFT
                told[side][each.stated.provision, each.stated.line, each.stated.text] = each.stated
    if not done:
        return [unsure] if unsure else []
    on_left, on_right = (tuple(each for _, each in sorted(told[side].items())) for side in (Side.LEFT, Side.RIGHT))
    arguments = {"done": next(iter(done)).value if len(done) == 1 else EACH}
    rule = "order.done-before-begun"
    return [TermResult("order", RelationKind.APART, Verdict.CONFLICT, rule, on_left, on_right, arguments=arguments)]


def _clashes(one: Facts, two: Facts, topic: Topic) -> Iterator[Sequence[Said]]:
    """Smallest sets of times of both that cannot be kept, if both require one act or a part of it."""
    if not (one.deed is two.deed is Norm.REQUIRES) or one.provision.topic != two.provision.topic:
        return
    if not one_time(one, two, topic) or circumstances(one, two, TIMES).both is not True:
        return
    stays = lasts(one.provision, two.provision, topic)
    if same_act(one.provision, two.provision, topic):
        acts, names = NO_ACTS, (ACT, ACT)
    elif not stays and share_a_part(one.provision, two.provision, topic):
        acts, names = Acts({}, {"one": (PART,), "two": (PART,)}), ("one", "two")
    else:
        return
    sides = []
    for facts, name, right in ((one, names[0], False), (two, names[1], True)):
        provision = replace(facts.provision, own_event=name, is_event=None)
        # What is so until a day may have been so by another.
        values = {key: each for key, each in facts.values.items() if not (stays and key == "until")}
        constraints = list(Sayings(acts, right=right).times(provision, values))
        if "until" in values:
            constraints.append(Constraint((name, Edge.START), (name, OVER), strict=True))
        side = OneText(constraints, acts)
        if side.at_odds:
            return
        sides.append(side)
    both = TwoTexts(sides[0], sides[1], acts)
    for clash, sources in zip(both.clashes, both.sources, strict=True):
        if clash.conflict:
            yield sorted(sources, key=lambda each: (each.right, each.stated.line, each.stated.text))


def _key(said: Said) -> str:
    return said.stated.text.partition(":")[0].replace(" ", "-")
