"""The sentence and the cure of every finding, made from its rule and its arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ceasefire_diff.checking.finding import COMPLAINT, Finding, Related, RelatedKind
from ceasefire_diff.checking.rules import RULES
from ceasefire_diff.wording.edit_sentences import SENTENCES as OF_EDITS
from ceasefire_diff.wording.lint_sentences import CURES as OF_CARE_CURES
from ceasefire_diff.wording.lint_sentences import SENTENCES as OF_CARE
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.suppression_sentences import SENTENCES as OF_ACCEPTANCES

SENTENCES: Final[Mapping[str, Callable[[Finding], str]]] = {**OF_EDITS, **OF_CARE, **OF_ACCEPTANCES}
"""How each rule of checking is told, as a sentence without its full stop."""


def finding_sentence(finding: Finding) -> Sentence:
    """What was found, in one or more sentences."""
    if COMPLAINT in finding.arguments:
        return Sentence(_sentence(_quoted(finding.arguments.get("message", ""))))
    tell = SENTENCES.get(finding.rule)
    return Sentence(_sentence(tell(finding) if tell else f"see rule {finding.rule}"))


def finding_cure(finding: Finding) -> Sentence:
    """What to do about it."""
    if COMPLAINT in finding.arguments:
        return Sentence(_sentence(_quoted(finding.arguments.get("cure", ""))))
    if finding.rule in OF_CARE_CURES:
        return Sentence(_sentence(OF_CARE_CURES[finding.rule](finding)))
    rule = RULES.get(finding.rule)
    return Sentence(rule.mend if rule else "")


def related_sentence(related: Related) -> Sentence:
    """What stands at a related place."""
    at = f" in {quoted(related.revision[:12])}" if related.revision else ""
    return Sentence(
        {
            RelatedKind.BEFORE: f"Here it stood{at}.",
            RelatedKind.OTHER_TEXT: "Here the other text states it.",
            RelatedKind.FIRST: "Here is the first.",
        }[related.what]
    )


def _quoted(message: str) -> str:
    """A complaint of reading, with what it quotes from the file between backticks marked as foreign."""
    pieces = message.split("`")
    if len(pieces) % 2:
        pieces[1::2] = [f"`{quoted(piece)}`" for piece in pieces[1::2]]
        return "".join(pieces)
    return quoted(message)


def _sentence(text: str) -> str:
    text = f"{text[:1].upper()}{text[1:]}"
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."
