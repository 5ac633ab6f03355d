"""A gallery of times and orders: what a careful reader says of each pair, written before the tool was run on it.

The first cases are those on which the first release failed. The others follow real agreements and the drafts before
them, each told in a few words of our own.
"""

from __future__ import annotations

from typing import Any, Final

import pytest
from msgspec import Struct

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.document.events_in_brief import EventsInBrief
from ceasefire_diff.document.short_words import ShortWords
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.wording.event_words import with_events_in_words
from ceasefire_diff.wording.labels import Labels, is_order_row
from ceasefire_diff.wording.overview_sentences import steps_in_order
from tests.texts import compare_texts, proposal_text

Entry = dict[str, Any]

AGREE, PARTLY, OPEN, CONFLICT, UNCLEAR = Verdict.AGREE, Verdict.PARTLY, Verdict.OPEN, Verdict.CONFLICT, Verdict.UNCLEAR
NOTHING: Final[frozenset[Verdict]] = frozenset()

GLOSSARY: Final = {
    "names": {"valley": ["the valley"], "north": ["North"], "south": ["South"], "tanks": ["tanks"]},
    "events": {
        "air-war-end": ["end of the air campaign"],
        "amnesty": ["amnesty"],
        "election-day": ["local elections"],
        "office": ["formation of the executive"],
        "transfer": ["transfer of authority"],
        "verified": ["verification"],
    },
}


class Case(Struct, frozen=True):
    """Two texts, and the verdicts of their rows by topic; `sequence` are the rows on order that are not alike."""

    name: str
    left: list[Entry]
    right: list[Entry]
    expected: dict[str, set[Verdict]]


def leave(**more: Any) -> Entry:
    """Forces leave a valley."""
    return {"id": "leave", "topic": "withdrawal", "terms": {"forces": "forces", "from": "the valley"}, **more}


def stop(**more: Any) -> Entry:
    """Air strikes stop."""
    return {"id": "stop", "topic": "prohibited-acts", "terms": {"acts": "air strikes"}, **more}


def disarm(**more: Any) -> Entry:
    """A group hands over its arms."""
    return {"id": "disarm", "topic": "disarmament", "terms": {"groups": "the movement", "act": "disarm"}, **more}


def release(**more: Any) -> Entry:
    """Prisoners are released."""
    return {"id": "free", "topic": "release", "terms": {"category": "prisoners"}, **more}


def foreign(**more: Any) -> Entry:
    """Foreign troops leave the country."""
    terms = {"in": "whole territory", "kinds": "troops", "presence": "withdrawn"}
    return {"id": "foreign", "topic": "foreign-forces", "terms": terms, **more}


def airport(state: str, **more: Any) -> Entry:
    """An airport is closed or open."""
    return {"id": "airport", "topic": "crossings-and-blockade", "terms": {"where": "airport", "state": state}, **more}


def ceiling(people: str, **more: Any) -> Entry:
    """How large an army may be."""
    terms = {"forces": "armed forces", "ceiling": people}
    return {"id": "ceiling", "topic": "force-levels", "by": "North", "terms": terms, **more}


def arms(**more: Any) -> Entry:
    """No more arms are supplied."""
    return {"id": "arms", "topic": "arms-supply", "terms": {"recipient": "South", "supply": "banned"}, **more}


def vote(**more: Any) -> Entry:
    """Elections are held."""
    return {"id": "vote", "topic": "elections", "terms": {"of": "local councils"}, **more}


