"""The rules on values that are words: names, choices, events, sequences, prose and what the topic other holds."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.rule import NESTED, OVERLAPS, SAME, Rule

AGREE, CONFLICT, PARTLY, UNCLEAR = Verdict.AGREE, Verdict.CONFLICT, Verdict.PARTLY, Verdict.UNCLEAR

NAMES: Final = (
    Rule(
        "names.same",
        AGREE,
        means="Both texts name the same and exclude the same.",
        arises="The names are equal, or the glossary links them; it is told if it does.",
        says="{left} and {right} name the same",
        forms={"alike": "both texts name {left}"},
    ),
    Rule(
        "names.nested",
        PARTLY,
        means="One text states all that the other states, and more.",
        arises="`[air, land]` beside `[air, land, sea]`, or a whole beside its part.",
        says="{outer_text} also {verb}s {outer_also}",
        forms={
            "unnamed": "{outer_text} states all that {inner_text} states, and more",
            "shared": "both texts {verb} {common}",
        },
    ),
    Rule(
        "names.overlaps",
        PARTLY,
        means="Both texts name something in common, and each names more.",
        arises="`[air, land]` beside `[land, sea]`.",
        says="{left} and {right} overlap; {common} satisfies both texts",
        forms={
            "in part": "{left} and {right} partly overlap",
            "left": "{left_text} also {verb}s {left_also}",
            "right": "{right_text} also {verb}s {right_also}",
            "left alone": "{left_text} names {left_also}",
            "right alone": "{right_text} names {right_also}",
            "neither": "neither excludes the other",
            "shared": "both texts {verb} {common}",
        },
    ),
    Rule(
        "names.apart",
        CONFLICT,
        means="One text names what the other excludes.",
        arises="`all except Wadi Gaza` beside `Gaza including Wadi Gaza`; it is told which name it is.",
        says="one text names {excluded} and the other excludes it",
        forms={"unnamed": "one text excludes what the other names", "shared": "both texts {verb} {common}"},
    ),
    Rule(
        "names.closed-apart",
        CONFLICT,
        means="Each text says who alone it is, and they share no one.",
        arises="A term of this topic is closed (who leads, chairs, sits on a body) and all names are known to differ.",
        says="{left} and {right} exclude each other: the term says who alone it is",
    ),
    Rule(
        "names.permitted-banned",
        CONFLICT,
        means="One text bans what the other expressly lets out of its own ban.",
        arises="What `permitted` names lies in what the `acts` of the other text name, which does not let it out too.",
        says="{left} and {right} exclude each other: one text bans what the other lets out of its ban",
    ),
    Rule(
        "names.same-together",
        AGREE,
        means="The texts name the same, one of them in several provisions that say the same.",
        arises="A list of two, and two provisions that differ in nothing else; not where a number counts them.",
        says="the texts name the same, taken together: {left}; {right}",
    ),
    Rule(
        "names.not-linked",
        UNCLEAR,
        means="Whether the texts name the same is not known.",
        arises="Nothing in the glossary links the names; `names A B` prints the line that would.",
        says="whether {left_more} and {right_more} are the same is not known, because no glossary entry links them",
        forms={
            "whole": "to what extent {left} and {right} overlap is not known",
            "covered": "to what extent {left_more} and {right_more} overlap is not known",
            "shared": "both texts {verb} {common}",
        },
    ),
    Rule(
        "names.other-words",
        PARTLY,
        means="The texts name things in other words, and both can hold whatever those are.",
        arises="Nothing links the names, and neither list excludes anything; `names A B` prints a line to link them.",
        says="whether {left_more} and {right_more} are the same is not known, because no glossary entry links them",
        forms={
            "whole": "to what extent {left} and {right} overlap is not known",
            "covered": "to what extent {left_more} and {right_more} overlap is not known",
            "shared": "both texts {verb} {common}",
        },
    ),
)
"""Names."""

CHOICES: Final = (
    Rule(
        "choice.same",
        AGREE,
        means="Both texts choose the same.",
        arises="The words are the same, or mean the same outcomes.",
        **SAME,
    ),
    Rule(
        "choice.nested",
        PARTLY,
        means="One choice is within the other.",
        arises="`living` beside `either`; the word that satisfies both is given.",
        **NESTED,
    ),
    Rule(
        "choice.overlaps",
        PARTLY,
        means="Some choice satisfies both texts; each also allows others.",
        arises="Two lists of words, any of which will do, that share one.",
        **OVERLAPS,
    ),
    Rule(
        "choice.holds-together",
        PARTLY,
        means="The choices are different and can hold at one time.",
        arises="The topic says that these words hold together.",
        says="{left} and {right} are different and can hold together",
    ),
    Rule(
        "choice.apart",
        CONFLICT,
        means="The choices exclude each other.",
        arises="Two words of a topic, of which only one can be.",
        says="{left} and {right} exclude each other",
    ),
)
"""Choices among a topic's words."""

