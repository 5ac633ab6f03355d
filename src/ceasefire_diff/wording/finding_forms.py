"""Chooses the forms in which a finding is told, and makes the pieces that its templates name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from ceasefire_diff.checking.finding import Finding, VerdictChange
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.of_acceptances import EXPIRED, UNUSED
from ceasefire_diff.rules.of_edits import OF_KEYS
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.pair_verdicts import judged_in
from ceasefire_diff.wording.quoted import quoted
from ceasefire_diff.wording.result_view import LONGEST_IN_A_SENTENCE
from ceasefire_diff.wording.sentences import VERDICT_WORDS
from ceasefire_diff.wording.term_words import noun, plain, unbracketed

_Chosen = Iterator[str]


def forms_of_finding(finding: Finding) -> list[str]:
    """The forms in which a finding is told, one after the other; "" is the rule's `says` itself."""
    choose = FORMS_OF_FINDINGS.get(finding.rule)
    return list(choose(finding)) if choose else [""]


def _said(finding: Finding, name: str) -> str:
    return finding.arguments.get(name, "")


def _value(finding: Finding, name: str) -> str:
    """A value of the file as a sentence repeats it; empty where it is not stated or too long to be repeated."""
    text = unbracketed(_said(finding, name))
    return quoted(text) if 0 < len(text) <= LONGEST_IN_A_SENTENCE else ""


def _changed(finding: Finding) -> _Chosen:
    if not _said(finding, "earlier"):
        yield "new" if _value(finding, "later") else "new, long"
    elif not _said(finding, "later"):
        yield "gone" if _value(finding, "earlier") else "gone, long"
    else:
        yield "" if _value(finding, "earlier") and _value(finding, "later") else "long"


def _valued(finding: Finding) -> _Chosen:
    """What changed, and how the earlier and the later value stand to each other."""
    yield from _changed(finding)
    match _said(finding, "relation"):
        case RelationKind.NESTED:
            yield "earlier inside" if _said(finding, "inner") == "earlier" else "later inside"
        case RelationKind.OVERLAPS:
            yield "overlaps, common" if _value(finding, "common") else "overlaps"
        case RelationKind.APART:
            yield "apart, distance" if _value(finding, "distance") else "apart"
        case (RelationKind.OPEN | RelationKind.INCOMPARABLE) as relation:
            yield relation
        case _:
            pass
    yield from (word for word in ("dropped", "added") if _value(finding, word))
    yield from _steps(finding)


def _steps(finding: Finding) -> _Chosen:
    """Which steps of a schedule or a sequence are others."""
    earlier, later = (_said(finding, side) for side in ("earlier-steps", "later-steps"))
    if not earlier and not later:
        return
    if any(each and len(each) > LONGEST_IN_A_SENTENCE for each in (earlier, later)):
        yield "steps, long"
    else:
        yield "steps" if earlier and later else "steps gone" if earlier else "steps new"


def _moved(finding: Finding) -> _Chosen:
    yield "" if _said(finding, "later") else "first"


def _option(finding: Finding) -> _Chosen:
    yield "" if _value(finding, "earlier") else "untitled"


def _verdict(finding: Finding) -> _Chosen:
    came, comes = _said(finding, "from"), _said(finding, "to")
    yield "same" if came == comes else "new" if not came else "" if comes else "gone"


def _expired(finding: Finding) -> _Chosen:
    yield "" if _said(finding, "until") else "undated"


def _unused(finding: Finding) -> _Chosen:
    yield "changed" if _said(finding, "fingerprint") else ""


FORMS_OF_FINDINGS: Final[Mapping[str, Callable[[Finding], _Chosen]]] = {
    "header.changed": _changed,
    "order.changed": _changed,
    "citation.changed": _changed,
    **dict.fromkeys(("topic.changed", "modality.changed", "stance.changed"), _valued),
    **dict.fromkeys(("term.added", "term.removed", "term.changed"), _valued),
    **dict.fromkeys((rule.id for rule in OF_KEYS), _valued),
    "option.removed": _option,
    "provision.moved": _moved,
    "verdict.answered": _verdict,
    "verdict.changed": _verdict,
    "reasons.changed": _verdict,
    EXPIRED: _expired,
    UNUSED: _unused,
}
"""By rule id, for rules whose templates have more forms than one."""


