"""What a draft hints at: whose paper it is, who may be bound, several deeds, words of the file beside it."""

from __future__ import annotations

import pytest

from ceasefire_diff.drafting.beside import Beside
from ceasefire_diff.drafting.draft import Draft, Drafted, draft_of
from ceasefire_diff.drafting.written import write_draft
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy

PLAN = """A plan of points for the Valley

{line}

1. The North: The war ends at once; its forces withdraw after 7 October 2023.

2. Both sides: Prisoners are released.

3. Regional partners guarantee the line.

4. All operations are suspended, and the lines remain frozen until the line is agreed.

5. A commission of experts meets.
"""


def drafted(text: str, beside: Beside | None = None) -> Draft:
    """A draft of a plain text."""
    return draft_of(text.encode(), "paper.txt", built_in_taxonomy(documented=True), beside)


def only(text: str, beside: Beside | None = None) -> Drafted:
    """The one provision of a text with one clause."""
    return drafted(text, beside).drafted[0]


def keys(text: str) -> list[str]:
    """The keys offered for one clause, as a file would write them."""
    return [f"{each.key}: {each.value}".removeprefix(": ") for each in only(text).keys]


@pytest.mark.parametrize(
    "line",
    [
        "Presented by the President of Ruritania, Alderton, 29 September 2025",
        "Alderton, 29 September 2025",
        "Unofficial translation",
    ],
)
def test_a_line_under_the_title_heads_no_clause(line: str) -> None:
    """Who issued a paper, where and when stands in the header of the draft and over none of its clauses."""
    made = drafted(PLAN.format(line=line))
    assert {each.piece.heading for each in made.drafted} == {""}
    assert made.cut.under_title == (line,)
    assert f"# under the title: {line}" in write_draft(made, "1.0")


def test_a_heading_with_a_date_stays_a_heading() -> None:
    """A line that only holds a date among other words is no line of issue."""
    made = drafted("A plan\n\nFirst phase from 2 June 2025\n\n1. They talk.\n\n2. They stop.")
    assert made.cut.under_title == ()
    assert {each.piece.heading for each in made.drafted} == {"First phase from 2 June 2025"}


def test_a_heading_over_most_clauses_suggests_no_topic() -> None:
    """What stands over nearly all clauses tells none of them apart, so no hint comes from it."""
    clauses = "\n\n".join(f"{number}. Gromblek." for number in range(1, 6))
    assert [each.suggestions for each in drafted(f"A plan\n\nMonitoring of elections\n\n{clauses}").drafted] == [()] * 5
    few = drafted("A plan\n\nMonitoring of elections\n\n1. Gromblek.").drafted
    assert few[0].suggestions


def test_who_may_be_bound() -> None:
    """The words before the colon of a clause are told for each of its parts, and a name that a sentence begins with."""
    made = drafted(PLAN.format(line="Unofficial translation")).drafted
    bound = [[key.value for key in each.keys if key.key == "by"] for each in made]
    assert bound == [["The North"], ["The North"], ["Both sides"], [], [], []]
    assert keys("1. They talk with Israel. Then they go.") == []
    assert keys("1. Talks with Israel.\n\nHamas, other factions: No part in it.") == []
    assert keys("1. Hamas, other factions: No part in it.") == ["by: [Hamas, other factions]"]
    own = drafted("1. North: keeps the peace and the line; South: withdraws its forces.").drafted
    assert [[key.value for key in each.keys] for each in own] == [["North"], ["South"]]
    assert only("1. Both sides: talks.", Beside(both=("North", "South"))).keys[0].value == "[North, South]"
    assert keys("1. Обе стороны отводят войска на 30 км в течение пяти дней.") == [
        "by: Обе стороны", "complete-by: within 5 days",
    ]  # fmt: skip


