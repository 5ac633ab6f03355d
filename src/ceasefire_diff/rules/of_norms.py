"""The rules on what texts require, permit and prohibit, on conditions and on the order of events."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.rule import Rule, deeds, sides

AGREE, CONFLICT, OPEN, PARTLY, UNCLEAR = Verdict.AGREE, Verdict.CONFLICT, Verdict.OPEN, Verdict.PARTLY, Verdict.UNCLEAR

DEEDS: Final = (
    Rule(
        "deed.same",
        AGREE,
        means="Both texts do the same: require, permit, decline or state it.",
        arises="Stance and modality are alike.",
        **deeds(""),
    ),
    Rule(
        "deed.unlike",
        PARTLY,
        means="The texts do different things that can both hold.",
        arises="One requires and the other permits, for instance; incompatible values then count as partly. So does "
        "what one states beside what the other requires or permits, if they share a value and none is apart or needs "
        "review.",
        **deeds("; both can hold"),
    ),
    Rule(
        "deed.cannot-tell",
        UNCLEAR,
        means="No rule says how these two deeds stand to each other.",
        arises="A statement or an expectation stands against a prohibition, or against a duty or a permission with "
        "which it shares no value, or values that are apart or need review.",
        **deeds("; how these stand to each other needs review"),
    ),
    Rule(
        "deed.left-open",
        OPEN,
        means="At least one text defers the matter or takes note of it.",
        arises="Its stance is `defers` or `notes`, or a person joined talks on a matter, or values to be agreed, with "
        "what another topic settles of it. What a text settles beside what it defers is compared all the same.",
        **deeds(""),
    ),
    Rule(
        "deed.no-agreement",
        PARTLY,
        means="One text prohibits it, the other declines it.",
        arises="Both can hold; the two are never called the same.",
        **deeds("; both can hold, and they are not the same"),
    ),
)
"""What a text does: requires, permits, declines."""

REACH: Final = (
    Rule(
        "modality.opposed",
        CONFLICT,
        means="One text wants what the other prohibits or declines.",
        arises="Every term of the prohibition is met by what the other text wants; the shared part is told.",
        **deeds("; both speak of the same{common_in_brackets}, so they cannot both hold"),
    ),
    Rule(
        "modality.not-reached",
        PARTLY,
        means="The prohibition does not reach what the other text wants.",
        arises="On at least one term the two speak of different acts.",
        **deeds("; they speak of different acts{terms_in_brackets}, so both can hold"),
    ),
    Rule(
        "modality.reach-unclear",
        UNCLEAR,
        means="Whether the prohibition covers what the other text provides for is not known.",
        arises="The other text does not state a term of the prohibition, or the two cannot be compared.",
        **deeds(
            "; whether one covers the other is not known",
            "; whether one covers the other is not known ({terms})",
        ),
    ),
)
"""Whether a prohibition reaches what the other text wants."""

CONDITION_RULES: Final = (
    Rule(
        "conditions.both-unconditional",
        AGREE,
        means="Both texts state that the event is unconditional.",
        arises="Both have a provision of topic `conditions` that says so.",
        says="both texts state that {event} is unconditional",
    ),
    Rule(
        "conditions.same",
        AGREE,
        means="Both texts set the same condition.",
        arises="The conditions stand in one row and are to be met in the same measure.",
        says="both texts make {event} conditional on the same{places_in_brackets}",
    ),
    Rule(
        "conditions.unlike",
        PARTLY,
        means="Both texts set the condition, in different measure.",
        arises="One asks that it is begun and the other that it is completed, or the amounts differ.",
        says="both texts make {event} conditional on this, in different measure{places_in_brackets}",
    ),
    Rule(
        "conditions.not-linked",
        UNCLEAR,
        means="Each text sets a condition, and whether the two are one event is not known.",
        arises="Each waits for an event that the glossary or its header names; two names do not say that they differ.",
        says="{left_text} makes {event} conditional on {left}; {right_text} makes it conditional on {right}; whether "
        "these are one event is not known",
    ),
    Rule(
        "conditions.of-several",
        UNCLEAR,
        means="Both texts speak of conditions of acts in one row; it is unclear which act corresponds to which.",
        arises="Several provisions of one party stand in the row, so a condition of one is no condition of another.",
        says="each text makes something of {event} conditional or unconditional{places_in_brackets}; "
        "it is unclear which act corresponds to which",
    ),
    Rule(
        "conditions.only-one",
        PARTLY,
        means="Only one text sets this condition.",
        arises="The other speaks of the event and does not name it.",
        says="{speaker_text} makes {event} conditional on this{speaker_clauses_in_brackets}; {silent_text} does not",
        forms={
            "partial": "{speaker_text} makes {event} conditional on this{speaker_clauses_in_brackets}; "
            "not in the file of {silent_name} (incomplete)",
            "none": "{speaker_text} states that {event} is unconditional; {silent_text} does not",
            "none, partial": "{speaker_text} states that {event} is unconditional; not in the file of {silent_name} "
            "(incomplete)",
        },
    ),
    Rule(
        "conditions.unconditional-against",
        CONFLICT,
        means="One text calls the event unconditional, the other makes it conditional.",
        arises="Each condition is named with its clause, for each option apart.",
        says="one text states that {event} is unconditional, the other makes it conditional",
        forms={
            **sides(
                "{left_text} states that {event} is unconditional; {right_text} makes it "
                "conditional{right_clauses_in_brackets}"
            )
        },
    ),
    Rule(
        "conditions.done-before",
        UNCLEAR,
        means="One text calls the event unconditional; the other has something done before it.",
        arises="`before` or `complete-by` puts a provision before the event; whether that is a condition needs review.",
        says="{left} against {right}: whether what comes before {event} is a condition needs review",
    ),
    Rule(
        "conditions.starts-with",
        UNCLEAR,
        means="The event starts with something that binds one side only.",
        arises="`starts: at start of X`, where X binds one party; whether this is a condition needs review.",
        says="for {speaker_text} this begins {speaker}; that step binds one side only, and whether it is a condition "
        "needs review",
        forms={
            "both": "for {left_text} this begins {left}, for {right_text} {right}; each step binds one side only, and "
            "whether it is a condition needs review"
        },
    ),
)
"""Conditions of an event."""

ORDER_RULES: Final = (
    Rule(
        "order.same",
        AGREE,
        means="Both provisions state the same order.",
        arises="The same events before and after, in the same measure.",
        says="both texts state the same order",
    ),
    Rule(
        "order.only-one",
        PARTLY,
        means="Only one provision states what it comes before or after.",
        arises="The other states no order.",
        says="only {speaker_text} states what this comes before or after",
        forms={
            "partial": "{speaker_text} states what this comes before or after; the file of {silent_name} (incomplete) "
            "does not"
        },
    ),
    Rule(
        "order.unlike",
        PARTLY,
        means="The provisions state different orders that can both hold.",
        arises="No event is before in one and after in the other.",
        says="the texts state an order around different events",
        forms={"around": "both texts state an order around {events}, not the same one"},
    ),
    Rule(
        "order.opposed",
        CONFLICT,
        means="Two events stand in opposite order.",
        arises="One text puts an event before, the other after; told with every step this rests on.",
        says="{left_order}; {right_order}",
        forms={
            "around": "one text puts this before {events}, the other after it",
            "unnamed": "one text puts this before the same event, the other after it",
            "case": "if {case}, {left_order}; {right_order}",
        },
    ),
    Rule(
        "order.cannot-hold",
        CONFLICT,
        means="What the two texts say of time cannot all be kept.",
        arises="Days, deadlines, lengths and order of both, taken together, leave no course of events; told with the "
        "smallest set of clauses that cannot hold: without any one of them, the others can.",
        says="{left_text}{left_kept} and {right_text}{right_kept} cannot all be kept: no course of "
        "events satisfies both",
        forms={
            "case": "if {case}, {left_text}{left_kept} and {right_text}{right_kept} cannot all be kept: "
            "no course of events satisfies both"
        },
    ),
    Rule(
        "order.other-cases",
        UNCLEAR,
        means="What the texts say of time cannot all be kept, and holds in cases that are worded differently.",
        arises="Each text attaches it to a contingency (`if`) of its own; whether both can arise needs review.",
        says="{left_text}{left_kept} and {right_text}{right_kept} cannot all be kept if these cases "
        "arise together{case_in_brackets}",
    ),
    Rule(
        "order.depends",
        UNCLEAR,
        means="Whether what the texts say of time can all be kept depends on what is not fixed.",
        arises="The length of a month, of working days (ten are taken to be 10 to 21 days) or a time zone decides it.",
        says="whether {left_text}{left_kept} and {right_text}{right_kept} can all be kept depends on "
        "what is not fixed: the length of a month or of working days, or a time zone",
    ),
    Rule(
        "order.parallel",
        UNCLEAR,
        means="One text has steps in parallel, and the other puts one of them first.",
        arises="Whether steps in parallel begin together, or only go on beside each other, is not said.",
        says="whether {left_text}{left_kept} and {right_text}{right_kept} can all be kept depends on whether steps in "
        "parallel begin together",
    ),
    Rule(
        "order.put-off",
        UNCLEAR,
        means="One text puts off a whole matter until after an event, and the other has something before that event "
        "that may belong to the matter.",
        arises="The step is of a neighbouring topic, or an agreement that does not say what it holds.",
        says="whether what one text has before an event belongs to what the other puts off until after it needs review",
        forms=sides("whether this belongs to {second}, which {left_text} puts off, needs review"),
    ),
    Rule(
        "order.done-before-begun",
        CONFLICT,
        means="One text has done what the other begins only later.",
        arises="For one act, or a part of both: the deadline of one lies before the beginning of the other.",
        says="each text has some of this done before the other begins it ({left}; {right})",
        forms={**sides("{left_text} has this done{left_in_brackets} before {right_text} begins it{right_in_brackets}")},
    ),
    Rule(
        "order.length-or-end",
        UNCLEAR,
        means="How long something lasts by one text does not fit until when it lasts by the other, if it is one thing.",
        arises="The length of the one ends at another time than the other names.",
        says="{left} against {right}: whether what lasts so long is what ends then is not said",
    ),
    Rule(
        "order.alike",
        AGREE,
        means="Both texts put these events in the same order.",
        arises="The order follows from all that each text states.",
        says="both texts put {first} before {second}",
        forms={"dated": "{left_order}; likewise, {right_order}", "both-dated": "{dated_order}"},
    ),
    Rule(
        "order.follows-from-days",
        CONFLICT,
        means="Lists of days that differ put another step before them in one text and after them in the other.",
        arises="Told in the row on these days, which is incompatible or needs review because of the days themselves.",
        says="{left_order}; {right_order}",
    ),
)
"""Order of steps and events."""