def _provision(finding: Finding) -> str:
    """The provision a finding speaks of, and its clauses; these alone where its id is nothing to the reader."""
    if not finding.provision:
        return quoted("; ".join(finding.clauses)) or "without number"
    clauses = f" ({quoted('; '.join(finding.clauses))})" if finding.clauses else ""
    return f"{quoted(finding.provision)}{clauses}"


def _changed_names(finding: Finding) -> str:
    return ", ".join(plain(each) for each in _said(finding, "about").split(", "))


def _verdicts(finding: Finding, name: str) -> str:
    """Verdicts as they are printed; options may have come to several."""
    return " or ".join(f"“{VERDICT_WORDS[Verdict(each)]}”" for each in _said(finding, name).split(", ") if each)


def _row(finding: Finding) -> str:
    if finding.because is None:
        return quoted(_said(finding, "row"))
    labels = Labels(finding.because.comparison)
    objects = "; ".join(labels.objects_of(finding.because.row))
    return labels.title_of(finding.because.row) + (f" ({quoted(objects)})" if objects else "")


def _reasons(finding: Finding) -> str:
    """Why a row comes to what it comes to now, as sentences behind the one on the finding."""
    reasons = _of_the_change(finding.because) if finding.because else ""
    return f". {reasons}" if reasons else ""


def _of_the_change(because: VerdictChange) -> str:
    wanted = {(pair.left, pair.right) for pair in because.pairs}
    found = [each for each in judged_in(because.row, Labels(because.comparison)) if wanted & set(each.pairs)]
    return " ".join(dict.fromkeys(reason.marked for judged in found for reason in judged.reasons))


def _options(finding: Finding) -> str:
    return f" ({quoted(_said(finding, 'options'))})" if _said(finding, "options") else ""


def _accepted(finding: Finding) -> str:
    """What is accepted, as far as it is said: `rule` in `provision` of `file`."""
    said = {key: _said(finding, key) for key in ("accepted", "about", "file")}
    parts = [f"`{quoted(said['accepted'])}`" if said["accepted"] else "a finding"]
    parts += [f"in `{quoted(said['about'])}`"] if said["about"] else []
    parts += [f"of `{quoted(said['file'])}`"] if said["file"] else []
    return " ".join(parts)


_KEYS_IN_SINGULAR: Final = {"qualifiers": "the detail given", "except": "the exception"}
"""What was so and is so now is one thing in a sentence, however many the file lists."""

PIECES_OF_FINDINGS: Final[Mapping[str, Callable[[Finding], str]]] = {
    "provision": _provision,
    "key": lambda finding: _KEYS_IN_SINGULAR.get(key := finding.rule.partition(".")[0]) or noun(key),
    "about": lambda finding: noun(_said(finding, "about")),
    "plain": lambda finding: plain(_said(finding, "about")),
    "named": lambda finding: quoted(_said(finding, "about")),
    "changed": _changed_names,
    **{
        name: lambda finding, name=name: _value(finding, name)  # type: ignore[misc]  # a default binds it
        for name in ("earlier", "later", "common", "distance", "dropped", "added")
    },
    "earlier_steps": lambda finding: quoted(_said(finding, "earlier-steps")),
    "later_steps": lambda finding: quoted(_said(finding, "later-steps")),
    "earlier_whole": lambda finding: quoted(_said(finding, "earlier")),
    "later_whole": lambda finding: quoted(_said(finding, "later")),
    "other": lambda finding: quoted(_said(finding, "other")),
    "options": _options,
    "row": _row,
    "from": lambda finding: _verdicts(finding, "from"),
    "to": lambda finding: _verdicts(finding, "to"),
    "reasons": _reasons,
    "answer": lambda finding: quoted(_said(finding, "answer")),
    "why": lambda finding: _said(finding, "why"),
    "what": _accepted,
    "until": lambda finding: _said(finding, "until"),
}
"""What templates of findings may name; those of lint rules name the finding's own arguments."""