FAILED: Final = [
    Case(
        "closed until day 10, open from day 20",
        [airport("closed", until="day 10 of ceasefire")],
        [airport("open", starts="day 20 of ceasefire")],
        {"crossings-and-blockade": {PARTLY}, "sequence": set()},
    ),
    Case(
        "closed until day 10, open from day 5",
        [airport("closed", until="day 10 of ceasefire")],
        [airport("open", starts="day 5 of ceasefire")],
        {"crossings-and-blockade": {CONFLICT}},
    ),
    Case(
        "600,000 until the end of 2025, 800,000 from 2026",
        [ceiling("600,000 people", until="on 2025-12-31")],
        [ceiling("800,000 people", starts="on 2026-01-01")],
        {"force-levels": {PARTLY}},
    ),
    Case(
        "one order carries an if",
        [leave(), stop(requires="leave", **{"if": "as long as all is kept"})],
        [leave(requires="stop"), stop()],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "two orders carry unlike ifs",
        [leave(), stop(requires="leave", **{"if": "talks go on"})],
        [leave(requires="stop", **{"if": "the guarantors agree"}), stop()],
        {"sequence": {UNCLEAR}},
    ),
    Case(
        "one text leaves in dated steps",
        [
            leave(**{"complete-by": "within 11 days of signing"}),
            leave(id="first", **{"complete-by": "within 1 day of signing"}),
            stop(requires="first"),
        ],
        [leave(requires="stop"), stop()],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "disarm and disband",
        [
            disarm(),
            disarm(id="disband", terms={"groups": "the movement", "act": "disband"}),
            release(requires="disarm"),
        ],
        [disarm(requires="free"), release()],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "at the same time as, only after",
        [leave(), stop(**{"at-the-same-time-as": "leave"})],
        [leave(after="stop"), stop()],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "at the signing, only after the signing",
        [leave(starts="at signing")],
        [leave(after="signing")],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "at the signing, on condition of the signing: the condition is met at that moment",
        [leave(starts="at signing")],
        [leave(requires="signing")],
        {"sequence": set()},
    ),
    Case(
        "at the end of the withdrawal, only after its end: what has ended is over",
        [leave(), release(starts="at end of leave")],
        [leave(), release(after="end of leave")],
        {"sequence": set()},
    ),
    Case(
        "in parallel, one after the other: whether they begin together is not said",
        [leave(), release(), {"topic": "sequence", "terms": {"of": "settlement", "steps": [["leave", "free"]]}}],
        [leave(), release(after="leave")],
        {"sequence": {UNCLEAR}},
    ),
    Case(
        "in parallel in both",
        [leave(), release(), {"topic": "sequence", "terms": {"of": "settlement", "steps": [["leave", "free"]]}}],
        [leave(), release(), {"topic": "sequence", "terms": {"of": "settlement", "steps": [["free", "leave"]]}}],
        {"sequence": {AGREE}},
    ),
    Case(
        "a stage of 42 days from the signing, and a step at its end; that step done by day 30",
        [
            {"id": "one", "topic": "duration", "starts": "at signing", "terms": {"of": "stage 1", "length": "42 days"}},
            leave(starts="at end of stage 1"),
        ],
        [leave(**{"complete-by": "within 30 days of signing"})],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "in step, all at the end",
        [leave(), disarm(**{"step-by-step-with": {"event": "leave", "this": "25 %", "that": "one stage"}})],
        [leave(), disarm(after="end of leave")],
        {"disarmament": {CONFLICT}, "sequence": set()},
    ),
    Case(
        "in step, each told from its own side",
        [leave(), disarm(**{"step-by-step-with": "leave"})],
        [leave(**{"step-by-step-with": "disarm"}), disarm()],
        {"sequence": set()},
    ),
    Case(
        "within 3 months, within 90 days",
        [foreign(**{"complete-by": "within 3 months of signing"})],
        [foreign(**{"complete-by": "within 90 days of signing"})],
        {"foreign-forces": {PARTLY}, "sequence": set()},
    ),
    Case(
        "at least 3 months, at least 90 days",
        [{"topic": "duration", "terms": {"of": "ceasefire", "length": "at least 3 months"}}],
        [{"topic": "duration", "terms": {"of": "ceasefire", "length": "at least 90 days"}}],
        {"duration": {PARTLY}, "sequence": set()},
    ),
    Case(
        "on condition that no arms are supplied any more, no arms only after the ceasefire",
        [arms(**{"condition-for": {"event": "ceasefire", "met": "start"}})],
        [arms(after="ceasefire")],
        {"arms-supply": {CONFLICT}, "sequence": set()},
    ),
    Case(
        "within 1 year, within 365 days",
        [foreign(**{"complete-by": "within 1 year of signing"})],
        [foreign(**{"complete-by": "within 365 days of signing"})],
        {"foreign-forces": {PARTLY}},
    ),
    Case(
        "within 10 working days, within 14 days",
        [release(**{"complete-by": "within 10 working days of signing"})],
        [release(**{"complete-by": "within 14 days of signing"})],
        {"release": {PARTLY}},
    ),
    Case(
        "on the day 1 month after, on the day 30 days after",
        [release(starts="1 month after signing")],
        [release(starts="30 days after signing")],
        {"release": {UNCLEAR}},
    ),
    Case(
        "2 months after, 58 days after",
        [release(starts="2 months after signing")],
        [release(starts="58 days after signing")],
        {"release": {CONFLICT}},
    ),
    Case(
        "until day 5, not before day 10",
        [release(until="5 days after signing")],
        [release(starts="10 days after signing")],
        {"release": {CONFLICT}, "sequence": set()},
    ),
    Case(
        "an order that days tell already",
        [release(**{"complete-by": "day 5 of signing"}), leave(starts="day 9 of signing")],
        [release(starts="day 3 of signing", **{"complete-by": "day 5 of signing"}), leave(starts="day 2 of signing")],
        {"withdrawal": {CONFLICT}, "sequence": set()},
    ),
    Case(
        "put off until after the ceasefire, settled before it",
        [
            {
                "id": "land",
                "topic": "territory",
                "stance": "defers",
                "requires": "ceasefire",
                "terms": {"territory": "X"},
            }
        ],
        [
            {
                "id": "land",
                "topic": "territory",
                "before": "ceasefire",
                "terms": {"territory": "X", "belongs-to": "North"},
            }
        ],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "put off until after the ceasefire, settled after it",
        [
            {
                "id": "land",
                "topic": "territory",
                "stance": "defers",
                "requires": "ceasefire",
                "terms": {"territory": "X"},
            }
        ],
        [
            {
                "id": "land",
                "topic": "territory",
                "after": "ceasefire",
                "terms": {"territory": "X", "belongs-to": "North"},
            }
        ],
        {"sequence": set()},
    ),
]

