"""Strategies that make small positions over a few topics, as provisions a file could hold."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

GLOSSARY: dict[str, Any] = {
    "names": {
        "north": ["Northland", "the North"],
        "south": ["Southland"],
        "union": ["the Union"],
        "gaza": ["Gaza"],
        "wadi": ["Wadi Gaza"],
        "europe": ["Europe"],
        "nato": ["NATO"],
    },
    "parts": {"gaza": ["wadi"], "union": ["north"]},
    "overlaps": [["europe", "nato"]],
    "events": {"treaty": ["the Treaty", "final treaty"]},
}

NAMES = (
    "Northland",
    "the North",
    "Southland",
    "the Union",
    "Gaza",
    "Wadi Gaza",
    "Europe",
    "NATO",
    "the Commission",
    "Old Town",
)
EVENTS = ("ceasefire", "talks", "signing", "treaty")

names = st.one_of(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
    st.sampled_from(
        ("all", "none", "only [Northland]", "all except Wadi Gaza", "Gaza except Wadi Gaza", "to be agreed")
    ),
)
plain_names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True)
lengths = st.sampled_from(
    (
        "30 days",
        "at least 30 days",
        "up to 60 days",
        "60 days",
        "1 month",
        "720 hours",
        "permanent",
        "to be agreed",
        "unspecified",
    )
)
people = st.sampled_from(("100 people", "at least 50 people", "100", "200 people", "all", "none", "unspecified"))
moments = st.sampled_from(
    ("at signing", "24 hours after signing", "within 72 hours of ceasefire", "at start of talks", "by 2025-12-31")
)


def _terms(**kinds: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=kinds)


TERMS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "duration": _terms(
        of=st.just("ceasefire"),
        length=lengths,
        renewal=st.sampled_from(("none", "rolling", "by-consent")),
        notice=lengths,
    ),
    "withdrawal": _terms(
        forces=plain_names,
        distance=st.sampled_from(("5 km", "at least 2 km", "10 km")),
        extent=st.sampled_from(("complete", "partial")),
    ),
    "monitoring": _terms(of=st.just("ceasefire"), lead=names, staff=people),
    "force-levels": _terms(forces=plain_names, ceiling=people),
    "release": _terms(category=plain_names, number=people, condition=st.sampled_from(("living", "deceased", "either"))),
    "prohibited-acts": _terms(acts=plain_names, against=names),
    "talks": _terms(subject=plain_names, participants=names),
    "leaders-meeting": _terms(who=plain_names),
}
YES_OR_NO = ("prohibited-acts",)

_keys = st.fixed_dictionaries(
    {},
    optional={
        "by": plain_names,
        "benefits": plain_names,
        "applies": st.sampled_from((["ceasefire"], ["settlement"])),
        "qualifiers": st.sampled_from((["permanent"], ["in peacetime"])),
        "except": plain_names,
        "if": st.sampled_from(("talks fail", "talks succeed")),
        "starts": moments,
        "complete-by": moments,
        "until": moments,
        "before": st.sampled_from(EVENTS),
        "after": st.sampled_from(EVENTS),
        "condition-for": st.sampled_from(EVENTS),
        "requires": st.sampled_from(EVENTS),
    },
)


@st.composite
def provision(draw: st.DrawFn) -> dict[str, Any]:
    """One provision of one of the topics; its words follow from what it says, so that equal ones read alike."""
    topic = draw(st.sampled_from(sorted(TERMS)))
    made: dict[str, Any] = {"topic": topic, **draw(_keys)}
    terms = draw(TERMS[topic])
    if terms:
        made["terms"] = terms
    stance = draw(st.sampled_from(("proposes", "proposes", "proposes", "declines", "notes")))
    if stance != "proposes":
        made["stance"] = stance
    else:
        allowed = ("shall", "expects") if topic in YES_OR_NO else ("shall", "shall", "shall-not", "may", "declares")
        made["modality"] = draw(st.sampled_from(allowed))
    made["text"] = f"Words about {sorted(map(str, made.items()))}"
    return made


positions = st.lists(provision(), min_size=1, max_size=4)
