"""A redline as one HTML file that fetches nothing: `ins` underlined and `del` struck through, never colour alone."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import Final

from ceasefire_diff.rounds.redline import Clause, Mark, Redline, Span
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.wording.escape_hidden import escape_hidden
from ceasefire_diff.wording.history_sentences import MARK_WORDS, READ, clause_head, clause_notes, redline_title
from ceasefire_diff.wording.quoted import Sentence

_ELEMENTS: Final = {Mark.DELETED: "del", Mark.INSERTED: "ins", Mark.MOVED_FROM: "del", Mark.MOVED_TO: "ins"}

_STYLE: Final = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1a1e23; --faint: #525b66; --rule: #cfd6dd; --soft: #eef1f4; }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #14181d; --ink: #e7eaee; --faint: #a7b0ba; --rule: #3b444e; --soft: #232a31; }
}
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p { margin: 0 0 .5rem; }
.read, .note { color: var(--faint); }
.note { padding-inline-start: .8rem; border-inline-start: .2rem solid var(--rule); }
ins, del { background: var(--soft); }
ins { text-decoration: underline; text-decoration-thickness: .12em; }
del { text-decoration: line-through; text-decoration-thickness: .12em; }
.moved { text-decoration-style: double; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { section { break-inside: avoid; } }
"""


def redline_as_html(redline: Redline, taxonomy: Taxonomy) -> str:
    """The whole page."""
    style = b64encode(sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    title = _plain(redline_title(redline))
    clauses = "\n".join(_clause(each, taxonomy.topics[each.topic].title) for each in redline.clauses)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1 dir="auto">{_shown(redline_title(redline))}</h1>
<p class="read">{_shown(READ)}</p>
{clauses}
</main>
</body>
</html>
"""


def _clause(clause: Clause, title: str) -> str:
    language = f' lang="{escape(clause.language)}"' if clause.verbatim and clause.language else ""
    words = "".join(map(_span, clause.spans))
    notes = "".join(f'\n<p class="note" dir="auto">{_shown(each)}</p>' for each in clause_notes(clause))
    head = _shown(clause_head(clause, title))
    return f'<section>\n<h2 dir="auto">{head}</h2>\n<p dir="auto"{language}>{words}</p>{notes}\n</section>'


def _span(span: Span) -> str:
    words = escape(span.words if span.words.isprintable() else escape_hidden(f".{span.words}.")[1:-1])
    element = _ELEMENTS.get(span.mark)
    if element is None:
        return words
    moved = ' class="moved"' if span.mark in (Mark.MOVED_FROM, Mark.MOVED_TO) else ""
    said = f'<span class="unseen"> [{MARK_WORDS[span.mark]}: </span>'
    return f'<{element}{moved}>{said}{words}<span class="unseen">] </span></{element}>'


def _shown(sentence: Sentence) -> str:
    return "".join(
        f"<bdi>{escape(escape_hidden(words))}</bdi>" if is_foreign else escape(words)
        for words, is_foreign in sentence.pieces
    )


def _plain(sentence: Sentence) -> str:
    return escape(escape_hidden(str(sentence)))
