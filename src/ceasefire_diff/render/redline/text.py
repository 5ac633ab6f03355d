"""A redline as plain text: `[-deleted-]` and `{+inserted+}`, as word diffs have it, and moves in words."""

from __future__ import annotations

from typing import Final

from ceasefire_diff.rounds.redline import Mark, Redline, Span
from ceasefire_diff.taxonomy.topic import Taxonomy
from ceasefire_diff.wording.escape_hidden import escape_hidden, kept_apart
from ceasefire_diff.wording.history_sentences import clause_head, clause_notes, redline_title

_AROUND: Final = {
    Mark.KEPT: ("", ""),
    Mark.DELETED: ("[-", "-]"),
    Mark.INSERTED: ("{+", "+}"),
    Mark.MOVED_FROM: ("[-", "-]"),
    Mark.MOVED_TO: ("", ""),  # a note says that the clause moved; marks show what changed in it
}
_INDENT: Final = "   "


def redline_as_text(redline: Redline, taxonomy: Taxonomy, *, width: int, changed_only: bool = False) -> str:
    """The clauses in order, wrapped to a width in columns."""
    from textwrap import wrap  # noqa: PLC0415 - few commands wrap words so

    lines = [escape_hidden(str(redline_title(redline))), ""]
    for clause in redline.clauses:
        if changed_only and not clause.is_changed:
            continue
        lines.append(escape_hidden(str(clause_head(clause, taxonomy.topics[clause.topic].title))))
        words = "".join(map(_marked, clause.spans))
        lines += wrap(words, max(20, width), initial_indent=_INDENT, subsequent_indent=_INDENT)
        for note in clause_notes(clause):
            lines += wrap(escape_hidden(str(note)), max(20, width), initial_indent=" > ", subsequent_indent=_INDENT)
        lines.append("")
    return "\n".join(lines)


def _marked(span: Span) -> str:
    before, after = _AROUND[span.mark]
    words = span.words if span.words.isprintable() else escape_hidden(f".{span.words}.")[1:-1]
    return f"{before}{kept_apart(words)}{after}"