AFTER_AGREEMENTS: Final = [
    Case(
        "Istanbul 2025: territory put off until after the ceasefire, a withdrawal as a condition for it",
        [leave(**{"condition-for": {"event": "ceasefire", "met": "start"}})],
        [{"topic": "territory", "stance": "defers", "requires": "ceasefire", "terms": {"territory": "all"}}],
        {"sequence": {UNCLEAR}},
    ),
    Case(
        "Istanbul 2025: territory put off until after the ceasefire, an agreement signed before it",
        [{"topic": "final-settlement", "before": "ceasefire", "terms": {"instrument": "agreement on Section I"}}],
        [{"topic": "territory", "stance": "defers", "requires": "ceasefire", "terms": {"territory": "all"}}],
        {"sequence": {UNCLEAR}},
    ),
    Case(
        "territory put off until after the ceasefire, a withdrawal after it, a release before it",
        [leave(requires="ceasefire"), release(before="ceasefire")],
        [{"topic": "territory", "stance": "defers", "requires": "ceasefire", "terms": {"territory": "all"}}],
        {"sequence": set()},
    ),
    Case(
        "one piece of territory put off until after the ceasefire, a withdrawal before it",
        [leave(before="ceasefire")],
        [{"topic": "territory", "stance": "defers", "requires": "ceasefire", "terms": {"territory": "an island"}}],
        {"sequence": set()},
    ),
    Case(
        "Kosovo 1999: bombing ends once the withdrawal has begun and is seen, or before it begins",
        [leave(**{"complete-by": "within 11 days of signing"}), stop(after="leave")],
        [leave(after="stop", **{"complete-by": "within 11 days of signing"}), stop()],
        {"sequence": {CONFLICT}, "withdrawal": {PARTLY}},
    ),
    Case(
        "Kosovo 1999: suspended as the withdrawal begins, and only after it is verified",
        [leave(), stop(**{"at-the-same-time-as": "leave"})],
        [leave(**{"condition-for": "verified"}), stop(requires="verified")],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "Aceh 2005: arms handed over stage by stage as troops leave, or after the last troops have left",
        [leave(), disarm(**{"step-by-step-with": {"event": "leave", "this": "25 %", "that": "one stage"}})],
        [leave(**{"complete-by": "by 2005-12-31"}), disarm(starts="after end of leave")],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "Aceh 2005: both in four stages between September and December",
        [leave(starts="on 2005-09-15", **{"complete-by": "by 2005-12-31"}), disarm(**{"step-by-step-with": "leave"})],
        [leave(**{"complete-by": "by 2005-12-31"}), disarm(starts="on 2005-09-15", **{"complete-by": "by 2005-12-31"})],
        {"sequence": set()},
    ),
    Case(
        "Libya 2020: foreign fighters leave within three months, or within 90 days",
        [foreign(**{"complete-by": "within 3 months of signing"})],
        [foreign(**{"complete-by": "within 90 days of signing"}), vote(after="end of foreign")],
        {"foreign-forces": {PARTLY}, "sequence": set()},
    ),
    Case(
        "Minsk 2015: control of the border after the elections, or before them",
        [vote(), {"id": "border", "topic": "territory", "after": "end of vote", "terms": {"territory": "the border"}}],
        [vote(after="border"), {"id": "border", "topic": "territory", "terms": {"territory": "the border"}}],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "Belfast 1998: arms before the executive is formed, or within two years of the vote",
        [disarm(**{"condition-for": "office"})],
        [disarm(starts="after office", **{"complete-by": "within 2 years of election-day"})],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "Bosnia 1995: forces back within 30 days of the transfer, heavy weapons within 120",
        [leave(**{"complete-by": "within 30 days of transfer"})],
        [leave(starts="after transfer", **{"complete-by": "within 120 days of transfer"})],
        {"withdrawal": {PARTLY}, "sequence": set()},
    ),
    Case(
        "Korea 1953: out of the zone within 72 hours, beginning on the fifth day",
        [leave(**{"complete-by": "within 72 hours of ceasefire"})],
        [leave(starts="day 5 of ceasefire", **{"complete-by": "within 10 days of ceasefire"})],
        {"withdrawal": {CONFLICT}, "sequence": set()},
    ),
    Case(
        "Colombia 2016: all arms 180 days after the start, half of them by day 90 in one text",
        [disarm(starts="at signing", **{"complete-by": "180 days after signing"}), release(after="end of disarm")],
        [disarm(**{"complete-by": "150 days after signing"}), release(starts="after end of disarm")],
        {"disarmament": {PARTLY}, "sequence": set()},
    ),
    Case(
        "Karabakh 2020: peacekeepers come as the forces leave, or once they have left",
        [
            leave(),
            {
                "id": "keepers",
                "topic": "peacekeeping",
                "step-by-step-with": "leave",
                "terms": {"in": "the valley", "presence": "deployed", "sent-by": "a third state"},
            },
        ],
        [
            leave(),
            {
                "id": "keepers",
                "topic": "peacekeeping",
                "after": "end of leave",
                "terms": {"in": "the valley", "presence": "deployed", "sent-by": "a third state"},
            },
        ],
        {"peacekeeping": {CONFLICT}},
    ),
    Case(
        "Lebanon 2024: out within 60 days, or only once the army is deployed on day 61",
        [leave(**{"complete-by": "within 60 days of ceasefire"})],
        [
            leave(requires="army"),
            {
                "id": "army",
                "topic": "deployment",
                "starts": "61 days after ceasefire",
                "terms": {"forces": "the army", "in": "South", "presence": "deployed"},
            },
        ],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "Gaza 2025: all released within 72 hours, or after the last withdrawal of day 30",
        [release(**{"complete-by": "within 72 hours of signing"}), leave(starts="after end of free")],
        [release(requires="end of leave"), leave(**{"complete-by": "day 30 of signing"}, starts="day 20 of signing")],
        {"sequence": {CONFLICT}},
    ),
    Case(
        "Gaza 2025: the ceasefire lasts 60 days, or talks on it begin after 90 and before it ends",
        [{"topic": "duration", "terms": {"of": "ceasefire", "length": "60 days"}}],
        [
            {"topic": "duration", "terms": {"of": "ceasefire"}},
            {
                "id": "talk",
                "topic": "talks",
                "starts": "90 days after ceasefire",
                "before": "end of ceasefire",
                "terms": {"subject": "the day after"},
            },
        ],
        {"sequence": {CONFLICT}},
    ),
]