def test_several_deeds_are_pointed_out_and_not_cut() -> None:
    """Verbs that a comma or `and` joins are told, and the sentence stays whole; a noun is no deed."""
    made = drafted("1. All operations are suspended, and the lines remain frozen until they meet.").drafted
    assert [each.deeds for each in made] == [("suspended", "remain")]
    assert only("1. A force deploys at once, trains police, and helps to secure the borders.").deeds == (
        "deploys", "trains", "helps",
    )  # fmt: skip
    assert only("1. Israel withdraws to prepare the release and the return of prisoners.").deeds == ()
    assert only("1. All infrastructure is destroyed and not rebuilt.").deeds == ("destroyed", "rebuilt")


def test_conditions_are_offered_as_keys() -> None:
    """What waits, ends or is due stands as a key that holds once its `#` is gone; events get an id and their words."""
    assert keys("1. The army leaves within 30 days of the exchange, until the line is agreed.") == [
        "complete-by: within 30 days of exchange", "until: at line-agreed",
    ]  # fmt: skip
    assert keys("1. They go home after signature unless the mediators object.") == [
        "after: signing", "if: unless the mediators object",
    ]  # fmt: skip
    written = write_draft(drafted("1. They go until the line is agreed."), "1.0")
    assert "# events:\n#   line-agreed: the line is agreed\n" in written


def test_what_is_no_condition() -> None:
    """`at once` holds no condition, a word before a date alone adds nothing to the date, and 20 km are no deadline."""
    assert keys("1. They stop at once.") == []
    assert keys("1. Once all are home they stop at once.") == ["after: all-home-they-stop-at"]
    assert keys("1. Those detained after 7 October 2023, and no others, go home.") == []
    assert keys("1. They go after 7 October 2023 if all agree.") == ["if: all agree"]
    assert keys("1. They hold flights within 20 km of the line.") == []


def test_what_another_file_says_is_offered_and_not_taken() -> None:
    """Process, glossary and events of the file beside stand as comments; its names are told even within a figure."""
    beside = Beside(
        file="south.yaml",
        names=("prisoners held since May",),
        events=(("day 1 of the truce", "day-one"), ("first day", "day-one")),
        process="valley-2025",
        glossary="glossary.yaml",
    )
    made = drafted("1. From day 1 of the truce they free 20 prisoners held since May.", beside)
    written = write_draft(made, "1.0")
    assert "# Of south.yaml; delete the # if this paper belongs to the same process" in written
    assert "# process: valley-2025\n# glossary: glossary.yaml\n" in written
    assert "# its events: day-one (day 1 of the truce)\n" in written
    assert "# events of the other file: day-one (day 1 of the truce)" in written
    assert "# names: prisoners held since May" in written


def test_names_have_no_possessive() -> None:
    """`the Authority's reform` names the Authority."""
    assert [each.text for each in only("1. They wait for the Authority's reform.").found] == ["Authority"]


@pytest.mark.parametrize(
    ("clause", "topic"),
    [
        ("Войска отводятся за линию на 15 км.", "withdrawal"),
        ("Сторони проводять обмін усіх полонених та цивільних.", "exchange"),
        ("تبدأ المفاوضات بعد التوقيع.", "talks"),
        ("Les prisonniers sont libérés dans un délai de dix jours.", "release"),
        ("La tregua dura treinta días y puede prorrogarse.", "duration"),
    ],
)
def test_topics_are_suggested_in_other_languages(clause: str, topic: str) -> None:
    """A paper in another language gets topics by the words that the data file of its language has for them."""
    assert topic in [each.topic for each in only(f"1. {clause}").suggestions[:3]]


def test_a_language_without_words_is_said_to_be_none() -> None:
    """Of a paper in a language that there is no data file for, a draft says so, and names no language for it."""
    clause = "Die Konfliktparteien stellen sofort alle Kampfhandlungen ein und ziehen schwere Waffen weit zurück."
    written = write_draft(drafted(f"1. {clause}\n\n2. {clause}"), "1.0")
    assert "none that drafts have words for" in " ".join(written.replace("\n# ", " ").split())
    assert "By its words the text is in" not in written
    assert "By its words the text is in: en" in write_draft(drafted(PLAN), "1.0")
