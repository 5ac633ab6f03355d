"""Finds the outline of a paper: which number each paragraph has, which of them stand under which, what is a heading."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.drafting.language import Language
from ceasefire_diff.drafting.numbers import ClauseNumber, NumberShape, number_at_start
from ceasefire_diff.drafting.papers import Omission, OmissionReason, PaperParagraph
from ceasefire_diff.lazy_regex import pattern

LONGEST_HEADING: Final = 120
_LONGEST_BARE_HEADING: Final = 80
_BARE_RANK: Final = 10_000
_TYPED: Final = -1
_LIKE_A_YEAR: Final = 1000
"""A typed number from here on is one only if it follows the number before it."""

_blank = pattern(r"[_.\u2026\s-]{3,}")
_ends = pattern(r"[.;:,!?\u060c\u061b\u061f][\"'\u201d\u2019\u00bb)\]]*$")


class OutlineEntry(Struct, frozen=True):
    """One open number of the outline: its label as it stands in a clause's number, and its list."""

    label: str
    family: tuple[str, bool, NumberShape]
    place: int
    level: int
    rank: int
    kind: str


class OutlineLine(Struct, frozen=True):
    """A paragraph with its place in the outline: `path` are the numbers over it and its own; `own` says it has one."""

    paragraph: PaperParagraph
    text: str
    raw: str
    path: tuple[OutlineEntry, ...]
    own: bool
    heading: bool = False


def outline_of(paragraphs: tuple[PaperParagraph, ...], language: Language) -> tuple[list[OutlineLine], list[Omission]]:
    """The lines of a paper in order, and the blanks to be filled in, which are left out."""
    kept: list[PaperParagraph] = []
    left_out: list[Omission] = []
    for each in paragraphs:
        if _blank.fullmatch(each.text):
            left_out.append(Omission(each.text, OmissionReason.BLANK_LINE, each.page, in_body=True))
        else:
            kept.append(each)
    numbered = _numbers(kept, language)
    lines = _Stack(numbered).lines()
    return [replace(line, heading=_is_heading(lines, place)) for place, line in enumerate(lines)], left_out


def _numbers(
    paragraphs: list[PaperParagraph], language: Language
) -> list[tuple[PaperParagraph, ClauseNumber | None, str]]:
    """Each paragraph with its number and the words behind it; a number that stands alone goes to the next one."""
    found: list[tuple[PaperParagraph, ClauseNumber | None, str]] = []
    waiting: tuple[PaperParagraph, ClauseNumber] | None = None
    last = 0
    for each in paragraphs:
        number, text = _number_of(each, language)
        place = number.readings[0][1] if number is not None and number.core.isdecimal() else 0
        if number is not None and place >= _LIKE_A_YEAR and not each.number and place != last + 1:
            number, text = None, each.text
        last = place or last
        if waiting and number is None:
            found.append((replace(each, page=waiting[0].page, heading=waiting[0].heading), waiting[1], text))
            waiting = None
            continue
        if waiting:
            found.append((waiting[0], waiting[1], ""))
            waiting = None
        if number is not None and not text:
            waiting = (each, number)
        else:
            found.append((each, number, text))
    if waiting:
        found.append((waiting[0], waiting[1], ""))
    return found


def _number_of(paragraph: PaperParagraph, language: Language) -> tuple[ClauseNumber | None, str]:
    if paragraph.number:
        read = number_at_start(f"{paragraph.number} ", language)
        if read and not read[1].strip():
            return read[0], paragraph.text
        core = paragraph.number.strip("().: ")
        return ClauseNumber(
            paragraph.number, core, "", "", bracketed=False, readings=((NumberShape.OTHER, 0),)
        ), paragraph.text
    if paragraph.bullet or paragraph.title:
        return None, paragraph.text
    typed = number_at_start(paragraph.text, language)
    return typed or (None, paragraph.text)


