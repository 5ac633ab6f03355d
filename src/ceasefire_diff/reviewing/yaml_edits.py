"""Edits YAML where it stands: comments, order and spacing of everything else stay byte for byte."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ceasefire_diff.lazy_regex import pattern

if TYPE_CHECKING:
    from yaml import Node
    from yaml.nodes import MappingNode, SequenceNode

_STEP = 2
"""Spaces by which a new list or mapping stands in, where the file shows no other habit."""

_DOCUMENT_END = pattern(r"^\.\.\.(?:\s|\Z)", re.MULTILINE)


class CannotEdit(ValueError):  # noqa: N818 - it says what the text is, and is no error of the program
    """A text in which the place of an edit cannot be told."""


def compose(text: str) -> MappingNode:
    """The nodes of a text that is one mapping, with the offsets at which each begins and ends."""
    import yaml  # noqa: PLC0415 - only a run that writes an answer waits for it

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        raise CannotEdit("the file is no YAML") from error
    if not isinstance(root, yaml.MappingNode):
        raise CannotEdit("the file is no mapping")
    return root


def value_of(mapping: MappingNode, key: str) -> Node | None:
    """The value of a key; None where the mapping has none of that name."""
    return next((value for name, value in mapping.value if name.value == key), None)


def end_of(node: Node) -> int:
    """The offset behind the last sign of a node: what follows a block, blank lines and comments, is not of it."""
    import yaml  # noqa: PLC0415 - as above

    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of(last[1] if isinstance(last, tuple) else last)


def add_item(text: str, key: str, lines: Sequence[str]) -> str:
    """A list under a key of the file with one item more, given as lines; the key is made if it is not there."""
    import yaml  # noqa: PLC0415 - as above

    root = compose(text)
    node = value_of(root, key)
    if node is None and root.flow_style:
        return _into_flow(text, root, f"{key}: [{_on_one_line(lines)}]")
    if node is None:
        return _at_the_end(text, root, [f"{key}:", *_item(lines, _STEP)])
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _behind(text, end_of(node), _item(lines, node.start_mark.column))
    if isinstance(node, yaml.SequenceNode):
        return _into_flow(text, node, _on_one_line(lines))
    raise CannotEdit(f"`{key}` is no list")


def add_entry(text: str, key: str, name: str, value: str) -> str:
    """A mapping under a key of the file with one entry more, on one line; the key is made if it is not there."""
    import yaml  # noqa: PLC0415 - as above

    root = compose(text)
    node = value_of(root, key)
    line = f"{name}: {value}"
    if node is None and root.flow_style:
        return _into_flow(text, root, f"{key}: {{{line}}}")
    if node is None:
        return _at_the_end(text, root, [f"{key}:", " " * _STEP + line])
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _behind(text, end_of(node), [" " * node.start_mark.column + line])
    if isinstance(node, yaml.MappingNode):
        return _into_flow(text, node, line)
    raise CannotEdit(f"`{key}` is no mapping")


def add_word(text: str, key: str, name: str, words: Sequence[str]) -> str:
    """The list of an entry of a mapping of the file with words more; a single word becomes a list."""
    import yaml  # noqa: PLC0415 - as above

    mapping = value_of(compose(text), key)
    node = value_of(mapping, name) if isinstance(mapping, yaml.MappingNode) else None
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        return _behind(text, end_of(node), [f"{' ' * node.start_mark.column}- {word}" for word in words])
    if isinstance(node, yaml.SequenceNode):
        return _into_flow(text, node, ", ".join(words))
    if isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        return f"{text[:start]}[{text[start:end]}, {', '.join(words)}]{text[end:]}"
    raise CannotEdit(f"`{key}` has no entry `{name}`")


def add_line_before(text: str, key: str, line: str) -> str:
    """A line of the header in front of the line of a key."""
    root = compose(text)
    for name, _ in root.value:
        if name.value == key:
            start = name.start_mark.index
            added = (
                f"{_as_json(line)}, " if _is_json(root) else f"{line}, " if root.flow_style else line + _line_end(text)
            )
            return text[:start] + added + text[start:]
    raise CannotEdit(f"the file has no `{key}`")


def put_remark(text: str, key: str, name: str | None, words: str) -> str:
    """A comment behind an entry of a mapping, or behind the last item of a list, where lines of its own hold it."""
    import yaml  # noqa: PLC0415 - as above

    node = value_of(compose(text), key)
    said: Node | None = None
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        said = node.value[-1]
    elif isinstance(node, yaml.MappingNode) and not node.flow_style:
        said = value_of(node, name or "")
    if said is None:
        return text
    end = end_of(said)
    rest = re.match(r"[^\r\n]*", text[end:])
    behind = rest[0] if rest else ""
    mark = "; " if "#" in behind else "  # "
    return text[:end] + behind.rstrip() + mark + words + text[end + len(behind) :]


def replace_item(text: str, key: str, number: int, lines: Sequence[str]) -> str:
    """A list under a key of the file with another item in one place; without lines the item is taken out."""
    import yaml  # noqa: PLC0415 - as above

    node = value_of(compose(text), key)
    if not isinstance(node, yaml.SequenceNode) or number >= len(node.value):
        raise CannotEdit(f"`{key}` has no item {number + 1}")
    item = node.value[number]
    if node.flow_style:
        return _replaced(text, item, _on_one_line(lines))
    start = text.rindex("\n", 0, item.start_mark.index) + 1
    end = text.find("\n", end_of(item) - 1)
    end = len(text) if end < 0 else end + 1
    new = "".join(f"{line}{_line_end(text)}" for line in _item(lines, node.start_mark.column))
    return text[:start] + new + text[end:]


def set_in_item(text: str, key: str, item_id: str, name: str, value: str) -> str:
    """A mapping of a list, found by its `id`, with a key set: its value replaced, or a line added behind the topic."""
    import yaml  # noqa: PLC0415 - as above

    listed = value_of(compose(text), key)
    for item in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        known = value_of(item, "id") if isinstance(item, yaml.MappingNode) else None
        if known is None or known.value != item_id:
            continue
        there = value_of(item, name)
        if there is not None:
            return _replaced(text, there, value)
        if item.flow_style:
            return _into_flow(text, item, f"{name}: {value}")
        return _behind(
            text, end_of(value_of(item, "topic") or known), [f"{' ' * item.start_mark.column}{name}: {value}"]
        )
    raise CannotEdit(f"there is no `{item_id}` under `{key}`")


def add_in_item(text: str, key: str, item_id: str, name: str, entries: Mapping[str, str]) -> str:
    """A mapping of a list, found by its `id`, with entries more under a key that holds a mapping itself."""
    import yaml  # noqa: PLC0415 - as above

    listed = value_of(compose(text), key)
    items = listed.value if isinstance(listed, yaml.SequenceNode) else ()
    item = next((each for each in items if (known := value_of(each, "id")) and known.value == item_id), None)
    there = value_of(item, name) if item is not None else None
    words = [f"{entry}: {value}" for entry, value in entries.items()]
    if there is None:
        return set_in_item(text, key, item_id, name, f"{{{', '.join(words)}}}")
    if not isinstance(there, yaml.MappingNode):
        raise CannotEdit(f"`{name}` is no mapping")
    if there.flow_style or not there.value:
        return _into_flow(text, there, ", ".join(words))
    return _behind(text, end_of(there), [f"{' ' * there.start_mark.column}{each}" for each in words])


def set_key(text: str, key: str, value: str) -> str:
    """A key of the header with another value."""
    node = value_of(compose(text), key)
    if node is None:
        raise CannotEdit(f"the file has no `{key}`")
    return _replaced(text, node, value)


def _replaced(text: str, node: Node, value: str) -> str:
    new = _as_json(value, in_list=True) if _is_json(compose(text)) else value
    return text[: node.start_mark.index] + new + text[end_of(node) :]


def _item(lines: Sequence[str], column: int) -> list[str]:
    return [f"{' ' * column}{'- ' if not place else '  '}{line}" for place, line in enumerate(lines)]


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _at_the_end(text: str, root: MappingNode, lines: Sequence[str]) -> str:
    """Lines behind all that the file says; in front of the line that ends the document, where it has one."""
    ends = _DOCUMENT_END.search(text, end_of(root))
    return _behind(text, ends.start() if ends else len(text), lines)


def _behind(text: str, offset: int, lines: Sequence[str]) -> str:
    """Lines behind the line on which an offset stands; a comment at the end of that line stays with it."""
    newline = _line_end(text)
    added = "".join(f"{line}{newline}" for line in lines)
    line_end = text.find("\n", offset - 1 if offset and text[offset - 1] == "\n" else offset)
    if line_end < 0:
        return text + ("" if not text or text.endswith("\n") else newline) + added
    return text[: line_end + 1] + added + text[line_end + 1 :]


def _into_flow(text: str, node: MappingNode | SequenceNode, words: str) -> str:
    """Words in front of the bracket that closes a list or mapping written on one line."""
    before = text[: node.end_mark.index - 1].rstrip()
    comma = "" if not node.value else " " if before.endswith(",") else ", "
    if _is_json(compose(text)):
        words = _as_json(words, in_list=node.id == "sequence")
    return before + comma + words + text[len(before) :]


def _is_json(root: MappingNode) -> bool:
    """Whether a file is written as JSON: braces around all of it, and its keys in quotes."""
    return bool(root.flow_style and root.value and all(name.style == '"' for name, _ in root.value))


def _as_json(words: str, *, in_list: bool = False) -> str:
    """Entries of a mapping, or items of a list, as JSON writes them; every value is a text."""
    import json  # noqa: PLC0415 - few files are written so

    import yaml  # noqa: PLC0415 - as above

    brackets = "[]" if in_list else "{}"
    said = yaml.load(f"{brackets[0]}{words}{brackets[1]}", Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts only
    return json.dumps(said, ensure_ascii=False)[1:-1]


def _on_one_line(lines: Sequence[str]) -> str:
    return lines[0] if len(lines) == 1 else "{" + ", ".join(lines) + "}"