def compared(left: list[Entry], right: list[Entry]) -> Comparison:
    """Two texts, whose stages are listed."""
    stages = {"1": "Stage 1"}
    texts = [proposal_text(each, party=party, stages=stages) for each, party in ((left, "A"), (right, "B"))]
    return compare_texts(*texts, glossary=GLOSSARY)


def verdicts(comparison: Comparison) -> dict[str, set[Verdict]]:
    """The verdicts of rows both texts speak in, by topic; of rows on order those that are not alike."""
    found: dict[str, set[Verdict]] = {"sequence": set()}
    for row in comparison.rows:
        for pair in row.pairs:
            if pair.left_provisions and pair.right_provisions and not row.id.endswith("/alike"):
                found.setdefault(row.topic, set()).add(pair.verdict)
    return found


@pytest.mark.parametrize("case", [*FAILED, *AFTER_AGREEMENTS], ids=lambda case: case.name)
def test_what_a_reader_says_of_times_and_orders(case: Case) -> None:
    """Each pair comes to the reader's verdict, the same both ways round."""
    found = verdicts(compared(case.left, case.right))
    assert {topic: found.get(topic) for topic in case.expected} == case.expected
    turned = verdicts(compared(case.right, case.left))
    assert turned == found


@pytest.mark.parametrize("case", [*FAILED, *AFTER_AGREEMENTS], ids=lambda case: case.name)
def test_no_text_is_told_to_put_first_what_it_does_not(case: Case) -> None:
    """A row on order tells one step first only of texts that put it first; else it repeats what the text says."""
    comparison = with_events_in_words(compared(case.left, case.right))
    labels = Labels(comparison)
    words, events = ShortWords(labels), EventsInBrief(labels)
    for row in filter(is_order_row, comparison.rows):
        results = [(pair, result) for pair in row.pairs for result in pair.results]
        orders = {
            steps_in_order(*(events.called(step, labels.proposals[variant.proposal]) for step in steps))
            for one in results
            for variant, steps in labels.ordered_by(*one).items()
        }
        assert bool(orders) is all(result.rule in ("order.opposed", "order.alike") for _, result in results)
        for proposal in comparison.proposals:
            told = words.words(row, proposal, words.members(row, proposal))
            assert all((each in orders) is bool(orders) for each in told)


def test_the_end_of_a_supply_is_not_told_as_the_supply() -> None:
    """Of two texts that put no arms before and after the ceasefire, none is said to put the supply before it."""
    comparison = compared([arms(**{"condition-for": "ceasefire"})], [arms(after="ceasefire")])
    row = next(row for row in comparison.rows if row.topic == "arms-supply")
    assert Labels(comparison).event(row.id) == "supply of arms and military aid (South; banned)"
