"""The sentences on what an edit did: what was stated, what is stated now, and how the two stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ceasefire_diff.checking.finding import Finding, VerdictChange
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.source.diagnostics import Diagnostic
from ceasefire_diff.values.relation import RelationKind
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.pair_verdicts import judged_in
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.result_view import LONGEST_IN_A_SENTENCE, noun, plain, unbracketed
from ceasefire_diff.wording.sentences import VERDICT_WORDS

_KEYS: Final = ("by", "benefits", "applies", "qualifiers", "except", "if", "starts", "complete-by", "until")
_PLAIN_KEYS: Final = ("topic", "modality", "stance", "option", "stage", "issue", "event")


NOTHING_ELSE: Final = Sentence("No provision and no key of the header says anything else.")
"""Of an edit that changed nothing but how a file is written."""


def not_told(errors: Sequence[Diagnostic]) -> Sentence:
    """Why it cannot be said what an edit did: a version has errors, of which the first is told."""
    more = f" ({len(errors) - 1} more)" if len(errors) > 1 else ""
    return Sentence(f"What changed cannot be told, for one version has errors{more}: {quoted(str(errors[0]))}")


def _of_provision(clause: str, finding: Finding) -> str:
    """A clause behind the provision it speaks of."""
    clauses = f" ({quoted('; '.join(finding.clauses))})" if finding.clauses else ""
    return f"{quoted(finding.provision)}{clauses}: {clause}"


def _value(finding: Finding, name: str) -> str:
    """A value of the file as a sentence repeats it; empty where it is not stated or too long to be repeated."""
    text = unbracketed(finding.arguments.get(name, ""))
    return quoted(text) if 0 < len(text) <= LONGEST_IN_A_SENTENCE else ""


def _change(what: str, finding: Finding) -> str:
    """That something was so and is so now, or was stated by one version alone."""
    earlier, later = finding.arguments.get("earlier"), finding.arguments.get("later")
    was, is_now = _value(finding, "earlier"), _value(finding, "later")
    if not earlier:
        return f"{what} was not stated and is now {is_now or 'stated'}"
    if not later:
        return f"{what} was {was or 'stated'} and is stated no longer"
    if not was or not is_now:
        return f"{what} is stated in other words"
    return f"{what} was {was} and is now {is_now}"


def _relation(finding: Finding) -> str:
    """How the earlier and the later value stand to each other, as the tail of a sentence."""
    said = finding.arguments
    tails = []
    match said.get("relation"):
        case RelationKind.NESTED if said.get("inner") == "earlier":
            tails.append("the earlier lies inside the later")
        case RelationKind.NESTED:
            tails.append("the later lies inside the earlier")
        case RelationKind.OVERLAPS:
            common = _value(finding, "common")
            tails.append(f"both hold {common}" if common else "the two meet in part")
        case RelationKind.APART:
            distance = _value(finding, "distance")
            tails.append(f"the two do not meet and lie {distance} apart" if distance else "the two do not meet")
        case RelationKind.OPEN:
            tails.append("one of the two leaves it open")
        case RelationKind.INCOMPARABLE:
            tails.append("how the two stand to each other cannot be told")
        case _:
            pass
    tails += [f"{word}: {value}" for word in ("dropped", "added") if (value := _value(finding, word))]
    return "".join(f"; {tail}" for tail in tails)


def _of_value(what: Callable[[Finding], str]) -> Callable[[Finding], str]:
    return lambda finding: _of_provision(_change(what(finding), finding) + _relation(finding), finding)


def _about(finding: Finding) -> str:
    return noun(finding.arguments.get("about", ""))


def _whole(words: str) -> Callable[[Finding], str]:
    return lambda _: words


def _provision(words: str) -> Callable[[Finding], str]:
    return lambda finding: _of_provision(words, finding)


def _renamed_file(finding: Finding) -> str:
    return f"this file was {quoted(finding.arguments.get('earlier', ''))}"


def _renamed(finding: Finding) -> str:
    return _of_provision(f"its id was {quoted(finding.arguments.get('earlier', ''))}", finding)


def _cut(finding: Finding) -> str:
    whole, parts = (quoted(finding.arguments.get(each, "")) for each in ("earlier", "later"))
    return f"{whole} has been divided, and its values now stand in {parts}"


def _joined(finding: Finding) -> str:
    return _of_provision(f"it joins {quoted(finding.arguments.get('earlier', ''))}, whose values it states", finding)


def _moved(finding: Finding) -> str:
    before = finding.arguments.get("later")
    return _of_provision(f"it now stands after {quoted(before)}" if before else "it now stands first", finding)


def _header(finding: Finding) -> str:
    return f"in the header, {_change(plain(finding.arguments.get('about', '')), finding)}"


def _option(finding: Finding) -> str:
    title = _value(finding, "earlier")
    return (
        f"the option {quoted(finding.arguments.get('about', ''))}{f' ({title})' if title else ''} is no longer offered"
    )


def _order(finding: Finding) -> str:
    return _of_provision(_change(f"“{plain(finding.arguments.get('about', ''))}”", finding), finding)


def _unmatched(finding: Finding) -> str:
    changed = ", ".join(plain(each) for each in finding.arguments.get("about", "").split(", "))
    return _of_provision(f"values have changed ({changed}), and the sentence beside them has not", finding)


def _cited(finding: Finding) -> str:
    return _of_provision(_change(plain(finding.arguments.get("about", "")), finding), finding)


def _verdict(finding: Finding) -> str:
    said = finding.arguments
    came, comes = (_verdicts(said.get(name, "")) for name in ("from", "to"))
    row, reasons = _row(finding.because) if finding.because else (quoted(said.get("row", "")), "")
    options = f" ({quoted(said['options'])})" if said.get("options") else ""
    clause = f"beside {quoted(said.get('other', ''))}{options} the row on {row} {_way(came, comes)}"
    return f"{_of_provision(clause, finding)}. {reasons}".removesuffix(". ")


def _way(came: str, comes: str) -> str:
    if came == comes:
        return f"still comes to {comes}, for other reasons"
    if not came:
        return f"is new and comes to {comes}"
    return f"came to {came} and now comes to {comes}" if comes else f"came to {came} and is there no more"


def _verdicts(said: str) -> str:
    """Verdicts as they are printed; options may have come to several."""
    return " or ".join(f"“{VERDICT_WORDS[Verdict(each)]}”" for each in said.split(", ") if each)


def _row(because: VerdictChange) -> tuple[str, str]:
    """What a row is called, and why it comes to what it comes to now."""
    calling = Labels(because.comparison)
    objects = "; ".join(calling.objects_of(because.row))
    title = calling.title_of(because.row) + (f" ({quoted(objects)})" if objects else "")
    wanted = {(pair.left, pair.right) for pair in because.pairs}
    found = [judged for judged in judged_in(because.row, calling) if wanted & set(judged.pairs)]
    reasons = dict.fromkeys(reason.marked for judged in found for reason in judged.reasons)
    return title, " ".join(reasons)


SENTENCES: Final[Mapping[str, Callable[[Finding], str]]] = {
    "file.removed": _whole("this file is there no more"),
    "file.added": _whole("this file is new"),
    "file.renamed": _renamed_file,
    "header.changed": _header,
    "option.removed": _option,
    "provision.removed": _provision("this provision is there no more"),
    "provision.added": _provision("this provision is new"),
    "provision.cut": _cut,
    "provision.joined": _joined,
    "provision.moved": _moved,
    "provision.renamed": _renamed,
    **{f"{key}.changed": _of_value(_whole(noun(key))) for key in _KEYS},
    **{f"{key}.changed": _of_value(_whole(f"the {key}")) for key in _PLAIN_KEYS},
    "order.changed": _order,
    "term.added": _of_value(_about),
    "term.removed": _of_value(_about),
    "term.changed": _of_value(_about),
    "text.unmatched": _unmatched,
    "text.reworded": _provision("the sentence is in other words, and no value has changed"),
    "citation.changed": _cited,
    "verdict.changed": _verdict,
    "reasons.changed": _verdict,
}
