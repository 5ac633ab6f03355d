"""The rules of `check`: what an edit can do to a party's text, and to how it stands beside the others'."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.checking.rule import Rule
from ceasefire_diff.source.diagnostics import Level

_IF_MEANT: Final = "If the party's text says so now, accept the finding; else restore what stood there."

_OF_FILES: Final = (
    Rule(
        "file.invalid",
        Level.ERROR,
        "A changed file has something wrong in it, so that it cannot be compared: any complaint that validate makes.",
        "A merge leaves <<<<<<< in a file.",
        "Mend it as the complaint says.",
    ),
    Rule(
        "file.removed",
        Level.ERROR,
        "A proposal that was there is there no more, under no other name.",
        "git rm proposals/north-2025-01-31.yaml",
        "If the position is no longer held, a later file can say so; else restore the file.",
    ),
    Rule(
        "file.added",
        Level.WARNING,
        "A proposal is there that was not, under any name.",
        "git add proposals/north-2025-02-14.yaml",
        "Nothing, if it is meant; its provisions are not told one by one.",
    ),
    Rule(
        "file.renamed",
        Level.NOTE,
        "A proposal stands under another name.",
        "git mv proposals/north.yaml proposals/north-2025-01-31.yaml",
        "Nothing, if it is meant.",
    ),
    Rule(
        "header.changed",
        Level.NOTE,
        "Something above the provisions has changed: title, date, status, coverage, sources, options, stages.",
        "status: tabled, then status: published",
        "Nothing, if it is meant; a later text of the party is a file of its own.",
    ),
    Rule(
        "option.removed",
        Level.ERROR,
        "One of the alternatives that the text offered is no longer in its header.",
        "options: {first: Option 1, second: Option 2}, then options: {first: Option 1}",
        _IF_MEANT,
    ),
)

_OF_PROVISIONS: Final = (
    Rule(
        "provision.removed",
        Level.ERROR,
        "A provision is gone, under its id and under any other. The finding stands at the nearest one left before it.",
        "The lines of - id: start are deleted.",
        _IF_MEANT,
    ),
    Rule(
        "provision.added",
        Level.WARNING,
        "A provision is there that was not.",
        "- id: extension stands where nothing stood",
        "Nothing, if it is meant.",
    ),
    Rule(
        "provision.cut",
        Level.NOTE,
        "One provision has become several, which say together what it said. What else has changed is told beside it.",
        "- id: pull-back with a distance and a deadline, then one provision for each of the two",
        "Nothing, if it is meant; what refers to the provision by its id has to name the right one of them.",
    ),
    Rule(
        "provision.joined",
        Level.NOTE,
        "Several provisions have become one, which says what they said together. Other changes are told beside it.",
        "one provision for a distance and one for a deadline, then - id: pull-back with both",
        "Nothing, if it is meant; what refers to one of them by its id has to follow.",
    ),
    Rule(
        "provision.moved",
        Level.NOTE,
        "A provision stands elsewhere among the others. Their order carries no meaning for the tool.",
        "The lines of - id: start stand behind those of - id: days.",
        "Nothing, if it is meant.",
    ),
    Rule(
        "provision.renamed",
        Level.NOTE,
        "A provision has another id and still speaks of the same matter.",
        "- id: days, then - id: thirty-days",
        "Nothing, if it is meant; what refers to it by its id has to follow.",
    ),
    Rule(
        "topic.changed",
        Level.ERROR,
        "A provision stands under another topic, and so may be laid beside other provisions.",
        "topic: duration, then topic: entry-into-force",
        "If the first topic was a slip, accept the finding; else restore it.",
    ),
    Rule(
        "modality.changed",
        Level.ERROR,
        "A provision binds in another way: shall, shall-not, may, expects, declares.",
        "modality: shall, then modality: may",
        _IF_MEANT,
    ),
    Rule(
        "stance.changed",
        Level.ERROR,
        "The party does something else with the matter: proposes, declines, defers, notes, strikes.",
        "stance: proposes, then stance: defers",
        _IF_MEANT,
    ),
)

_KEYS: Final = {
    "by": ("who is bound", "by: North, then by: [North, South]"),
    "benefits": ("who benefits", "benefits: civilians, then no benefits"),
    "applies": ("when the provision applies", "applies: settlement, then no applies"),
    "qualifiers": ("the qualifiers", "qualifiers: full, then no qualifiers"),
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

_OF_KEYS: Final = tuple(
    Rule(
        f"{key}.changed",
        Level.ERROR if key == "by" else Level.WARNING,
        f"In a provision, {what} has changed, was not stated before, or is stated no longer.",
        example,
        _IF_MEANT,
    )
    for key, (what, example) in _KEYS.items()
)

_OF_VALUES: Final = (
    Rule(
        "order.changed",
        Level.WARNING,
        "What a provision comes before, comes after, waits for or is a condition for has changed.",
        "condition-for: ceasefire, then no condition-for",
        _IF_MEANT,
    ),
    Rule(
        "term.added",
        Level.WARNING,
        "A provision states a term that it did not state.",
        "no renewal, then renewal: rolling",
        _IF_MEANT,
    ),
    Rule(
        "term.removed",
        Level.WARNING,
        "A provision no longer states a term that it stated.",
        "renewal: rolling, then no renewal",
        _IF_MEANT,
    ),
    Rule(
        "term.changed",
        Level.WARNING,
        "A term has another value. The finding says whether the earlier lies inside the later, the later inside the "
        "earlier, whether both meet or stand apart, and which names were dropped and added.",
        "length: 30 days, then length: at least 30 days",
        _IF_MEANT,
    ),
    Rule(
        "text.unmatched",
        Level.WARNING,
        "Values of a provision have changed and the sentence beside them has not.",
        "length: 30 days, then length: 60 days, and still text: It lasts 30 days.",
        "Let the sentence say what the values say.",
    ),
    Rule(
        "text.reworded",
        Level.NOTE,
        "The sentence of a provision has changed and none of its values has.",
        "text: It lasts 30 days., then text: Its length is 30 days.",
        "See whether the new words say something that the values do not.",
    ),
    Rule(
        "citation.changed",
        Level.NOTE,
        "What stands beside the words of a provision has changed: clause, source, quote, heading or note.",
        'clause: "2", then clause: "3"',
        "Nothing, if it is meant.",
    ),
)

_OF_VERDICTS: Final = (
    Rule(
        "verdict.changed",
        Level.WARNING,
        "A row that holds this provision comes to another verdict beside another party's text than it did. That can be "
        "so although no proposal was touched, where the glossary or the topics were.",
        "length: 30 days, then length: 60 days, beside a text that states length: 60 days: conflict, then agree",
        "Read the reason, and the row in compare.",
    ),
    Rule(
        "reasons.changed",
        Level.NOTE,
        "A row that holds this provision comes to the same verdict beside another party's text, for other reasons.",
        "length: 30 days, then length: at least 30 days, beside a text that also states renewal: partly both times",
        "Read the reasons, and the row in compare.",
    ),
)

RULES: Final = (*_OF_FILES, *_OF_PROVISIONS, *_OF_KEYS, *_OF_VALUES, *_OF_VERDICTS)
