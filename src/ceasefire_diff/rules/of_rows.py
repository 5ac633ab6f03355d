"""The rules on a row as a whole, on terms that one text alone states, and on definitions."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.rule import Rule

AGREE, ONE_SIDED, PARTLY, UNCLEAR = Verdict.AGREE, Verdict.ONE_SIDED, Verdict.PARTLY, Verdict.UNCLEAR

ROWS: Final = (
    Rule(
        "row.one-sided",
        ONE_SIDED,
        means="Only one text speaks of this matter; the other is silent.",
        arises="No provision of the other text stands in the row. Silence is neither yes nor no.",
        says="only {speaker_text} addresses this",
    ),
    Rule(
        "row.not-in-file",
        ONE_SIDED,
        means="Only one file speaks of this matter, and the other file is incomplete.",
        arises="The other file says `coverage: {partial: …}`, so nothing is known of what its text says here.",
        says="{speaker_text} addresses this; it is not in the file of {silent_name} (incomplete)",
    ),
    Rule(
        "row.same-provision",
        AGREE,
        means="The same provision stands in both texts.",
        arises="Two provisions state the same in every key and leave nothing open; the rest is compared without them.",
        says="the same provision stands in both texts{places_in_brackets}",
    ),
    Rule(
        "row.agreed-text",
        AGREE,
        means="One paper holds several versions, and the provision stands in all of them.",
        arises="A file says `versions`, and the provisions of the row belong to no version: they stand in all.",
        says="the same provision stands in both versions of one paper",
    ),
    Rule(
        "row.same-words",
        AGREE,
        means="Neither text states a value, and the words are the same.",
        arises="Provisions without terms whose paraphrases are equal, letter case and spaces aside.",
        says="both texts say this in the same words",
    ),
    Rule(
        "row.words-differ",
        UNCLEAR,
        means="Neither text states a value, and the words differ.",
        arises="Provisions without terms: they are matched and shown for review.",
        says="neither text states a value here; the words differ and need review",
    ),
    Rule(
        "row.nothing-shared",
        UNCLEAR,
        means="The texts state nothing in common beyond what names the matter.",
        arises="No term or time is stated by both; in topics where naming is the duty, naming counts.",
        says="the texts address different aspects of this issue",
    ),
    Rule(
        "row.several",
        UNCLEAR,
        means="At least one text states several values; it is unclear which corresponds to which.",
        arises="Several provisions of one party stand in the row and differ on a term. It is never guessed.",
        says="one text states several values ({left} against {right}); it is unclear which corresponds to which",
        forms={
            "deed": "{left_text} {left_does}, {right_text} {right_does}; it is unclear which corresponds to which",
            "deed alike": "each text {left_does}; it is unclear which corresponds to which",
        },
    ),
    Rule(
        "row.several-names",
        PARTLY,
        means="At least one text states several lists of names, and all of them can hold.",
        arises="Several provisions of one party stand in the row and name different things; no list excludes anything.",
        says="the texts name different things ({left} against {right}), and all of them can hold",
    ),
    Rule(
        "row.same-values",
        AGREE,
        means="Both texts state the same values.",
        arises="Several values on each side, and the sets are equal.",
        says="both texts state the same values",
    ),
    Rule(
        "row.also-states",
        PARTLY,
        means="Both texts share a value, and one of them states more.",
        arises="Several values, and those of one side are among those of the other.",
        says="both texts share a value, and one states more ({left} against {right})",
    ),
    Rule(
        "row.only-one",
        PARTLY,
        means="One text states a further provision on this matter.",
        arises="What both texts have alike was set aside, and only one side has something left.",
        says="only {speaker_text} states more{speaker_clauses_in_brackets}",
        forms={
            "partial": "{speaker_text} states more{speaker_clauses_in_brackets}; "
            "the file of {silent_name} (incomplete) does not"
        },
    ),
    Rule(
        "row.read-by-person",
        means="A person read the row, which the rules could not judge; who, when and why is said.",
        arises="The glossary holds a reading. It decides a row that needs review, as long as rules and texts stay.",
        says="read by a person ({by} on {on}): {why}",
        forms={
            "no day": "read by a person ({by}): {why}",
            "no reason": "read by a person ({by} on {on}); no reason is given",
            "no day, no reason": "read by a person ({by}); no reason is given",
        },
    ),
    Rule(
        "row.joined-by-person",
        means="A person joined these provisions in one row; who, when and why is said.",
        arises="The glossary holds a match of them. It makes the row and decides nothing in it.",
        says="joined in one row by a person ({by} on {on}): {why}",
        forms={
            "no day": "joined in one row by a person ({by}): {why}",
            "no reason": "joined in one row by a person ({by} on {on})",
            "no day, no reason": "joined in one row by a person ({by})",
            "nobody": "joined in one row by the glossary",
        },
    ),
    Rule(
        "row.one-thing",
        PARTLY,
        means="A person said that both texts are about one thing here, in whatever words; who, when and why is said.",
        arises="The glossary holds a match with `one-thing: true`; what needed review only for that is judged.",
        says="one thing in other words, as read by a person ({by} on {on}): {why}",
        forms={
            "no day": "one thing in other words, as read by a person ({by}): {why}",
            "no reason": "one thing in other words, as read by a person ({by} on {on})",
            "no day, no reason": "one thing in other words, as read by a person ({by})",
            "nobody": "one thing in other words, as the glossary says",
        },
    ),
    Rule(
        "row.no-difference",
        AGREE,
        means="A person read that words of one text alone, or other words for one name, are no difference here; who, "
        "when and why is said.",
        arises="The glossary holds the provisions of the row under `no-difference`, and no value, no deed and no order "
        "keeps the row from being the same.",
        says="no difference, as read by a person ({by} on {on}): {why}",
        forms={
            "no day": "no difference, as read by a person ({by}): {why}",
            "no reason": "no difference, as read by a person ({by} on {on})",
            "no day, no reason": "no difference, as read by a person ({by})",
            "nobody": "no difference, as the glossary says",
        },
    ),
    Rule(
        "row.read-into-text",
        AGREE,
        means="A person reads in a text what its file leaves unsaid; what, who, when and why is said.",
        arises="The glossary holds it under `read-as`; the row is judged with it.",
        says="{told}, as read by a person ({by} on {on}): {why}",
        forms={
            "no day": "{told}, as read by a person ({by}): {why}",
            "no reason": "{told}, as read by a person ({by} on {on})",
            "no day, no reason": "{told}, as read by a person ({by})",
            "nobody": "{told}, as the glossary says",
        },
    ),
    Rule(
        "row.general",
        UNCLEAR,
        means="The values are incompatible, but one text speaks in general.",
        arises="Only one side states a term that names the matter, so whether both address the same is not known.",
        says="{found}, but only one text states {unsaid}, so whether both address the same is not known",
    ),
    Rule(
        "row.other-body",
        UNCLEAR,
        means="The members differ, and whether the texts speak of one body is not said.",
        arises="Two bodies that watch may stand side by side, unless a list says `only`.",
        says="the texts name no member in common ({left} against {right}); whether they speak of one body or of two "
        "side by side is not said",
    ),
    Rule(
        "row.described-otherwise",
        PARTLY,
        means="Both texts want the same thing and describe it in different topics.",
        arises="One says how long the ceasefire lasts, the other where it holds, and no row has both texts on either.",
        says="both texts provide for this, each with other details; both can hold",
    ),
    Rule(
        "row.other-stages",
        UNCLEAR,
        means="The texts say this of stages with other numbers, and each text counts its own stages.",
        arises="Only the stages keep two unanswered provisions of the same objects apart.",
        says="the texts put this in stages of other numbers, and each text counts its own",
    ),
    Rule(
        "row.likely",
        PARTLY,
        means="Only like words hold this row together; nobody has confirmed that both texts address one matter in it.",
        arises="Two provisions of one topic that nothing answers are each the likeliest answer of the other, by the "
        "words of their paraphrases and names, and nothing says that they differ. Such a row is marked (?), and no "
        "conflict is told of it.",
        says="lined up because the words are alike; that both texts address one matter here is not confirmed",
    ),
    Rule(
        "row.part-of",
        PARTLY,
        means="The values are incompatible, but the texts speak of a whole and its part, so both can hold.",
        arises="A number, beginning or order of a whole and its part, a ban in a part of a place, or two bans that are "
        "both kept. A conflict where the part surely has more, or comes first.",
        says="{found}, but this leaves room for both, so both can hold",
    ),
    Rule(
        "row.overlap",
        UNCLEAR,
        means="The values are incompatible, and to what extent the texts speak of the same is not known.",
        arises="What names the matter only overlaps, or nothing links the names: the rest of one may be free.",
        says="{found}, but to what extent the texts speak of the same ({terms}) is not known",
    ),
    Rule(
        "row.never-meet",
        PARTLY,
        means="The values are incompatible, but nothing falls under both provisions.",
        arises="Each binds or favours another party, applies to something else, or lies within what the other excepts.",
        says="{found}, but the texts differ on {keys}, so both can hold",
    ),
    Rule(
        "row.times-apart",
        PARTLY,
        means="The values are incompatible, but the two provisions are never in force together.",
        arises="One has ended before the other begins; both times are named.",
        says="{found}, but the two are never in force together{times_in_brackets}, so both can hold",
    ),
    Rule(
        "row.times-unknown",
        UNCLEAR,
        means="The values are incompatible, and whether the two provisions are ever in force together is not known.",
        arises="Their times are counted from different events, or leave room for either.",
        says="{found}, and whether the two are ever in force together{times_in_brackets} is not known",
    ),
    Rule(
        "row.states-both",
        UNCLEAR,
        means="One text states two things that cannot both hold; the other text states one of them.",
        arises="What both texts have alike was set aside, and what is left of one text cannot hold beside it.",
        says="{speaker_text} states two things that cannot both hold ({speaker}); which of them prevails is not said",
    ),
    Rule(
        "row.each-or-all",
        UNCLEAR,
        means="Whether a number is that of each part or of all together is not said.",
        arises="The parts that one text counts come to more than what the other counts of the whole.",
        says="{left} against {right}: whether {term} counts each part or all together is not said",
    ),
    Rule(
        "row.other-context",
        UNCLEAR,
        means="The values are incompatible, but the circumstances differ.",
        arises="The texts differ on who is bound, when it applies, a qualifier, a contingency or an exception.",
        says="{found}, but the texts differ on {key}, so both may hold",
    ),
)
"""A row as a whole."""

TERM_RULES: Final = (
    Rule(
        "term.says-whole",
        AGREE,
        means="One text says of a ban what the other means by not limiting it.",
        arises="A ban for all 24 hours of the day, beside one without hours.",
        says="both texts state the same {term}: {speaker}",
    ),
    Rule(
        "term.bearer-named",
        AGREE,
        means="One text says who is bound, and a term of both names the same.",
        arises="One file gives `by: US`, and both have the US lead the monitoring.",
        says="only {speaker_text} says who is bound, and both texts name {speaker}",
    ),
    Rule(
        "term.only-one",
        PARTLY,
        means="Only one text states this term.",
        arises="The other text speaks of the matter and leaves the term out.",
        says="only {speaker_text} states {term}",
        forms={"partial": "{speaker_text} states {term}; the file of {silent_name} (incomplete) does not"},
    ),
)
"""A term that one text alone states."""

DEFINITIONS: Final = (
    Rule(
        "definitions.gap",
        UNCLEAR,
        means="The texts do not share a definition of a name that this row uses.",
        arises="Only one text defines it, or both do in other words.",
        says="the texts do not share a definition of {name}, which this row uses",
    ),
)
"""Names that the texts define otherwise."""
