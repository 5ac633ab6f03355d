"""The rules on edits: what an edit can do to a party's text, and to how it stands beside the others'."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.model.keys import KEYS, VALUE_KEYS
from ceasefire_diff.rules.rule import Rule, SharedWords
from ceasefire_diff.source.diagnostics import Level

IF_MEANT: Final = "If the party's text says so now, accept the finding; else restore what stood there."


def changed(what: str, begins: str = "{provision}: ") -> SharedWords:
    """That something was so and is so now, or was stated by one version alone; what is too long is not repeated."""
    begins += what
    return {
        "says": f"{begins} was {{earlier}} and is now {{later}}",
        "forms": {
            "new": f"{begins} was not stated and is now {{later}}",
            "new, long": f"{begins} was not stated and is now stated",
            "gone": f"{begins} was {{earlier}} and is stated no longer",
            "gone, long": f"{begins} was stated and is stated no longer",
            "long": f"{begins} is stated in other words",
        },
    }


def valued(what: str) -> SharedWords:
    """The same of a value, and how the earlier and the later one stand to each other."""
    said = changed(what)
    tails = {
        "earlier inside": "the earlier is within the later",
        "later inside": "the later is within the earlier",
        "overlaps": "the two meet in part",
        "overlaps, common": "both hold {common}",
        "apart": "the two are incompatible",
        "apart, distance": "the two are incompatible and differ by {distance}",
        "open": "one of the two leaves it open",
        "incomparable": "how the two stand to each other cannot be told",
        "dropped": "dropped: {dropped}",
        "added": "added: {added}",
        "steps": "of its steps, “{earlier_steps}” became “{later_steps}”",
        "steps gone": "steps no longer there: “{earlier_steps}”",
        "steps new": "new steps: “{later_steps}”",
        "steps, long": "several of its steps are others",
    }
    return {"says": said["says"], "forms": {**said["forms"], **tails}}


_BESIDE: Final = "{provision}: beside {other}{options} the row on {row}"

_VERDICT: Final[SharedWords] = {
    "says": f"{_BESIDE} came to {{from}} and now comes to {{to}}{{reasons}}",
    "forms": {
        "same": f"{_BESIDE} still comes to {{to}}, for other reasons{{reasons}}",
        "new": f"{_BESIDE} is new and comes to {{to}}{{reasons}}",
        "gone": f"{_BESIDE} came to {{from}} and is there no more{{reasons}}",
    },
}

OF_FILES: Final = (
    Rule(
        "file.invalid",
        level=Level.ERROR,
        means="A changed file has something wrong in it, so that it cannot be compared: any complaint that validate "
        "makes.",
        fix="Mend it as the complaint says.",
        breaks="A merge leaves <<<<<<< in a file.",
    ),
    Rule(
        "file.removed",
        level=Level.ERROR,
        means="A proposal that was there is there no more, under no other name.",
        says="this file is there no more",
        fix="If the position is no longer held, a later file can say so; else restore the file.",
        breaks="git rm proposals/north-2025-01-31.yaml",
    ),
    Rule(
        "file.added",
        level=Level.WARNING,
        means="A proposal is there that was not, under any name.",
        says="this file is new",
        fix="Nothing, if it is meant; its provisions are not told one by one.",
        breaks="git add proposals/north-2025-02-14.yaml",
    ),
    Rule(
        "file.renamed",
        level=Level.NOTE,
        means="A proposal stands under another name.",
        says="this file was {earlier_whole}",
        fix="Nothing, if it is meant.",
        breaks="git mv proposals/north.yaml proposals/north-2025-01-31.yaml",
    ),
    Rule(
        "header.changed",
        level=Level.NOTE,
        means="Something above the provisions has changed: title, date, status, coverage, sources, options, stages.",
        **changed("in the header, {plain}", ""),
        fix="Nothing, if it is meant; a later text of the party is a file of its own.",
        breaks="status: tabled, then status: published",
    ),
    Rule(
        "option.removed",
        level=Level.ERROR,
        means="One of the alternatives that the text offered is no longer in its header.",
        says="the option {named} ({earlier}) is no longer offered",
        forms={"untitled": "the option {named} is no longer offered"},
        fix=IF_MEANT,
        breaks="options: {first: Option 1, second: Option 2}, then options: {first: Option 1}",
    ),
)
"""Files and their headers."""

OF_PROVISIONS: Final = (
    Rule(
        "provision.removed",
        level=Level.ERROR,
        means="A provision is gone, under its id and under any other. The finding stands at the nearest one left "
        "before it.",
        says="{provision}: this provision is there no more",
        fix=IF_MEANT,
        breaks="The lines of - id: start are deleted.",
    ),
    Rule(
        "provision.added",
        level=Level.WARNING,
        means="A provision is there that was not.",
        says="{provision}: this provision is new",
        fix="Nothing, if it is meant.",
        breaks="- id: extension stands where nothing stood",
    ),
    Rule(
        "provision.cut",
        level=Level.NOTE,
        means="One provision has become several, which say together what it said. What else has changed is told beside "
        "it.",
        says="{earlier_whole} has been divided, and its values now stand in {later_whole}",
        fix="Nothing, if it is meant; what refers to the provision by its id has to name the right one of them.",
        breaks="- id: pull-back with a distance and a deadline, then one provision for each of the two",
    ),
    Rule(
        "provision.joined",
        level=Level.NOTE,
        means="Several provisions have become one, which says what they said together. Other changes are told beside "
        "it.",
        says="{provision}: it joins {earlier_whole}, whose values it states",
        fix="Nothing, if it is meant; what refers to one of them by its id has to follow.",
        breaks="one provision for a distance and one for a deadline, then - id: pull-back with both",
    ),
    Rule(
        "provision.moved",
        level=Level.NOTE,
        means="A provision stands elsewhere among the others. Their order carries no meaning for the tool.",
        says="{provision}: it now stands after {later_whole}",
        forms={"first": "{provision}: it now stands first"},
        fix="Nothing, if it is meant.",
        breaks="The lines of - id: start stand behind those of - id: days.",
    ),
    Rule(
        "provision.renamed",
        level=Level.NOTE,
        means="A provision has another id and still speaks of the same matter.",
        says="{provision}: its id was {earlier_whole}",
        fix="Nothing, if it is meant; what refers to it by its id has to follow.",
        breaks="- id: days, then - id: thirty-days",
    ),
    Rule(
        "topic.changed",
        level=Level.ERROR,
        means="A provision stands under another topic, and so may be laid beside other provisions.",
        **valued("the topic"),
        fix="If the first topic was a slip, accept the finding; else restore it.",
        breaks="topic: duration, then topic: entry-into-force",
    ),
    Rule(
        "modality.changed",
        level=Level.ERROR,
        means="A provision binds in another way: shall, shall-not, may, best-efforts, expects, declares.",
        **valued("the modality"),
        fix=IF_MEANT,
        breaks="modality: shall, then modality: may",
    ),
    Rule(
        "stance.changed",
        level=Level.ERROR,
        means="The party does something else with the matter: proposes, declines, defers, notes, strikes.",
        **valued("the stance"),
        fix=IF_MEANT,
        breaks="stance: proposes, then stance: defers",
    ),
)
"""Provisions as a whole."""

_KEYS: Final = {
    "by": ("who is bound", "by: North, then by: [North, South]"),
    "benefits": ("who benefits", "benefits: civilians, then no benefits"),
    "applies": ("when the provision applies", "applies: settlement, then no applies"),
    "qualifiers": ("the details", "qualifiers: full, then no qualifiers"),
    "except": ("the exceptions", "except: rotation, then except: [rotation, training]"),
    "if": ("what the provision is contingent on", "no if, then if: funds are found"),
    "starts": ("when the provision starts", "starts: at signing, then starts: 24 hours after signing"),
    "complete-by": ("the deadline", "complete-by: within 30 days of signing, then within 60 days of signing"),
    "until": ("when the provision ends", "until: 2025-12-31, then no until"),
    "option": ("the option the provision belongs to", "option: first, then no option"),
    "stage": ("the stage the provision belongs to", "stage: 1, then stage: 2"),
    "issue": ("the label that ties the provision to others", "issue: corridor, then no issue"),
    "event": ("the event the provision is", "event: talks, then no event"),
}
_OTHER_KEYS: Final = {
    name: (KEYS[name].phrase, f"no {name}, then {name} with a value") for name in VALUE_KEYS if name not in _KEYS
}
"""Keys that have no example of their own here."""

OF_KEYS: Final = tuple(
    Rule(
        f"{key}.changed",
        level=Level.ERROR if key == "by" else Level.WARNING,
        means=f"In a provision, {what} has changed, was not stated before, or is stated no longer.",
        **valued(f"the {key}" if key in ("option", "stage", "issue", "event") else "{key}"),
        fix=IF_MEANT,
        breaks=example,
    )
    for key, (what, example) in {**_KEYS, **_OTHER_KEYS}.items()
)
"""Keys of a provision."""

OF_VALUES: Final = (
    Rule(
        "order.changed",
        level=Level.WARNING,
        means="What a provision comes before, comes after, waits for or is a condition for has changed.",
        **changed("“{plain}”"),
        fix=IF_MEANT,
        breaks="condition-for: ceasefire, then no condition-for",
    ),
    Rule(
        "term.added",
        level=Level.WARNING,
        means="A provision states a term that it did not state.",
        **valued("{about}"),
        fix=IF_MEANT,
        breaks="no renewal, then renewal: rolling",
    ),
    Rule(
        "term.removed",
        level=Level.WARNING,
        means="A provision no longer states a term that it stated.",
        **valued("{about}"),
        fix=IF_MEANT,
        breaks="renewal: rolling, then no renewal",
    ),
    Rule(
        "term.changed",
        level=Level.WARNING,
        means="A term has another value. The finding says whether the earlier is within the later, the later "
        "inside the earlier, whether both meet or stand apart, which names were dropped and added, and which steps "
        "of a schedule or a sequence are others.",
        **valued("{about}"),
        fix=IF_MEANT,
        breaks="length: 30 days, then length: at least 30 days",
    ),
    Rule(
        "text.unmatched",
        level=Level.WARNING,
        means="Values of a provision have changed and the sentence beside them has not.",
        says="{provision}: values have changed ({changed}), and the sentence beside them has not",
        fix="Let the sentence say what the values say.",
        breaks="length: 30 days, then length: 60 days, and still text: It lasts 30 days.",
    ),
    Rule(
        "text.reworded",
        level=Level.NOTE,
        means="The sentence of a provision has changed and none of its values has.",
        says="{provision}: the sentence is in other words, and no value has changed",
        fix="See whether the new words say something that the values do not.",
        breaks="text: It lasts 30 days., then text: Its length is 30 days.",
    ),
    Rule(
        "citation.changed",
        level=Level.NOTE,
        means="What stands beside the words of a provision has changed: clause, source, quote, heading, note, short or "
        "caveat.",
        **changed("{plain}"),
        fix="Nothing, if it is meant.",
        breaks='clause: "2", then clause: "3"',
    ),
)
"""Terms, order and words."""

OF_VERDICTS: Final = (
    Rule(
        "answer.stale",
        level=Level.WARNING,
        means="What a person answered in a review no longer holds, because a provision it was given on was edited. "
        "It decides nothing any more, and `review` asks again.",
        says="{provision}: beside {other} an answer of a person holds no longer ({answer}): {why}",
        fix="Run `ceasefire-diff review` on the two texts, which asks again, or delete the answer in the glossary.",
        breaks="text: The zone is two kilometres deep., joined by a match, then text: The zone is deep.",
    ),
    Rule(
        "verdict.answered",
        level=Level.NOTE,
        means="A row comes to another verdict, or has other reasons, because the glossary was edited: a name was "
        "linked, or a person answered a question of review. No provision of the row was edited, so no party has moved.",
        says=f"{_BESIDE} came to {{from}} and now comes to {{to}}; the glossary was edited, no text{{reasons}}",
        forms={
            "same": f"{_BESIDE} still comes to {{to}}, for other reasons; the glossary was edited, no text{{reasons}}",
            "new": f"{_BESIDE} is new and comes to {{to}}; the glossary was edited, no text{{reasons}}",
            "gone": f"{_BESIDE} came to {{from}} and is there no more; the glossary was edited, no text{{reasons}}",
        },
        fix="Read the answer in the glossary: who gave it, and why.",
        breaks="matches: [{provisions: {russia-2025-06-02: [zone], ukraine-2025-06-01: [pull-back]}}], added",
    ),
    Rule(
        "verdict.changed",
        level=Level.WARNING,
        means="A row that holds this provision comes to another verdict beside another party's text than it did. "
        "That can be so although no proposal was touched, where the glossary or the topics were.",
        **_VERDICT,
        fix="Read the reason, and the row in compare.",
        breaks="length: 30 days, then length: 60 days, beside a text that states length: 60 days: conflict, then agree",
    ),
    Rule(
        "reasons.changed",
        level=Level.NOTE,
        means="A row that holds this provision comes to the same verdict beside another party's text, for other "
        "reasons.",
        **_VERDICT,
        fix="Read the reasons, and the row in compare.",
        breaks="length: 30 days, then length: at least 30 days, beside a text that also states renewal: partly both "
        "times",
    ),
)
"""Rows beside other texts."""

EDITS: Final = (*OF_FILES, *OF_PROVISIONS, *OF_KEYS, *OF_VALUES, *OF_VERDICTS)
"""In the order they are told."""
