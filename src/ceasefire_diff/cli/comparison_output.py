"""A comparison on its way out: which rows are shown, in which format, to standard output or to files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from ceasefire_diff.cli.streams import Colour, encoding_of, put, put_as_shown, wants_colour, width_of_output
from ceasefire_diff.cli.usage import unknown_word
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Place

if TYPE_CHECKING:
    from ceasefire_diff.comparing.comparison import Comparison
    from ceasefire_diff.model.proposal import Proposal
    from ceasefire_diff.outline.outline import Selection
    from ceasefire_diff.taxonomy.topic import Taxonomy

FILE_WIDTH: Final = 100  # columns of a .txt file: two columns of words that fit a printed page

# Words the table prints, and the ids they stand for: who reads `read` in the table types `read`.
PRINTED_VERDICTS: Final = {"read": "unclear", "one side": "one-sided"}

REPORT_ENDINGS: Final = (".docx", ".html", ".htm", ".xlsx", ".csv", ".pdf")


class RenderOptions(Struct, frozen=True):
    """What a user chose of how a comparison looks; `width` is None where it follows the output."""

    show: Selection
    width: int | None = None
    colour: Colour = Colour.AUTO
    detail: bool = False


class Compared:
    """The proposals laid side by side, for people with events in words, for programs with the ids of the files.

    Each comparison is made when it is first asked for.
    """

    def __init__(self, proposals: Sequence[Proposal], taxonomy: Taxonomy) -> None:
        self._proposals = proposals
        self._taxonomy = taxonomy

    @cached_property
    def in_words(self) -> Comparison:
        """Events are called as a reader knows them, never by an id."""
        from ceasefire_diff.comparing.compare import compare
        from ceasefire_diff.wording.event_words import with_events_in_words

        return compare([with_events_in_words(each, self._taxonomy) for each in self._proposals], self._taxonomy)

    @cached_property
    def by_ids(self) -> Comparison:
        """Values are those of the files."""
        from ceasefire_diff.comparing.compare import compare

        return compare(self._proposals, self._taxonomy)


def selected(verdicts: Sequence[str], topics: Sequence[str], taxonomy: Taxonomy) -> Selection:
    """Which rows to show. Raises CannotRun for a word that is no verdict, or no topic of this comparison."""
    from ceasefire_diff.model.verdict import Verdict
    from ceasefire_diff.outline.outline import Selection

    known = {verdict.value: verdict for verdict in Verdict}
    chosen_verdicts = [PRINTED_VERDICTS.get(word, word) for word in _words(verdicts)]
    chosen_topics = _words(topics)
    verdict_words = f"Write one of: {', '.join(known)}"
    problems = [unknown_word("verdict", each, known, verdict_words) for each in chosen_verdicts if each not in known]
    all_topics = "All of them: ceasefire-diff topics"
    topics_known = taxonomy.topics
    problems += [
        unknown_word("topic", each, topics_known, all_topics) for each in chosen_topics if each not in topics_known
    ]
    if problems:
        raise CannotRun(*problems)
    return Selection(verdicts=frozenset(known[word] for word in chosen_verdicts), topics=frozenset(chosen_topics))


def check_endings(paths: Sequence[str]) -> None:
    """Raise CannotRun for a file whose ending stands for no format of this command."""
    problems = []
    for path in paths:
        ending = _ending(path)
        if ending in _FORMATS:
            continue
        what = f"{ending} is for a report, and compare writes none" if ending in REPORT_ENDINGS else "no such format"
        cure = f"End its name in {', '.join(_FORMATS)}; Word, HTML, Excel and CSV come with the command report."
        problems.append(Diagnostic("output.ending", what, cure, Place(path)))
    if problems:
        raise CannotRun(*problems)


def write_files(paths: Sequence[str], compared: Compared, looks: RenderOptions) -> None:
    """Write all files, each in the format of its ending, or none."""
    if paths:
        from ceasefire_diff.render.write_files import write_all

        write_all({path: _FORMATS[_ending(path)](compared, looks).encode() for path in paths})


def printed(format_: str, compared: Compared, looks: RenderOptions) -> None:
    """Print a comparison."""
    if format_ == "json":
        put(_json(compared, looks))
    elif format_ == "markdown":
        put(_markdown(compared, looks))
    else:
        import sys

        from ceasefire_diff.render.terminal.comparison import render_terminal

        text = render_terminal(
            compared.in_words,
            width=looks.width or width_of_output(),
            colour=wants_colour(looks.colour),
            detail=looks.detail,
            show=looks.show,
            encoding=encoding_of(sys.stdout),
        )
        put_as_shown(text)


def _text(compared: Compared, looks: RenderOptions) -> str:
    from ceasefire_diff.render.terminal.comparison import render_terminal

    width = looks.width or FILE_WIDTH
    return render_terminal(compared.in_words, width=width, colour=False, detail=looks.detail, show=looks.show)


def _json(compared: Compared, looks: RenderOptions) -> str:
    from ceasefire_diff.render.comparison_json import render_json

    return render_json(compared.by_ids, looks.show)


def _markdown(compared: Compared, looks: RenderOptions) -> str:
    from ceasefire_diff.render.markdown.comparison import render_markdown

    return render_markdown(compared.in_words, detail=looks.detail, show=looks.show)


_FORMATS: Final[dict[str, Callable[[Compared, RenderOptions], str]]] = {".txt": _text, ".json": _json, ".md": _markdown}


def _ending(path: str) -> str:
    """What follows the last full stop of a file's name, with it."""
    start, stop, ending = path.rpartition(".")
    return f"{stop}{ending.casefold()}" if start else ""


def _words(lists: Sequence[str]) -> list[str]:
    """The words of options that take a list and may be repeated."""
    return [word for each in lists for word in (part.strip().casefold() for part in each.split(",")) if word]
