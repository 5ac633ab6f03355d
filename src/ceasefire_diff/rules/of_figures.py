"""The rules on values left open, on amounts, moments, ratios and schedules."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.rule import APART, NESTED, OVERLAPS, SAME, Rule, not_fixed, schedules, sides

AGREE, CONFLICT, OPEN, PARTLY, UNCLEAR = Verdict.AGREE, Verdict.CONFLICT, Verdict.OPEN, Verdict.PARTLY, Verdict.UNCLEAR

OPEN_VALUES: Final = (
    Rule(
        "value.to-be-agreed",
        OPEN,
        means="At least one text leaves the value to be agreed, on purpose.",
        arises="One or both files write `to be agreed`; who settles it may follow. Exceptions to be agreed are open "
        "against none.",
        says="both texts leave it open: {left}; {right}",
        forms={
            "alike": "both texts leave it open: {left}",
            "in part": "{left} and {right} leave at least a part open",
            "none": "{speaker_text} leaves them open{speaker_in_brackets}; {silent_text} states none",
            **sides("{left_text} leaves it open{left_in_brackets}; {right_text} states {right}"),
        },
    ),
    Rule(
        "value.unspecified",
        OPEN,
        means="At least one text names the matter without giving a value.",
        arises="One or both files write `unspecified`, and the other does not write `none`.",
        says="both texts leave it unspecified",
        forms={
            "elsewhere": "{left} and {right} cannot be compared: one of them refers to what stands in another "
            "option only",
            **sides("{left_text} leaves it unspecified; {right_text} states {right}"),
        },
    ),
    Rule(
        "value.unspecified-none",
        CONFLICT,
        means="One text wants some value, the other wants none at all.",
        arises="`unspecified` stands against `none` or `no limit`: a ceiling without a figure is still a ceiling.",
        says="one text names it without details, the other says that there is none",
        forms={
            "elsewhere": "{left} and {right} cannot be compared: one of them refers to what stands in another "
            "option only",
            **sides("{left_text} names it without details; {right_text} states {right}"),
            "left limit": "{left_text} sets a limit without a figure; {right_text} sets no limit",
            "right limit": "{left_text} sets no limit; {right_text} sets a limit without a figure",
        },
    ),
    Rule(
        "value.other-kind",
        UNCLEAR,
        means="The two values are of different kinds and cannot be set against each other.",
        arises="A term takes more than one kind of value and the texts use different ones.",
        says="{left} and {right} are values of different kinds",
    ),
)
"""Values left open or unspecified."""

AMOUNTS: Final = (
    Rule(
        "amount.same",
        AGREE,
        means="The two amounts are equal.",
        arises="Units are exact, so `72 hours` and `3 days` are equal; each is shown as its file writes it.",
        **SAME,
    ),
    Rule(
        "amount.nested",
        PARTLY,
        means="One amount is within the other, so it satisfies both texts.",
        arises="`30 days` beside `at least 30 days`; which side is the inner one is told as data.",
        **NESTED,
    ),
    Rule(
        "amount.overlaps",
        PARTLY,
        means="Some amounts satisfy both texts; each text also allows others.",
        arises="`10 to 20 km` beside `15 to 30 km`; what they share is told.",
        **OVERLAPS,
    ),
    Rule(
        "amount.apart",
        CONFLICT,
        means="No amount satisfies both texts.",
        arises="`15 km` beside `30 km`, or two different limits; how far apart they lie is told as arithmetic.",
        **APART,
    ),
    Rule(
        "amount.other-unit",
        UNCLEAR,
        means="The amounts are counted in different units.",
        arises="Lorries beside tonnes, one currency beside another.",
        says="{left} and {right} are counted in different units",
    ),
    Rule(
        "amount.unknown-within-bounds",
        UNCLEAR,
        means="Whether the amounts meet depends on what is not fixed.",
        arises="`1 month` beside `30 days`: a month has 28 to 31 days. Two values equal in words are the same.",
        **not_fixed("{left} and {right} may or may not be compatible: this depends on"),
    ),
    Rule(
        "amount.may-be-same",
        PARTLY,
        means="Both amounts can be kept whatever a month or a working day comes to, and they may be the same.",
        arises="`at least 3 months` beside `at least 90 days`. Ten working days are taken to be 10 to 21 days.",
        **not_fixed("{left} and {right} can both be kept and may be the same: this depends on"),
    ),
    Rule(
        "amount.both-kept",
        PARTLY,
        means="Both amounts can be kept whatever a month or a working day comes to.",
        arises="`1 to 2 months` beside `35 to 61 days`: they share something for every length of a month.",
        **not_fixed("{left} and {right} can both be kept, regardless of"),
    ),
    Rule(
        "amount.indefinite",
        UNCLEAR,
        means="An indefinite length compares with nothing but itself.",
        arises="`indefinite` beside a length or beside `permanent`.",
        says="{left} and {right} cannot be compared: an indefinite length has no measure",
    ),
    Rule(
        "amount.word",
        UNCLEAR,
        means="A word such as all or remaining stands against a figure.",
        arises="`all` beside `33 people`, where how many there are is not known.",
        says="{left} and {right} cannot be compared: a word stands against a figure",
    ),
    Rule(
        "amount.tied",
        UNCLEAR,
        means="An amount is measured by that of another provision, and the other text measures its own in another way.",
        arises="`half of release-hostages` beside `20 people`, or beside `twice` of the same. The same share of "
        "provisions that stand in one row is the same amount.",
        says="{left} and {right} cannot be compared: an amount is tied to that of another provision",
    ),
)
"""Amounts."""

MOMENTS: Final = (
    Rule(
        "moment.same",
        AGREE,
        means="The two moments are the same.",
        arises="Both are counted alike from one event or date.",
        **SAME,
    ),
    Rule(
        "moment.nested",
        PARTLY,
        means="One moment is within the time the other allows.",
        arises="`24 hours after signing` beside `within 72 hours of signing`.",
        **NESTED,
    ),
    Rule(
        "moment.overlaps",
        PARTLY,
        means="Some times satisfy both texts; each text also allows others.",
        arises="Two spans from one event that overlap in part.",
        **OVERLAPS,
    ),
    Rule(
        "moment.apart",
        CONFLICT,
        means="No time satisfies both texts.",
        arises="Two points or spans from one event that are incompatible.",
        **APART,
    ),
    Rule(
        "moment.word",
        UNCLEAR,
        means="At least one moment is a word that fixes no length of time.",
        arises="`immediately after X`, `as soon as possible after X`, `during X`.",
        says="{left} and {right} cannot be compared: a word such as “immediately” fixes no length of time",
    ),
    Rule(
        "moment.no-anchor",
        UNCLEAR,
        means="From when at least one moment is counted is not said.",
        arises="`100 days` or `day 7` where the file does not say which day is the first.",
        says="{left} and {right} cannot be compared: the day from which one of them is counted is not stated",
    ),
    Rule(
        "moment.other-anchor",
        UNCLEAR,
        means="The moments are counted from different events.",
        arises="`10 days after signing` beside `10 days after ceasefire`.",
        says="{left} and {right} cannot be compared: the time between their starting points is not known",
    ),
    Rule(
        "moment.hold-together",
        PARTLY,
        means="The moments are not counted from one event, and both can hold whatever those are.",
        arises="Two deadlines: what is done by the earlier of them is done by both. So too two times after which "
        "alone.",
        says="{left} and {right} can both hold; which is earlier is not known, because nothing says that they are "
        "counted from one event",
    ),
    Rule(
        "moment.unknown-within-bounds",
        UNCLEAR,
        means="Whether the moments meet depends on what is not fixed.",
        arises="A month, or a date without time zone beside one with a zone; dates without one lie in one zone.",
        **not_fixed("{left} and {right} may or may not be compatible: this depends on"),
    ),
    Rule(
        "moment.may-be-same",
        PARTLY,
        means="Both times can be kept whatever a month or a working day comes to, and they may be the same.",
        arises="`within 3 months of signing` beside `within 90 days of signing`: three months are 89 to 92 days.",
        **not_fixed("{left} and {right} can both be kept and may be the same: this depends on"),
    ),
    Rule(
        "moment.both-kept",
        PARTLY,
        means="Both times can be kept whatever a month, a working day or a zone comes to.",
        arises="`2025-05-12` beside a moment of that day with a zone that lies in it in some zones, and "
        "meets it in all.",
        **not_fixed("{left} and {right} can both be kept, regardless of"),
    ),
)
"""Moments."""

RATIOS: Final = (
    Rule(
        "ratio.same",
        AGREE,
        means="Both texts exchange at the same ratio.",
        arises="Equal counts, and no other giver.",
        **SAME,
    ),
    Rule(
        "ratio.overlaps",
        PARTLY,
        means="The ratio is the same, with other counts.",
        arises="`30 for 1` beside `60 for 2`.",
        says="{left} and {right} come to the same ratio ({common}) with other counts",
        forms={"unnamed": "{left} and {right} come to the same ratio"},
    ),
    Rule(
        "ratio.apart",
        CONFLICT,
        means="The ratios are different.",
        arises="`30 for 1` beside `50 for 1`.",
        says="{left} and {right} are different ratios",
    ),
    Rule(
        "ratio.word",
        UNCLEAR,
        means="All stands against a figure.",
        arises="`all for all` beside `1000 for 1000`.",
        says="{left} and {right} cannot be compared: “all” stands against a figure",
    ),
    Rule(
        "ratio.other-giver",
        UNCLEAR,
        means="Another party hands over in each text.",
        arises="A ratio says first what `by` hands over, and `by` differs.",
        says="{left} and {right} cannot be compared: a different party hands over in each text",
    ),
)
"""Ratios of an exchange."""

SCHEDULES: Final = (
    Rule(
        "schedule.same",
        AGREE,
        means="The schedules are the same.",
        arises="Every step is the same in both texts.",
        **SAME,
    ),
    Rule(
        "schedule.total",
        means="What the schedules come to in total decides.",
        arises="The totals are compared as amounts; the verdict is theirs.",
        **schedules("total"),
    ),
    Rule(
        "schedule.pace",
        means="How much comes again and again decides.",
        arises="Amounts per `every` are compared; that needs no common beginning.",
        **schedules("pace"),
    ),
    Rule(
        "schedule.first",
        means="The first steps decide.",
        arises="Their times, and at the same time their amounts, are compared.",
        **schedules("first step"),
    ),
    Rule(
        "schedule.last",
        means="The last steps decide.",
        arises="Their times, and at the same time their amounts, are compared.",
        **schedules("last step"),
    ),
    Rule(
        "schedule.steps",
        means="What lies between first and last step decides.",
        arises="One time has two amounts, or the steps differ where nothing else does.",
        **schedules("course of steps"),
    ),
    Rule(
        "schedule.length",
        means="How long the schedules take decides.",
        arises="First and last step lie further from one another in one text than in the other, from whatever day each "
        "counts; both hand over the same in exact figures.",
        **schedules("length"),
    ),
)
"""Schedules."""
