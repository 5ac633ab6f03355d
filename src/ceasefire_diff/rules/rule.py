"""Gives every rule of the tool one shape: what it means, when it arises, what is said then, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypedDict

from msgspec import Struct, field

from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.source.diagnostics import Level


class Rule(Struct, frozen=True):
    """One rule: a rule of comparing has a `verdict`, None where it leads to none by itself; every other has a `level`.

    `means` and `arises` are what `explain` tells. `says` is the sentence printed where the rule holds, without its full
    stop: a template whose `{pieces}` are named in wording/clauses.py or, for findings, are the finding's own arguments.
    `forms` are further templates by name, for where grammar wants another; wording/forms.py says which. `fix` is what
    to do about it, `says_fix` the same where a finding names more. `breaks` is an example of what brings it about, and
    `holds` one of what does not.
    """

    id: str
    verdict: Verdict | None = None
    level: Level = Level.NOTE
    means: str = ""
    arises: str = ""
    says: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)
    fix: str = ""
    says_fix: str = ""
    breaks: str = ""
    holds: str = ""


class SharedWords(TypedDict):
    """Templates that several rules share."""

    says: str
    forms: Mapping[str, str]


def sides(template: str) -> dict[str, str]:
    """Two forms that differ in the side they speak of: the one given, of the left, and its mirror."""
    mirrored = template.replace("{left", "{\0").replace("{right", "{left").replace("{\0", "{right")
    return {"left": template, "right": mirrored}


SAME: Final[SharedWords] = {
    "says": "{left} and {right} are the same",
    "forms": {"alike": "both texts state {left}"},
}
NESTED: Final[SharedWords] = {
    "says": "{inner} satisfies both texts",
    "forms": {
        "common": "{common} satisfies both texts",
        "deadline": "the earlier of the two, {inner}, satisfies both texts",
    },
}
OVERLAPS: Final[SharedWords] = {
    "says": "{left} and {right} overlap; {common} satisfies both texts",
    "forms": {"in part": "{left} and {right} partly overlap"},
}
APART: Final[SharedWords] = {
    "says": "{left} and {right} are incompatible",
    "forms": {"distance": "{left} and {right} are incompatible; they differ by {distance}"},
}


def not_fixed(begins: str) -> SharedWords:
    """What depends on something that the texts do not fix, with the assumption that is made of working days."""
    return {
        "says": f"{begins} what is not fixed, such as a time zone or the length of a month",
        "forms": {
            "working days": f"{begins} how many days the working days take (assumed: a week has four to seven of them)",
            "months": f"{begins} the length of a month or a year",
        },
    }


def deeds(ending: str, with_terms: str = "") -> SharedWords:
    """What each text does, or what both do, and what follows; `with_terms` where the rule names terms."""
    said = {"": "{left_text} {left_does}, {right_text} {right_does}", "alike": "each text {left_does}"}
    forms = {"alike": f"{said['alike']}{ending}"}
    if with_terms:
        forms |= {"terms": f"{said['']}{with_terms}", "terms alike": f"{said['alike']}{with_terms}"}
    return {"says": f"{said['']}{ending}", "forms": forms}


def schedules(part: str) -> SharedWords:
    """How one part of two schedules stands to the other's."""
    both = f"by their {part}, the two schedules"
    return {
        "says": f"{both} are the same",
        "forms": {
            "nested": f"the {part} of {{inner_text}} satisfies both texts",
            "overlaps": f"{both} partly overlap",
            "apart": f"{both} are incompatible",
            "apart, distance": f"{both} are incompatible; they differ by {{distance}}",
            "open": f"{both} are left open by at least one text",
            "incomparable": f"{both} cannot be compared",
        },
    }
