"""The pages of the rules on rows, deeds, order and conditions, of what is found within one text, and of notices."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.rule_pages import RulePage

AGREE, PARTLY, OPEN, CONFLICT, ONE_SIDED, UNCLEAR = (
    Verdict.AGREE,
    Verdict.PARTLY,
    Verdict.OPEN,
    Verdict.CONFLICT,
    Verdict.ONE_SIDED,
    Verdict.UNCLEAR,
)

PAGES: Final = tuple(
    RulePage(*page)
    for page in (
        (
            "row.one-sided",
            ONE_SIDED,
            "Only one text speaks of this matter; the other is silent.",
            "No provision of the other text stands in the row. Silence is neither yes nor no.",
        ),
        (
            "row.not-in-file",
            ONE_SIDED,
            "Only one file speaks of this matter, and the other file is incomplete.",
            "The other file says `coverage: {partial: …}`, so nothing is known of what its text says here.",
        ),
        (
            "row.same-provision",
            AGREE,
            "The same provision stands in both texts.",
            "Two provisions state the same in every key and leave nothing open; the rest is compared without them.",
        ),
        (
            "row.same-words",
            AGREE,
            "Neither text states a value, and the words are the same.",
            "Provisions without terms whose paraphrases are equal, letter case and spaces aside.",
        ),
        (
            "row.words-differ",
            UNCLEAR,
            "Neither text states a value, and the words differ.",
            "Provisions without terms: they are lined up and shown for a reader.",
        ),
        (
            "row.nothing-shared",
            UNCLEAR,
            "The texts state nothing in common beyond what names the matter.",
            "No term or time is stated by both; in topics where naming is the duty, naming counts.",
        ),
        (
            "row.several",
            UNCLEAR,
            "At least one text states several values; which answers which cannot be told.",
            "Several provisions of one party stand in the row and differ on a term. It is never guessed.",
        ),
        (
            "row.several-names",
            PARTLY,
            "At least one text states several lists of names, and all of them can hold.",
            "Several provisions of one party stand in the row and name different things; no list excludes anything.",
        ),
        (
            "row.same-values",
            AGREE,
            "Both texts state the same values.",
            "Several values on each side, and the sets are equal.",
        ),
        (
            "row.also-states",
            PARTLY,
            "Both texts share a value, and one of them states more.",
            "Several values, and those of one side are among those of the other.",
        ),
        (
            "row.only-one",
            PARTLY,
            "One text states a further provision on this matter.",
            "What both texts have alike was set aside, and only one side has something left.",
        ),
        (
            "row.read-by-person",
            None,
            "A person read the row, which the rules could not judge; who, when and why is said.",
            "The glossary holds a reading. It decides a row that needs review, as long as rules and texts stay.",
        ),
        (
            "row.general",
            UNCLEAR,
            "The values do not meet, but one text speaks in general.",
            "Only one side states a term that names the matter, so whether both speak of the same cannot be told.",
        ),
        (
            "row.other-body",
            UNCLEAR,
            "The members differ, and whether the texts speak of one body is not said.",
            "Two bodies that watch may stand side by side, unless a list says `only`.",
        ),
        (
            "row.described-otherwise",
            PARTLY,
            "Both texts want the same thing and describe it in different topics.",
            "One says how long the ceasefire lasts, the other where it holds, and no row has both texts on either.",
        ),
        (
            "row.names-alike",
            UNCLEAR,
            "Only like words hold this row together; whether both texts speak of one matter is for a reader.",
            "Names alone keep two unanswered provisions apart; nothing links them, and they share most of their words.",
        ),
        (
            "row.part-of",
            UNCLEAR,
            "The values do not meet, but one text speaks of a part of what the other speaks of, so both may hold.",
            "A number, beginning or order of a whole and its part; a conflict where the part has more, or comes first.",
        ),
        (
            "row.other-context",
            UNCLEAR,
            "The values do not meet, but the circumstances differ.",
            "The texts differ on who is bound, when it applies, a qualifier, a contingency or an exception.",
        ),
        (
            "term.only-one",
            PARTLY,
            "Only one text states this term.",
            "The other text speaks of the matter and leaves the term out.",
        ),
        (
            "deed.same",
            AGREE,
            "Both texts do the same: require, permit, decline or state it.",
            "Stance and modality are alike.",
        ),
        (
            "deed.unlike",
            PARTLY,
            "The texts do different things that can both hold.",
            "One requires and the other permits, for instance; values that do not meet then count as partly.",
        ),
        (
            "deed.cannot-tell",
            UNCLEAR,
            "No rule says how these two deeds stand to each other.",
            "A statement or an expectation stands against a duty, a permission or a prohibition.",
        ),
        (
            "deed.left-open",
            OPEN,
            "At least one text defers the matter or takes note of it.",
            "Its stance is `defers` or `notes`. What a text settles beside what it defers is compared all the same.",
        ),
        (
            "deed.no-agreement",
            PARTLY,
            "One text requires that it is not done, the other declines it.",
            "Both can hold; the two are never called the same.",
        ),
        (
            "modality.opposed",
            CONFLICT,
            "One text wants what the other prohibits or declines.",
            "Every term of the prohibition is met by what the other text wants; the shared part is told.",
        ),
        (
            "modality.not-reached",
            PARTLY,
            "The prohibition does not reach what the other text wants.",
            "On at least one term the two speak of different acts.",
        ),
        (
            "modality.reach-unclear",
            UNCLEAR,
            "Whether the prohibition reaches what the other text wants cannot be told.",
            "The other text does not state a term of the prohibition, or the two cannot be compared.",
        ),
        (
            "conditions.both-unconditional",
            AGREE,
            "Both texts state that the event is unconditional.",
            "Both have a provision of topic `conditions` that says so.",
        ),
        (
            "conditions.same",
            AGREE,
            "Both texts set the same condition.",
            "The conditions stand in one row and are to be met in the same measure.",
        ),
        (
            "conditions.unlike",
            PARTLY,
            "Both texts set the condition, in different measure.",
            "One asks that it is begun and the other that it is completed, or the amounts differ.",
        ),
        (
            "conditions.not-linked",
            UNCLEAR,
            "Each text sets a condition, and whether the two are one event is not known.",
            "Each waits for an event of the glossary; that it lists them apart does not say that they differ.",
        ),
        (
            "conditions.of-several",
            UNCLEAR,
            "Both texts speak of conditions of acts in one row; which act answers which cannot be told.",
            "Several provisions of one party stand in the row, so a condition of one is no condition of another.",
        ),
        (
            "conditions.only-one",
            PARTLY,
            "Only one text sets this condition.",
            "The other speaks of the event and does not name it.",
        ),
        (
            "conditions.unconditional-against",
            CONFLICT,
            "One text calls the event unconditional, the other makes it conditional.",
            "Each condition is named with its clause, for each option apart.",
        ),
        (
            "conditions.starts-with",
            UNCLEAR,
            "The event starts with something that binds one side only.",
            "`starts: at start of X`, where X binds one party; whether that is a condition is for a reader.",
        ),
        (
            "order.same",
            AGREE,
            "Both provisions state the same order.",
            "The same events before and after, in the same measure.",
        ),
        (
            "order.only-one",
            PARTLY,
            "Only one provision states what it comes before or after.",
            "The other states no order.",
        ),
        (
            "order.unlike",
            PARTLY,
            "The provisions state different orders that can both hold.",
            "No event is before in one and after in the other.",
        ),
        (
            "order.opposed",
            CONFLICT,
            "Two events stand in opposite order.",
            "One text puts an event before, the other after; told with every step this rests on.",
        ),
        (
            "order.done-before-begun",
            CONFLICT,
            "One text has done what the other begins only later.",
            "For one act, or a part of both: the deadline of one lies before the beginning of the other.",
        ),
        (
            "order.alike",
            AGREE,
            "Both texts put these events in the same order.",
            "The order follows from all that each text states.",
        ),
        (
            "definitions.gap",
            UNCLEAR,
            "The texts do not share a definition of a name that this row uses.",
            "Only one text defines it, or both do in other words.",
        ),
        (
            "text.states-both",
            None,
            "One text states two things on one term.",
            "Two duties of one party in one matter and the same circumstances do not meet.",
        ),
        (
            "options.both-needed",
            None,
            "A provision outside all options needs provisions of two different options.",
            "It refers to both, although a party takes up any one of its options.",
        ),
        (
            "options.dangling",
            None,
            "A provision refers to one that stands in another option only.",
            "In a variant without it the reference counts as unspecified.",
        ),
        (
            "related.words-alike",
            None,
            "Two provisions stand in no common row, and their words are alike.",
            "At least one of them stands alone. They are offered for a reader to look at, and never lined up.",
        ),
        (
            "related.name-not-linked",
            None,
            "Two provisions stand in no common row, and only names that nothing links keep them apart.",
            "A line in the glossary, if true, would line them up.",
        ),
        (
            "related.neighbour-topic",
            None,
            "Two provisions of one topic or of neighbouring ones stand in no common row.",
            "They name a thing in common or use like words, and another coder might have lined them up.",
        ),
        (
            "related.fits-several",
            None,
            "A provision speaks in general and fits several matters of the other text.",
            "It stands alone with a pointer to each.",
        ),
        (
            "columns.order-given",
            None,
            "Columns stand in the order in which the files were given.",
            "Always; that order carries no meaning.",
        ),
        (
            "status.unlike",
            None,
            "The texts became known in different ways.",
            "One is published and the other leaked, for instance.",
        ),
        (
            "coverage.partial",
            None,
            "A file holds only part of its text.",
            "It says `coverage: {partial: what is missing}`.",
        ),
        ("words.prevail", None, "The words of the texts prevail over everything printed.", "Always."),
        ("counts.depend", None, "Counts depend on how the texts were divided.", "Always."),
    )
)
"""One page for each rule, in the order of its family."""
