"""text.takes-sides: a word in a paraphrase that takes a side and does not stand as the party's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ceasefire_diff.checking.lint_rule import LintedProposal, Match, place_of
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.rules.rule import Rule
from ceasefire_diff.source.diagnostics import Level

# What one side calls the other or its acts, and what an onlooker says of a position. Each has a plain word beside it,
# or is the text's own and then stands in quotation marks. Left out on purpose: terms of the trade in texts that both
# sides signed (hostage, martyr, liberated area, violation, resistance), what law or convention names so (an occupying
# power, a crime of aggression), and regimes that are no government (a ceasefire regime).
_WORDS: Final = (
    r"so-called",
    r"terrorists?",
    r"(?<!crime of )aggressions?|aggressors?",
    r"occupiers?|occupationists?|(?:temporarily )?occupied (?:territor(?:y|ies)|areas?|lands?|regions?)",
    r"puppets?|juntas?|henchmen|thugs?|bandits?|butchers?|hordes?",
    r"(?:[A-Z][\w-]+|enemy|criminal|rogue) regime",
    r"invaders?|full-scale invasion|unprovoked",
    r"enem(?:y|ies)",
    r"brutal(?:ly)?|barbar(?:ic|ous)|heroic(?:ally)?|treacherous(?:ly)?|cynical(?:ly)?",
    r"hard-?line|maximalist|unacceptabl[ey]|generous(?:ly)?|unreasonabl[ey]|intransigent",
    r"conced(?:e|es|ed|ing)|concessions?|capitulat(?:e|es|ed|ion)|ultimatums?",
    r"demand(?:s|ed|ing)?|insist(?:s|ed|ing)?|refus(?:e|es|ed|ing)|stubborn(?:ly)?",
)
_WORD: Final = pattern(rf"\b(?:{'|'.join(_WORDS)})\b(?!-)", re.IGNORECASE)
_REGIME: Final = pattern(r"regime$", re.IGNORECASE)
_PLAIN_REGIMES: Final = frozenset(
    [
        "access",
        "border",
        "ceasefire",
        "control",
        "customs",
        "inspection",
        "legal",
        "monitoring",
        "navigation",
        "safety",
        "sanctions",
        "security",
        "silence",
        "special",
        "tax",
        "the",
        "this",
        "trade",
        "transit",
        "treaty",
        "verification",
        "visa",
    ]
)
_QUOTED: Final = pattern(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|\u2018[^\u2019]*\u2019(?!\w)|(?<!\w)'[^']*'(?!\w)")


def find(text: LintedProposal) -> Iterator[Match]:
    """Such words outside quotation marks; not where they are part of a name that the provision states."""
    names: dict[str, set[str]] = {}
    for each in text.names:
        names.setdefault(each.provision.id, set()).add(each.name.label.casefold())
    for provision in text.provisions:
        said = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), provision.text)
        for word in dict.fromkeys(found[0] for found in _WORD.finditer(said) if not _is_plain_regime(found[0])):
            own = names.get(provision.id, ())
            if not any(word.casefold() in label and label in said.casefold() for label in own):
                yield Match(place_of(provision, "text"), {"word": word}, provision)


def _is_plain_regime(word: str) -> bool:
    return bool(_REGIME.search(word)) and word.split(maxsplit=1)[0].casefold() in _PLAIN_REGIMES


RULE: Final = Rule(
    id="text.takes-sides",
    level=Level.WARNING,
    means="The paraphrase of a provision has a word that takes a side, and nothing shows that it is the party's own. "
    "What is printed in a room must be acceptable to both sides.",
    fix="Say it plainly, or put the party's own word in quotation marks; the words of the text itself go under "
    "`quote`.",
    says="`{word}` takes a side",
    says_fix="Say it plainly, or put the text's own word in quotation marks",
    breaks="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    text: The aggressor leaves the border zone.
    by: South
    terms: {forces: armed forces, from: border zone}
""",
    holds="""\
provisions:
  - id: leave
    clause: "1"
    topic: withdrawal
    text: South, called "the aggressor", leaves the border zone.
    by: South
    terms: {forces: armed forces, from: border zone}
""",
)
