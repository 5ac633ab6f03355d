"""Two long proposals of one size for measuring: the right one shuffled and a third of it edited, always the same."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

SEED = 20250602
EDITED = 1 / 3

_VERBS = ("withdraw", "exchange", "release", "monitor", "restore", "inspect", "deploy", "limit")
_THINGS = ("brigade", "village", "crossing", "convoy", "hospital", "depot", "district", "garrison", "bridge", "port")


def two_proposals(size: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two proposals of `size` provisions each, as plain data."""
    chance = random.Random(SEED)  # noqa: S311 - made-up data, the same at every run
    left = [_provision(number, chance) for number in range(size)]
    right = [_edited(each, chance) if chance.random() < EDITED else each for each in left]
    chance.shuffle(right)
    return _proposal("Northland", left), _proposal("Southland", right)


def write_proposals(size: int, folder: Path) -> dict[str, tuple[Path, Path]]:
    """Write both as YAML and as JSON of the same data; returns the paths by format."""
    paths: dict[str, tuple[Path, Path]] = {}
    texts = two_proposals(size)
    for ending, write in (("yaml", yaml_text), ("json", json.dumps)):
        pair = []
        for name, proposal in zip(("northland", "southland"), texts, strict=True):
            path = folder / f"{name}-{size}.{ending}"
            path.write_text(write(proposal), encoding="utf-8")
            pair.append(path)
        paths[ending] = (pair[0], pair[1])
    return paths


def yaml_text(value: Any, indent: int = 0) -> str:
    """Plain YAML in block style, as a person writes it; enough for the data made here."""
    pad = "  " * indent
    lines = []
    for key, inner in value.items():
        if isinstance(inner, dict):
            lines.append(f"{pad}{key}:\n{yaml_text(inner, indent + 1)}")
        elif isinstance(inner, list) and inner and isinstance(inner[0], dict):
            entries = [yaml_text(each, indent + 2).lstrip() for each in inner]
            lines.append(f"{pad}{key}:\n" + "".join(f"{pad}  - {entry}" for entry in entries))
        elif isinstance(inner, list):
            lines.append(f"{pad}{key}: [{', '.join(inner)}]\n")
        else:
            # A bare date is no text to most readers of YAML, and one of the peers stops at it.
            lines.append(f'{pad}{key}: "{inner}"\n' if key == "date" else f"{pad}{key}: {inner}\n")
    return "".join(lines)


def _proposal(party: str, provisions: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "format": "ceasefire-proposal/1",
        "party": party,
        "title": f"Position of {party}",
        "date": "2025-06-02",
        "status": "published",
        "coverage": "complete",
        "sources": {"paper": {"title": f"Paper of {party}"}},
        "provisions": provisions,
    }


def _provision(number: int, chance: random.Random) -> dict[str, Any]:
    thing = f"{chance.choice(_THINGS)} {number}"
    topic, terms = _kinds(number % 6, thing, chance)
    words = " ".join(chance.choices(_VERBS + _THINGS, k=12))
    return {
        "id": f"item-{number}",
        "clause": f"{number // 20 + 1}.{number % 20 + 1}",
        "topic": topic,
        "by": [chance.choice(("Northland", "Southland"))],
        "text": f"About {thing}, {words}.",
        "terms": terms,
    }


def _kinds(kind: int, thing: str, chance: random.Random) -> tuple[str, dict[str, Any]]:
    days = f"{chance.randint(1, 90)} days"
    return (
        ("withdrawal", {"forces": [thing], "from": ["line of contact"], "distance": f"{chance.randint(1, 30)} km"}),
        ("force-levels", {"forces": [thing], "ceiling": f"{chance.randint(1, 900)} people"}),
        (
            "release",
            {"category": ["prisoners of war"], "held-by": [thing], "number": f"{chance.randint(1, 900)} people"},
        ),
        ("duration", {"of": [thing], "length": days, "renewal": "by-consent"}),
        ("monitoring", {"of": [thing], "lead": ["Westland"], "staff": f"{chance.randint(10, 900)} people"}),
        (
            "humanitarian-access",
            {"area": [thing], "goods": ["food"], "rate": f"{chance.randint(1, 600)} trucks per day"},
        ),
    )[kind]


def _edited(provision: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The same provision with one figure moved, its words changed a little, and another clause number."""
    _, terms = _kinds(int(provision["id"].removeprefix("item-")) % 6, "", chance)
    kept = {name: value for name, value in provision["terms"].items() if isinstance(value, list)}
    return {
        **provision,
        "clause": f"{provision['clause']}.{chance.randint(1, 9)}",
        "text": f"{provision['text'][:-1]} {chance.choice(_VERBS)}.",
        "terms": {name: kept.get(name, value) for name, value in terms.items()},
    }
