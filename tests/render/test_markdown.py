"""Proves that Markdown passes foreign words on as words: no link, no markup, no notification."""

from __future__ import annotations

import html
import re

import pytest
from markdown_it import MarkdownIt

from ceasefire_diff.render.markdown import escaped
from tests.render import made
from tests.render.shown import markdown
from tests.texts import istanbul


def rendered(document: str) -> str:
    """As GitHub would render it, with everything it adds to plain Markdown that can be added here."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    return str(parser.render(document))


def seen(fragment: str) -> str:
    """The text a reader sees, without tags and zero-width spaces."""
    return html.unescape(re.sub(r"<[^>]*>", "", fragment)).replace("\u200b", "").strip()


@pytest.mark.parametrize(
    "text",
    [
        made.HOSTILE,
        "[a](b) ![c](d) <e> `f` *g* __h__ ~~i~~ | j \\ k",
        "- a",
        "+ a",
        "# a",
        "> a",
        "1. a",
        "12) a",
        "=== a",
        "--- a",
        "    a",
        "a\nb",
        "&lt;",
        "$x$",
        "\\|",
        "``a``",
        "@a",
        "a@b.example",
        "#1",
        "GH-1",
        "www.a.example",
        "http://a.example",
        "deadbeef",
        "x:y: z",
        "עזה | @גדי",
        "俄罗斯#1",
    ],
)
def test_escaped_words_read_as_they_were(text: str) -> None:
    """In a list, in a cell and alone, escaped words render as themselves and as nothing else."""
    wanted = " ".join(text.split())
    for document in (f"- {escaped(text)}\n", f"x {escaped(text)}\n"):
        fragment = rendered(document)
        assert seen(fragment).removeprefix("x ") == wanted, fragment
        assert set(re.findall(r"</?([a-z0-9]+)", re.sub(r"&[a-z]+;", "", fragment))) <= {"ul", "li", "p"}, fragment
    table = rendered(f"| a | b |\n|---|---|\n| {escaped(text)} | end |\n")
    cells = re.findall(r"<td>(.*?)</td>", table, flags=re.DOTALL)
    assert [seen(cell) for cell in cells] == [wanted, "end"]


def test_nobody_is_notified_and_nothing_is_linked() -> None:
    """What GitHub looks for after rendering (names, numbers, commits, addresses, pictures) is not to be found."""
    text = html.unescape(re.sub(r"<[^>]*>", "", rendered(markdown(made.hostile(), full=True, more=True))))
    for looked_for in (r"@\w", r"#\d", r"GH-\d", r"://", r"www\.", r":warning:", r"\b[0-9a-f]{7,40}\b"):
        assert not re.search(looked_for, text), looked_for


def test_hostile_texts_add_no_element() -> None:
    """A document of hostile texts holds only the elements a document of harmless texts holds, and no attribute."""
    harmless = set(re.findall(r"<([a-z0-9]+)", rendered(markdown(istanbul(), full=True, more=True))))
    found = re.findall(r"<([a-z0-9]+)([^>]*)>", rendered(markdown(made.hostile(), full=True, more=True)))
    assert {name for name, _ in found} <= harmless | {"code"}
    assert not [rest for _, rest in found if rest.strip(" /") and not re.fullmatch(r' id="row-\d+"', rest)]


def test_every_row_of_a_table_has_all_its_cells() -> None:
    """No foreign pipe or line break adds or takes a cell."""
    document = rendered(markdown(made.hostile(), full=True, more=True))
    rows = re.findall(r"<tr>(.*?)</tr>", document, flags=re.DOTALL)
    assert len(rows) > 4
    assert {len(re.findall(r"<t[dh]>", row)) for row in rows} == {5}


def test_full_adds_sources_and_what_is_internal_where_asked_for() -> None:
    """What --full promises is there, and in the overview is not; notes and rules come with --with-internal alone."""
    brief, full = (seen(rendered(markdown(istanbul(), full=each))) for each in (False, True))
    inside = seen(rendered(markdown(istanbul(), full=True, more=True)))
    for wanted in ("source: Konkors", "The ceasefire is unconditional."):
        assert wanted in full, wanted
        assert wanted not in brief, wanted
    for internal in ("amount.nested", "internal note:"):
        assert internal in inside, internal
        assert internal not in full, internal


def test_options_stand_with_their_verdicts() -> None:
    """A verdict that depends on the option is told with it."""
    text = seen(rendered(markdown(made.with_options())))
    assert "Option 1: same" in text
    assert "Option 2: incompatible" in text