class _Stack:
    """The numbers that are open, outermost first."""

    def __init__(self, numbered: list[tuple[PaperParagraph, ClauseNumber | None, str]]) -> None:
        self._numbered = numbered
        self._open: list[OutlineEntry] = []
        words = [number.word.casefold() for _, number, _ in numbered if number and number.word]
        # Of two words for parts of a paper the one that comes first is the outer one.
        self._ranks = {word: rank for rank, word in reversed(list(enumerate(words)))}

    def lines(self) -> list[OutlineLine]:
        """All paragraphs with their places."""
        found = []
        for paragraph, number, text in self._numbered:
            if number is not None:
                self._enter(number, paragraph.level if paragraph.number else _TYPED)
            found.append(
                OutlineLine(paragraph, text, number.raw if number else "", tuple(self._open), number is not None)
            )
        return found

    def _enter(self, number: ClauseNumber, level: int) -> None:
        rank = _BARE_RANK
        if number.word and number.kind != "point":
            rank = _TYPED if number.kind == "annex" else self._ranks[number.word.casefold()]
        at, shape, place = self._find(number, level, rank)
        del self._open[at:]
        word = number.word.casefold() if number.word else ""
        entry = OutlineEntry(_label(number), (word, number.bracketed, shape), place, level, rank, number.kind)
        self._open.append(entry)

    def _find(self, number: ClauseNumber, level: int, rank: int) -> tuple[int, NumberShape, int]:
        """Where in the stack a number stands, and which of its readings it has there."""
        word = number.word.casefold() if number.word else ""
        least = next((at for at, each in enumerate(self._open) if each.rank > rank), len(self._open))
        first_reading = number.readings[0]
        if first_reading[0] is NumberShape.PATH:
            return self._find_path(number, least), *first_reading
        deepest = max((each.level for each in self._open), default=_TYPED)
        if level > deepest > _TYPED:
            return len(self._open), *first_reading
        matches = [
            (each.place + 1 == place, at, shape, place)
            for at, each in enumerate(self._open)
            for shape, place in number.readings
            if each.family == (word, number.bracketed, shape) and (each.level == level or _TYPED in (each.level, level))
        ]
        exact = [match for match in matches if match[0]]
        if exact:
            _, at, shape, place = max(exact, key=lambda match: match[1])
            return at, shape, place
        starts = [(shape, place) for shape, place in number.readings if place == 1]
        same_level = [match for match in matches if self._open[match[1]].level == level or level == _TYPED]
        if same_level and not (starts and all(match[2] is not starts[0][0] for match in same_level)):
            _, at, shape, place = max(same_level, key=lambda match: (match[3] > self._open[match[1]].place, match[1]))
            return at, shape, place
        shape, place = starts[0] if starts else first_reading
        if rank < _BARE_RANK:
            return least, shape, place
        shallower = next((at for at, each in enumerate(self._open) if each.level > level > _TYPED), len(self._open))
        return shallower, shape, place

    def _find_path(self, number: ClauseNumber, least: int) -> int:
        """A number that says its parents: 5.2 stands under 5 or beside 5.1, and 5.2.1 under 5.2."""
        parent = number.core.rpartition(".")[0]
        for at in range(len(self._open) - 1, -1, -1):
            label = self._open[at].label
            if label.rpartition(" ")[2].strip("()") == parent:
                return at + 1
            if label.rpartition(".")[0] == parent:
                return at
        paths = [at for at, each in enumerate(self._open) if each.family[2] is NumberShape.PATH]
        return paths[0] if paths else least


def _label(number: ClauseNumber) -> str:
    """The number as it stands in a clause: `5`, `(a)`, `Article 5`, `Annex A`."""
    if number.kind in ("article", "option", "annex"):
        return f"{number.word} {number.core}"
    letter = number.readings[0][0] in (NumberShape.LOWER, NumberShape.SMALL_ROMAN)
    return f"({number.core})" if number.bracketed or letter else number.core


def _is_heading(lines: list[OutlineLine], place: int) -> bool:
    """Whether a line is a heading: short, without an end, with something of its own under it."""
    line = lines[place]
    text = line.text
    if line.paragraph.bullet or len(text) > LONGEST_HEADING or (text and _ends.search(text)):
        return False
    after = lines[place + 1] if place + 1 < len(lines) else None
    if after is None:
        return False
    if line.own:
        if after.own:
            return len(after.path) > len(line.path)
        letter = line.path[-1].family[2] in (NumberShape.LOWER, NumberShape.SMALL_ROMAN)
        return bool(line.paragraph.heading) or not text or not (letter or _is_short(after.text))
    if line.paragraph.heading:
        return True
    if len(text) > _LONGEST_BARE_HEADING or text[:1].islower():
        return False
    begins = after.own and (len(after.path) <= 1 or len(after.path) > len(line.path))
    return text.isupper() or begins or (after.own and after.path[-1].place == 1)


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_BARE_HEADING and not _ends.search(text)
