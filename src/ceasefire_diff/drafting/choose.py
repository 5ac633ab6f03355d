"""Goes on with an unfinished file: cuts clauses where a person says, and turns chosen topics into stubs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ceasefire_diff.drafting.beside import Beside
from ceasefire_diff.drafting.cutting import Piece
from ceasefire_diff.drafting.draft import Hinting, Ids
from ceasefire_diff.drafting.keys import OfferedKey, before_the_colon
from ceasefire_diff.drafting.language import Language, language_of, languages
from ceasefire_diff.drafting.names import names_of
from ceasefire_diff.drafting.stub import stub_lines, values_offered, without_stub
from ceasefire_diff.drafting.written import HINTS, MAY_BE, provision_lines, sentence_of
from ceasefire_diff.lazy_regex import pattern
from ceasefire_diff.model.keys import KEYS
from ceasefire_diff.model.proposal import UNFINISHED
from ceasefire_diff.source.diagnostics import CannotRun, Complaints, refused, unknown_word
from ceasefire_diff.source.yaml_nodes import Mapping as YamlMapping
from ceasefire_diff.source.yaml_nodes import Node, Scalar, Sequence, read_yaml
from ceasefire_diff.taxonomy.topic import Taxonomy

_INDENT: Final = "    "
"""Of the keys of a provision, as drafts have them."""

_topic_of_line = pattern(r"^((?:\s*|\s*-\s+)topic:\s+)\S+")


class Choices(Struct, frozen=True):
    """What a person decides: topics by the clause or id of a provision, cuts before some words of one, and tidying."""

    topics: tuple[tuple[str, str], ...] = ()
    cuts: tuple[tuple[str, str], ...] = ()
    tidy: bool = False


class GoneOn(Struct, frozen=True):
    """The file as it is then, with the number of provisions that got a stub and of those whose hints were deleted."""

    text: str
    filled: int
    tidied: int


class _Block(Struct):
    """The lines of one provision; `behind` are blank lines and comments that belong to the next one."""

    id: str
    clauses: tuple[str, ...]
    said: Mapping[str, str]
    indent: str
    lines: list[str]
    behind: list[str]
    finished: bool = False
    chosen: bool = False


def read_choices(chosen: Iterable[str], cuts: Iterable[str], *, tidy: bool) -> Choices:
    """Choices as they are typed: `9=release`, `4=release,6=talks`, `12=talks+release`; `5=and 1,700` cuts there."""
    topics = [_pair(each, "--choose 9=release") for some in chosen for each in some.split(",") if each.strip()]
    return Choices(tuple(topics), tuple(_pair(each, '--cut "5=and 1,700"') for each in cuts), tidy)


def _pair(typed: str, example: str) -> tuple[str, str]:
    where, sign, what = typed.partition("=")
    if not sign or not where.strip() or not what.strip():
        raise refused("usage.choice", f"`{typed}` is no clause, `=` and what is chosen for it", f"Write {example}")
    return where.strip(), what.strip()


def go_on(data: bytes, file: str, taxonomy: Taxonomy, choices: Choices, beside: Beside) -> GoneOn:
    """The file with the cuts made, and a stub under each topic that was chosen, here or in the file. Raises CannotRun.

    A topic that a person wrote over `unfinished` gets its stub while the draft's `may be` stands over it.
    """
    above, blocks, language_said = _read(data, file)
    quotes = [each.said.get("quote", each.said.get("text", "")) for each in blocks]
    language = languages().get(language_said) or language_of(" ".join(quotes))
    hinting = Hinting(taxonomy, beside, language, names_of(quotes, language, beside.names))
    for where, words in choices.cuts:
        at = _place(blocks, where, file)
        blocks[at : at + 1] = _cut(blocks[at], words, hinting, language, {each.id for each in blocks})
    for where, topics in choices.topics:
        at = _place(blocks, where, file)
        blocks[at : at + 1] = _chosen(blocks[at], topics.split("+"), taxonomy, {each.id for each in blocks})
    filled = sum(_fill(each, taxonomy, hinting, beside) for each in blocks)
    tidied = sum(_tidy(each, taxonomy) for each in blocks) if choices.tidy else 0
    lines = [*above, *(line for each in blocks for line in (*each.lines, *each.behind))]
    newline = "\r\n" if b"\r\n" in data else "\n"
    return GoneOn(newline.join(lines), filled, tidied)


def _read(data: bytes, file: str) -> tuple[list[str], list[_Block], str]:
    """The lines above the provisions, those of each, and the language the header names."""
    complaints = Complaints()
    root = read_yaml(data, file, complaints)
    if root is None or complaints.errors:
        raise CannotRun(*complaints.problems)
    _, listed = root.entries.get("provisions", (None, None))
    items = [each for each in listed.items if isinstance(each, YamlMapping)] if isinstance(listed, Sequence) else []
    lines = data.decode("utf-8").replace("\r\n", "\n").split("\n")
    starts = [each.line - 1 for each in items]
    if not items or any(not lines[start].lstrip().startswith("- ") for start in starts):
        cure = "It goes on with what `draft` or `new --clauses` wrote: a list of provisions, each begun with `- id:`"
        raise refused("usage.no-draft", "the file holds no provisions that can be gone on with", cure, file)
    blocks = [
        _block(item, lines[start:end])
        for item, start, end in zip(items, starts, [*starts[1:], len(lines)], strict=True)
    ]
    _, language = root.entries.get("language", (None, None))
    return lines[: starts[0]], blocks, language.text.partition("-")[0] if isinstance(language, Scalar) else ""


def _block(item: YamlMapping, lines: list[str]) -> _Block:
    said = {key: " ".join(node.text.split()) for key, (_, node) in item.entries.items() if isinstance(node, Scalar)}
    indent = " " * (item.column - 1)
    end = len(lines)
    while end > 1 and not lines[end - 1].startswith(indent):
        end -= 1
    clauses = _texts(item.entries["clause"][1]) if "clause" in item.entries else ()
    finished = UNFINISHED not in (said.get("topic"), said.get("text"), said.get("terms"))
    return _Block(said.get("id", ""), clauses, said, indent, lines[:end], lines[end:], finished)


def _texts(node: Node) -> tuple[str, ...]:
    if isinstance(node, Sequence):
        return tuple(each.text for each in node.items if isinstance(each, Scalar))
    return (node.text,) if isinstance(node, Scalar) else ()


def _place(blocks: list[_Block], where: str, file: str) -> int:
    """Where a provision stands, by its id or by its clause if no other has that."""
    found = [at for at, each in enumerate(blocks) if each.id == where]
    found = found or [at for at, each in enumerate(blocks) if where in each.clauses]
    if not found:
        raise refused("usage.choice", f"there is no provision or clause `{where}`", "Write an id or a clause", file)
    if _key(blocks[found[0]].lines[0]).startswith("{"):
        cure = "Write each key on a line of its own first"
        raise refused("usage.choice", f"`{blocks[found[0]].id}` is written on one line", cure, file)
    if len(found) > 1:
        ids = ", ".join(blocks[at].id for at in found)
        raise refused("usage.choice", f"clause `{where}` has several provisions", f"Write the id of one: {ids}", file)
    return found[0]


def _free_id(block: _Block, taken: set[str]) -> str:
    ids = Ids(taken)
    return ids.of(block.clauses[0] if block.clauses else block.id)


def _cut(block: _Block, words: str, hinting: Hinting, language: Language, taken: set[str]) -> list[_Block]:
    """Two provisions of an unfinished one: the second begins with the words. Each gets hints of its own."""
    quote = block.said.get("quote", "")
    if block.said.get("topic") != UNFINISHED or quote.count(words) != 1 or quote.startswith(words):
        cure = "Cut a provision without a topic, before words that its quote holds once and does not begin with"
        raise refused("usage.choice", f"`{block.id}` cannot be cut before `{words}`", cure)
    at = quote.index(words)
    said = sentence_of(_piece(block, quote))
    text = block.said.get("text", "")
    lead = text.removesuffix(said).removesuffix(said[:1].lower() + said[1:]).rstrip(": ") if text != said else ""
    head = lead or before_the_colon(quote, language)
    parts = (
        (block.id, _piece(block, quote[:at].strip(), head, alone=not lead)),
        (_free_id(block, taken), _piece(block, quote[at:].strip(), head)),
    )
    made: list[_Block] = []
    bound: tuple[OfferedKey, ...] = ()
    for part_id, piece in parts:
        drafted = hinting.drafted(part_id, piece)
        bound = tuple(each for each in drafted.keys if each.key == "by") or bound  # who does the first does the second
        drafted = replace(drafted, keys=(*bound, *(each for each in drafted.keys if each.key != "by")))
        lines = [_indented(line, block.indent) for line in provision_lines(drafted)]
        said_of_part = {**block.said, "id": part_id, "quote": piece.quote, "text": sentence_of(piece)}
        made.append(_Block(part_id, block.clauses, said_of_part, block.indent, lines, [""]))
    made[-1].behind = block.behind
    return made


def _indented(line: str, indent: str) -> str:
    """A line of a fresh draft as it stands in a file whose keys begin further in or out."""
    further = len(indent) - len(_INDENT)
    return " " * further + line if further > 0 else line[-further:]


def _piece(block: _Block, quote: str, head: str = "", *, alone: bool = False) -> Piece:
    """The words of a provision as a piece of its clause; `alone`: what stands before its colon is in them."""
    clause = block.clauses[0] if block.clauses else ""
    return Piece(clause, block.said.get("heading", ""), "", quote, 0, len(quote), 1 if alone else 2, 1, None, head)


def _chosen(block: _Block, topics: list[str], taxonomy: Taxonomy, taken: set[str]) -> list[_Block]:
    """The provision once for each topic chosen for it; one whose terms are decided keeps its topic."""
    if block.said.get("terms") != UNFINISHED and any(_key(line).startswith("terms:") for line in block.lines):
        cure = "Change its topic in the file: its terms are those of the topic it has"
        raise refused("usage.choice", f"the terms of `{block.id}` are decided", cure)
    made = []
    for place, topic in enumerate(each.strip() for each in topics):
        if topic not in taxonomy.topics:
            raise CannotRun(unknown_word("topic", topic, taxonomy.topics, "All of them: ceasefire-diff topics"))
        block_id = _free_id(block, taken) if place else block.id
        taken.add(block_id)
        old = taxonomy.topics.get(block.said.get("topic", ""))
        lines = [
            _topic_of_line.sub(rf"\g<1>{topic}", line)
            for line in block.lines
            if _key(line) != f"terms: {UNFINISHED}" and not (old and without_stub(line, old) is None)
        ]
        lines[0] = lines[0].replace(block.id, block_id, 1) if place else lines[0]
        said = {key: value for key, value in block.said.items() if key != "terms"} | {"topic": topic, "id": block_id}
        behind = block.behind if place == len(topics) - 1 else [""]
        made.append(_Block(block_id, block.clauses, said, block.indent, lines, behind, chosen=True))
    return made


def _key(line: str) -> str:
    """A line without the dash that may begin a provision on it."""
    return line.strip().removeprefix("- ").strip()


def _fill(block: _Block, taxonomy: Taxonomy, hinting: Hinting, beside: Beside) -> bool:
    """Put the stub of a chosen topic into a provision without terms; whether that was done."""
    topic = taxonomy.topics.get(block.said.get("topic", ""))
    hinted = any(line.strip().startswith(f"# {MAY_BE}: ") for line in block.lines)
    if topic is None or not (hinted or block.chosen) or any(_key(line).startswith("terms:") for line in block.lines):
        return False
    _without_hints(block, (MAY_BE,))
    if topic.terms:
        quote = block.said.get("quote", block.said.get("text", ""))
        offered = values_offered(topic, quote, hinting.found(quote), beside.values)
        block.lines += [f"{block.indent}terms: {UNFINISHED}", *stub_lines(topic, offered, f"{block.indent}  ")]
    return True


def _without_hints(block: _Block, labels: Iterable[str]) -> None:
    """Delete hints: a comment that begins with a label, and its lines further in."""
    begins = tuple(f"{block.indent}# {each}: " for each in labels)
    kept = []
    inside = False
    for line in block.lines:
        inside = line.startswith(begins) or (inside and line.startswith(f"{block.indent}#   "))
        if not inside:
            kept.append(line)
    block.lines = kept


def _tidy(block: _Block, taxonomy: Taxonomy) -> bool:
    """Delete the hints of a finished provision that are still there; whether there were any."""
    topic = taxonomy.topics.get(block.said.get("topic", ""))
    if topic is None or not block.finished or block.chosen:
        return False
    before = block.lines
    _without_hints(block, (*HINTS, *KEYS))
    tidied = [line for each in block.lines if (line := without_stub(each, topic)) is not None]
    changed, block.lines = tidied != before, tidied
    return changed
