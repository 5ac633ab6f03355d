"""Says what every finding found and what to do about it: the templates of its rule, filled with its arguments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ceasefire_diff.checking.finding import COMPLAINT, Finding, Related, RelatedKind
from ceasefire_diff.rules.registry import finding_rules
from ceasefire_diff.source.diagnostics import Diagnostic
from ceasefire_diff.source.yaml_fields import shown
from ceasefire_diff.wording.finding_forms import PIECES_OF_FINDINGS, forms_of_finding
from ceasefire_diff.wording.quoted import Sentence, quoted

_LISTED: Final = ("labels", "clauses")
"""Arguments that hold several names or clauses with commas between."""

_MOST_LISTED: Final = 24

NOTHING_ELSE: Final = Sentence("No provision and no key of the header says anything else.")
"""Of an edit that changed nothing but how a file is written."""


def not_told(errors: Sequence[Diagnostic]) -> Sentence:
    """Why it cannot be said what an edit did: a version has errors, of which the first is told."""
    more = f" ({len(errors) - 1} more)" if len(errors) > 1 else ""
    return Sentence(f"What changed cannot be told, for one version has errors{more}: {quoted(str(errors[0]))}")


def finding_sentence(finding: Finding) -> Sentence:
    """What was found, in one or more sentences."""
    if COMPLAINT in finding.arguments:
        return Sentence(_sentence(_quoted(finding.arguments.get("message", ""))))
    rule = finding_rules().get(finding.rule)
    if rule is None or not rule.says:
        return Sentence(_sentence(f"see rule {finding.rule}"))
    templates = (rule.forms[form] if form else rule.says for form in forms_of_finding(finding))
    return Sentence(_sentence("; ".join(each.format_map(_Filling(finding)) for each in templates)))


def finding_fix(finding: Finding) -> Sentence:
    """What to do about it."""
    if COMPLAINT in finding.arguments:
        return Sentence(_sentence(_quoted(finding.arguments.get("cure", ""))))
    rule = finding_rules().get(finding.rule)
    if rule is None:
        return Sentence("")
    return Sentence(_sentence(rule.says_fix.format_map(_Filling(finding)) if rule.says_fix else rule.fix))


class _Filling(dict[str, str]):
    """The pieces of a template: those made of a finding on an edit, or the words of the file that lint rules name."""

    def __init__(self, finding: Finding) -> None:
        on_an_edit = not finding_rules()[finding.rule].says_fix
        super().__init__({} if on_an_edit else {key: _piece(key, each) for key, each in finding.arguments.items()})
        self._finding = finding if on_an_edit else None

    def __missing__(self, name: str) -> str:
        # An argument that an older list of findings lacks is shown as left out.
        return PIECES_OF_FINDINGS[name](self._finding) if self._finding else "…"


def _piece(key: str, words: str) -> str:
    """Words of the file in a sentence, cut where they are long; of a list each."""
    if key not in _LISTED:
        return quoted(shown(words))
    parts = words.split(", ")
    more = f" and {len(parts) - _MOST_LISTED} more" if len(parts) > _MOST_LISTED else ""
    return quoted(", ".join(map(shown, parts[:_MOST_LISTED])) + more)


def related_place_sentence(related: Related) -> Sentence:
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
