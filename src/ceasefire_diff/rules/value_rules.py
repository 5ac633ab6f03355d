"""The pages of the rules on two values."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.rule_pages import RulePage

AGREE, PARTLY, OPEN, CONFLICT, UNCLEAR = (
    Verdict.AGREE,
    Verdict.PARTLY,
    Verdict.OPEN,
    Verdict.CONFLICT,
    Verdict.UNCLEAR,
)

PAGES: Final = tuple(
    RulePage(*page)
    for page in (
        (
            "value.to-be-agreed",
            OPEN,
            "At least one text leaves the value to be agreed, on purpose.",
            "One or both files write `to be agreed`; who settles it may follow.",
        ),
        (
            "value.unspecified",
            OPEN,
            "At least one text names the matter without giving a value.",
            "One or both files write `unspecified`, and the other does not write `none`.",
        ),
        (
            "value.unspecified-none",
            CONFLICT,
            "One text wants some value, the other wants none at all.",
            "`unspecified` stands against `none`: a ceiling without a figure is still a ceiling.",
        ),
        (
            "value.other-kind",
            UNCLEAR,
            "The two values are of different kinds and cannot be set against each other.",
            "A term takes more than one kind of value and the texts use different ones.",
        ),
        (
            "amount.same",
            AGREE,
            "The two amounts are equal.",
            "Units are exact, so `72 hours` and `3 days` are equal; each is shown as its file writes it.",
        ),
        (
            "amount.nested",
            PARTLY,
            "One amount lies inside the other, so it meets both texts.",
            "`30 days` beside `at least 30 days`; which side is the inner one is told as data.",
        ),
        (
            "amount.overlaps",
            PARTLY,
            "Some amounts meet both texts; each text also allows others.",
            "`10 to 20 km` beside `15 to 30 km`; what they share is told.",
        ),
        (
            "amount.apart",
            CONFLICT,
            "No amount meets both texts.",
            "`15 km` beside `30 km`, or two different limits; how far apart they lie is told as arithmetic.",
        ),
        (
            "amount.other-unit",
            UNCLEAR,
            "The amounts are counted in different units.",
            "Lorries beside tonnes, one currency beside another.",
        ),
        (
            "amount.unknown-within-bounds",
            UNCLEAR,
            "Whether the amounts meet depends on what is not fixed.",
            "`1 month` beside `30 days`: a month has 28 to 31 days. Two values equal in words are the same.",
        ),
        (
            "amount.may-be-same",
            PARTLY,
            "Both amounts can be kept whatever a month or a working day comes to, and they may be the same.",
            "`at least 3 months` beside `at least 90 days`. Ten working days are taken to be 10 to 21 days.",
        ),
        (
            "amount.both-kept",
            PARTLY,
            "Both amounts can be kept whatever a month or a working day comes to.",
            "`1 to 2 months` beside `35 to 61 days`: they share something for every length of a month.",
        ),
        (
            "amount.indefinite",
            UNCLEAR,
            "An indefinite length compares with nothing but itself.",
            "`indefinite` beside a length or beside `permanent`.",
        ),
        (
            "amount.word",
            UNCLEAR,
            "A word such as all or remaining stands against a figure.",
            "`all` beside `33 people`, where how many there are is not known.",
        ),
        ("moment.same", AGREE, "The two moments are the same.", "Both are counted alike from one event or date."),
        (
            "moment.nested",
            PARTLY,
            "One moment lies inside the time the other allows.",
            "`24 hours after signing` beside `within 72 hours of signing`.",
        ),
        (
            "moment.overlaps",
            PARTLY,
            "Some times meet both texts; each text also allows others.",
            "Two spans from one event that overlap in part.",
        ),
        ("moment.apart", CONFLICT, "No time meets both texts.", "Two points or spans from one event that do not meet."),
        (
            "moment.word",
            UNCLEAR,
            "At least one moment is a word that fixes no length of time.",
            "`immediately after X`, `as soon as possible after X`, `during X`.",
        ),
        (
            "moment.no-anchor",
            UNCLEAR,
            "From when at least one moment is counted is not said.",
            "`100 days` or `day 7` where the file does not say which day is the first.",
        ),
        (
            "moment.other-anchor",
            UNCLEAR,
            "The moments are counted from different events.",
            "`10 days after signing` beside `10 days after ceasefire`.",
        ),
        (
            "moment.hold-together",
            PARTLY,
            "The moments are not counted from one event, and both can hold whatever those are.",
            "Two deadlines: what is done by the earlier of them is done by both. So too two times after which alone.",
        ),
        (
            "moment.unknown-within-bounds",
            UNCLEAR,
            "Whether the moments meet depends on what is not fixed.",
            "A month, or a date without time zone beside one with a zone; dates without one lie in one zone.",
        ),
        (
            "moment.may-be-same",
            PARTLY,
            "Both times can be kept whatever a month or a working day comes to, and they may be the same.",
            "`within 3 months of signing` beside `within 90 days of signing`: three months are 89 to 92 days.",
        ),
        (
            "moment.both-kept",
            PARTLY,
            "Both times can be kept whatever a month, a working day or a zone comes to.",
            "`2025-05-12` beside a moment of that day with a zone that lies in it in some zones, and meets it in all.",
        ),
        (
            "names.same",
            AGREE,
            "Both texts name the same and exclude the same.",
            "The names are equal, or the glossary links them; it is told if it does.",
        ),
        (
            "names.nested",
            PARTLY,
            "One text states all that the other states, and more.",
            "`[air, land]` beside `[air, land, sea]`, or a whole beside its part.",
        ),
        (
            "names.overlaps",
            PARTLY,
            "Both texts name something in common, and each names more.",
            "`[air, land]` beside `[land, sea]`.",
        ),
        (
            "names.apart",
            CONFLICT,
            "One text names what the other excludes.",
            "`all except Wadi Gaza` beside `Gaza including Wadi Gaza`; it is told which name it is.",
        ),
        (
            "names.closed-apart",
            CONFLICT,
            "Each text says who alone it is, and they share no one.",
            "A term of this topic is closed (who leads, chairs, sits on a body) and all names are known to differ.",
        ),
        (
            "names.not-linked",
            UNCLEAR,
            "Whether the texts name the same is not known.",
            "Nothing in the glossary links the names; `names A B` prints the line that would.",
        ),
        (
            "names.other-words",
            PARTLY,
            "The texts name things in other words, and both can hold whatever those are.",
            "Nothing links the names, and neither list excludes anything; `names A B` prints a line to link them.",
        ),
        ("choice.same", AGREE, "Both texts choose the same.", "The words are the same, or mean the same outcomes."),
        (
            "choice.nested",
            PARTLY,
            "One choice lies inside the other.",
            "`living` beside `either`; the word that meets both is told.",
        ),
        (
            "choice.overlaps",
            PARTLY,
            "Some choice meets both texts; each also allows others.",
            "Two lists of words, any of which will do, that share one.",
        ),
        (
            "choice.holds-together",
            PARTLY,
            "The choices are different and can hold at one time.",
            "The topic says that these words hold together.",
        ),
        (
            "choice.apart",
            CONFLICT,
            "The choices exclude each other.",
            "Two words of a topic, of which only one can be.",
        ),
        (
            "event.same",
            AGREE,
            "Both texts mean the same event.",
            "The glossary links the labels, or both mean provisions that stand in one row.",
        ),
        (
            "event.not-linked",
            UNCLEAR,
            "Whether the texts mean one event is not known.",
            "Nothing links the two events; events are never known to differ.",
        ),
        ("ratio.same", AGREE, "Both texts exchange at the same ratio.", "Equal counts, and no other giver."),
        ("ratio.overlaps", PARTLY, "The ratio is the same, with other counts.", "`30 for 1` beside `60 for 2`."),
        ("ratio.apart", CONFLICT, "The ratios are different.", "`30 for 1` beside `50 for 1`."),
        ("ratio.word", UNCLEAR, "All stands against a figure.", "`all for all` beside `1000 for 1000`."),
        (
            "ratio.other-giver",
            UNCLEAR,
            "Another party hands over in each text.",
            "A ratio says first what `by` hands over, and `by` differs.",
        ),
        ("schedule.same", AGREE, "The schedules are the same.", "Every step is the same in both texts."),
        (
            "schedule.total",
            None,
            "What the schedules come to in total decides.",
            "The totals are compared as amounts; the verdict is theirs.",
        ),
        (
            "schedule.pace",
            None,
            "How much comes again and again decides.",
            "Amounts per `every` are compared; that needs no common beginning.",
        ),
        (
            "schedule.first",
            None,
            "The first steps decide.",
            "Their times, and at the same time their amounts, are compared.",
        ),
        (
            "schedule.last",
            None,
            "The last steps decide.",
            "Their times, and at the same time their amounts, are compared.",
        ),
        (
            "schedule.steps",
            None,
            "What lies between first and last step decides.",
            "One time has two amounts, or the steps differ where nothing else does.",
        ),
        ("sequence.same", AGREE, "Both texts state the same steps in the same order.", "Every step is the same event."),
        (
            "sequence.nested",
            PARTLY,
            "All steps of one text stand, in the same order, among those of the other.",
            "One text names more steps.",
        ),
        (
            "sequence.overlaps",
            PARTLY,
            "Steps named by both texts stand in the same order.",
            "Two or more steps are shared; each text names others.",
        ),
        (
            "sequence.apart",
            CONFLICT,
            "Two steps stand in opposite order.",
            "Both texts name them, each the other way round.",
        ),
        (
            "sequence.not-linked",
            UNCLEAR,
            "The texts share too few steps to compare their order.",
            "Fewer than two steps are known to be the same event.",
        ),
        ("prose.same", AGREE, "Both texts use the same words.", "Letter case and spaces aside, the words are equal."),
        (
            "prose.not-judged",
            UNCLEAR,
            "The words differ; they are shown and not judged.",
            "Prose is never judged: whether two wordings mean the same is for a reader.",
        ),
        ("anything.same", AGREE, "Both files hold the same value.", "The topic is `other` and the values are equal."),
        (
            "anything.nested",
            PARTLY,
            "One file lists all that the other lists, and more.",
            "The topic is `other`, and the items of one list are among those of the other.",
        ),
        (
            "anything.not-judged",
            UNCLEAR,
            "The values differ; they are shown and not judged.",
            "The topic is `other`, which has no rules of its own.",
        ),
    )
)
"""One page for each rule, in the order of its family."""
