"""What a team has accepted: one finding each, who answers for it, why, until when; read from a file, and written."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import Struct

from ceasefire_diff.checking.finding import COMPLAINT, FINGERPRINT_DIGITS, Finding
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.rules.of_acceptances import EXPIRED, INCOMPLETE, UNUSED
from ceasefire_diff.rules.registry import configurable_rules
from ceasefire_diff.source.diagnostics import CannotRun, Complaints, Diagnostic, Level, Place, refused
from ceasefire_diff.source.hidden_characters import FileComplaints, TooManyError
from ceasefire_diff.source.yaml_fields import Fields, shown
from ceasefire_diff.source.yaml_nodes import Mapping, Node, Sequence, read_yaml
from ceasefire_diff.spelling import did_you_mean

SUPPRESSIONS_FORMAT: Final = "ceasefire-acceptances/1"
_KEYS: Final = ("rule", "proposal", "provision", "fingerprint", "reason", "by", "until")
_NEEDED: Final = ("rule", "proposal", "reason", "by", "until")
TO_FILL_IN: Final = "?"
"""Stands where a person has still to say why, who, and until when."""
_FAMILY: Final = "acceptances"


class Acceptance(Struct, frozen=True):
    """One accepted finding, or with a `fingerprint` one that says just this.

    `proposal` is the folder and name of the file without ending, `provision` is empty for what is about a whole file.
    `reason`, `by` and `until` are empty or None where a person has still to fill them in.
    """

    rule: str
    proposal: str
    provision: str
    fingerprint: str
    reason: str
    by: str
    until: date | None
    place: Place

    @property
    def is_complete(self) -> bool:
        """Whether somebody answers for it."""
        return bool(self.reason and self.by and self.until)

    def accepts(self, finding: Finding) -> bool:
        """Whether it is about this finding, run out or not."""
        return (
            self.rule == finding.rule
            and self.proposal == finding.proposal
            and self.provision == finding.provision
            and self.fingerprint in ("", finding.fingerprint)
        )


class AcceptancesFile(Struct, frozen=True):
    """What was read: the acceptances, and what is wrong in the file."""

    file: str
    acceptances: tuple[Acceptance, ...]
    problems: tuple[Diagnostic, ...]

    @property
    def path(self) -> str:
        """The same for one file however it is written."""
        return str(Path(self.file).absolute())


def read_acceptances(data: bytes, file: str, rules: Collection[str]) -> AcceptancesFile:
    """Read a file of acceptances; `rules` are the ids that can be accepted. Never raises."""
    complaints = Complaints()
    root = read_yaml(data, file, complaints)
    found: tuple[Acceptance, ...] = ()
    kept = FileComplaints(file)
    try:
        found = _read(root, Fields(kept, _FAMILY), rules) if root is not None else ()
    except TooManyError:
        pass
    finally:
        kept.hand_over(complaints)
    return AcceptancesFile(file, found, complaints.problems)


def _read(root: Mapping, fields: Fields, rules: Collection[str]) -> tuple[Acceptance, ...]:
    fields.keys(root, ("format", "acceptances"), ("format", "acceptances"), "The file")
    entries = {key: node for key, (_, node) in root.entries.items()}
    if "format" in entries:
        fields.word(entries["format"], "format", (SUPPRESSIONS_FORMAT,))
    listed = entries.get("acceptances")
    if listed is not None and not isinstance(listed, Sequence):
        fields.shape(listed, "acceptances", "a list, each entry with `- rule: …` first")
    items = listed.items if isinstance(listed, Sequence) else []
    read = (_read_one(item, fields, rules) for item in items)
    return tuple(each for each in read if each is not None)


def _read_one(item: Node, fields: Fields, rules: Collection[str]) -> Acceptance | None:
    """One acceptance; None, with complaints, where it cannot be told what it accepts or until when."""
    mapping = fields.mapping(item, "an acceptance")
    if mapping is None:
        return None
    before = fields.complaints.mark()
    fields.keys(mapping, _KEYS, _NEEDED, "An acceptance")
    texts = {key: fields.words_of(node, key) or "" for key, (_, node) in mapping.entries.items() if key in _KEYS}
    rule = texts.get("rule", "")
    if rule and rule not in rules:
        cure = did_you_mean(rule, rules, "A complaint about the form of a file cannot be accepted: mend the file")
        message = f"`{shown(rule)}` is no rule whose findings can be accepted"
        fields.complain(f"{_FAMILY}.rule", message, cure, mapping.entries["rule"][1])
    proposal = texts.get("proposal", "")
    if proposal and not _can_match(proposal):
        message = f"`{shown(proposal)}` matches no file: findings name a file by its folder and its name without ending"
        cure = f"Write it as in `istanbul-2025/russia-2025-06-02`: {_as_findings_have_it(proposal)}"
        fields.complain(f"{_FAMILY}.proposal", message, cure, mapping.entries["proposal"][1])
    fingerprint = texts.get("fingerprint", "")
    if fingerprint and not _is_fingerprint(fingerprint):
        message = f"`{shown(fingerprint)}` is no fingerprint of a finding"
        cure = "Copy it from the output of `--format json`, or leave it out to accept whatever the rule finds there"
        fields.complain(f"{_FAMILY}.fingerprint", message, cure, mapping.entries["fingerprint"][1])
    until = _read_until(texts.get("until", ""), fields, mapping)
    if fields.complaints.mark() != before:
        return None
    filled = {key: "" if texts[key] == TO_FILL_IN else texts[key] for key in ("reason", "by")}
    place = Place(fields.complaints.file, mapping.line, mapping.column)
    return Acceptance(
        rule, texts["proposal"], texts.get("provision", ""), fingerprint, filled["reason"], filled["by"], until, place
    )


def _can_match(proposal: str) -> bool:
    """Whether a finding can be on a file of that name: folder and name, no ending of YAML; or standard input."""
    return proposal == "-" or (proposal.count("/") == 1 and not proposal.endswith((".yaml", ".yml")))


def _as_findings_have_it(proposal: str) -> str:
    stem = proposal.replace("\\", "/").strip("/").removesuffix(".yaml").removesuffix(".yml")
    return "/".join(stem.split("/")[-2:]) if "/" in stem else f"FOLDER/{stem}"


def _read_until(text: str, fields: Fields, mapping: Mapping) -> date | None:
    if text in ("", TO_FILL_IN):
        return None
    try:
        return date.fromisoformat(text) if len(text) == len("2025-01-31") else _no_date()
    except ValueError:
        message = f"`{shown(text)}` is no day of the calendar"
        cure = "Write year, month and day, for example `until: 2026-06-30`"
        fields.complain(f"{_FAMILY}.until", message, cure, mapping.entries["until"][1])
        return None


def _no_date() -> date:
    raise ValueError


def _is_fingerprint(text: str) -> bool:
    return len(text) == FINGERPRINT_DIGITS and set(text) <= set("0123456789abcdef")


_PLAIN: Final = pattern(r"[A-Za-z][\w./-]*", re.ASCII)
_YAML_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off"})


def can_be_accepted(finding: Finding) -> bool:
    """Whether a finding may be meant: a file that cannot be read as what it is never is."""
    if finding.rule in (EXPIRED, INCOMPLETE, UNUSED):
        return False
    return COMPLAINT not in finding.arguments or finding.level is not Level.ERROR


def acceptances_of(findings: Iterable[Finding], before: bytes | None, file: str) -> bytes:
    """The file with an acceptance for each finding behind what stands there (`before`), each with its fingerprint.

    Raises CannotRun where what stands there is not such a file, or has no list at its end that could be gone on with.
    """
    accepted = {each.fingerprint: each for each in findings if can_be_accepted(each)}
    entries = "".join(map(_entry, accepted.values()))
    if before is None:
        return f"format: {SUPPRESSIONS_FORMAT}\nacceptances:{entries and chr(10)}{entries or ' []' + chr(10)}".encode()
    known = read_acceptances(before, file, configurable_rules())
    errors = [each for each in known.problems if each.level is Level.ERROR]
    if errors:
        raise CannotRun(*errors)
    text = before.decode("utf-8-sig")
    indent = _indent(text)
    body = "".join(f"{indent}{line[2:]}\n" for line in entries.splitlines())
    written = (text if text.endswith("\n") else text + "\n") + body
    again = read_acceptances(written.encode(), file, configurable_rules())
    if again.problems != known.problems or again.acceptances[: len(known.acceptances)] != known.acceptances:
        message = "The list of acceptances does not end this file, so that nothing can be added at its end"
        cure = "Write `acceptances:` last in it, each entry on lines of its own, or name another file"
        raise refused("acceptances.not-appended", message, cure, file)
    return written.encode()


def _indent(text: str) -> str:
    """How far the entries of a file stand in."""
    found = re.findall(r"^( *)- ", text, re.MULTILINE)
    return found[-1] if found else "  "


def _entry(finding: Finding) -> str:
    return "".join(f"{'  - ' if not place else '    '}{line}\n" for place, line in enumerate(_lines(finding)))


def _lines(finding: Finding) -> Iterator[str]:
    yield f"rule: {finding.rule}"
    yield f"proposal: {_scalar(finding.proposal)}"
    if finding.provision:
        yield f"provision: {_scalar(finding.provision)}"
    yield f'fingerprint: "{finding.fingerprint}"'
    for key in ("reason", "by", "until"):
        yield f'{key}: "{TO_FILL_IN}"'


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _YAML_WORDS
    return text if plain else json.dumps(text, ensure_ascii=False)