EVENTS: Final = (
    Rule(
        "event.same",
        AGREE,
        means="Both texts mean the same event.",
        arises="The glossary links the labels, or both mean provisions that stand in one row.",
        **SAME,
    ),
    Rule(
        "event.not-linked",
        UNCLEAR,
        means="Whether the texts mean one event is not known.",
        arises="Nothing links the two events; events are never known to differ.",
        says="whether {left} and {right} are one event is not known",
    ),
)
"""Events."""

SEQUENCES: Final = (
    Rule(
        "sequence.same",
        AGREE,
        means="Both texts state the same steps in the same order.",
        arises="Every step is the same event.",
        says="both texts state the same steps in the same order",
    ),
    Rule(
        "sequence.nested",
        PARTLY,
        means="All steps of one text stand, in the same order, among those of the other.",
        arises="One text names more steps.",
        says="the steps of {inner_text} stand in the same order among those of {outer_text}, which states more steps",
    ),
    Rule(
        "sequence.overlaps",
        PARTLY,
        means="Steps named by both texts stand in the same order.",
        arises="Two or more steps are shared; each text names others.",
        says="the steps both texts name stand in the same order; each text also names others",
    ),
    Rule(
        "sequence.apart",
        CONFLICT,
        means="Two steps stand in opposite order.",
        arises="Both texts name them, each the other way round.",
        says="the texts put the same steps in opposite order",
        forms={"left": "{left_text} states {left_adds}", "right": "{right_text} states {right_adds}"},
    ),
    Rule(
        "sequence.not-linked",
        UNCLEAR,
        means="The texts share too few steps to compare their order.",
        arises="Fewer than two steps are known to be the same event.",
        says="the texts share too few steps to compare their order",
    ),
)
"""Sequences of steps."""

PROSE: Final = (
    Rule(
        "prose.same",
        AGREE,
        means="Both texts use the same words.",
        arises="Letter case and spaces aside, the words are equal.",
        **SAME,
    ),
    Rule(
        "prose.nested",
        PARTLY,
        means="One text uses all the words of the other, and more.",
        arises="`robust` beside `robust, like Article 5`: every phrase between commas of one stands in the other.",
        says="{inner_text} says more in words",
    ),
    Rule(
        "prose.not-judged",
        UNCLEAR,
        means="The words differ; they are shown and not judged.",
        arises="Prose is never judged: whether two wordings mean the same needs review.",
        says="the words differ; they are shown and not judged",
    ),
)
"""Prose."""

ANYTHING: Final = (
    Rule(
        "anything.same",
        AGREE,
        means="Both files hold the same value.",
        arises="The topic is `other` and the values are equal.",
        **SAME,
    ),
    Rule(
        "anything.nested",
        PARTLY,
        means="One file lists all that the other lists, and more.",
        arises="The topic is `other`, and the items of one list are among those of the other.",
        says="{outer_text} states all that {inner_text} states, and more",
    ),
    Rule(
        "anything.not-judged",
        UNCLEAR,
        means="The values differ; they are shown and not judged.",
        arises="The topic is `other`, which has no rules of its own.",
        says="the words differ; they are shown and not judged",
    ),
)
"""Values of the topic other."""
