"""The topics once more, as what a run needs of them: read in 5 ms where the topic files take 17.

`compiled.json` is made from the topic files by `python -m ceasefire_diff.taxonomy.compiled` and holds their digest.
Where they have changed since, it counts for nothing and the files are read (docs/decisions/0006-compiled-topics.md).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from msgspec.structs import asdict

from ceasefire_diff.taxonomy.topic import Group, Taxonomy, Term, Topic, YesOrNo

FILE: Final = Path(__file__).with_name("compiled.json")


def digest_of(files: Iterable[bytes]) -> str:
    """One digest for the bytes of all topic files, in order."""
    whole = sha256()
    for data in files:
        whole.update(data)
        whole.update(b"\0")
    return whole.hexdigest()


def read_compiled(digest: str) -> Taxonomy | None:
    """The topics without what only a reader of the documentation needs; None if made from other files than these."""
    if not FILE.is_file():
        return None
    held = json.loads(FILE.read_bytes())
    if held["digest"] != digest:
        return None
    topics = (_topic(each) for each in held["topics"])
    return Taxonomy(tuple(Group(**each) for each in held["groups"]), {topic.id: topic for topic in topics})


def compiled(taxonomy: Taxonomy, digest: str) -> str:
    """What `compiled.json` holds for these topics."""
    topics = [
        {
            "id": topic.id,
            "title": topic.title,
            "group": topic.group,
            "definition": topic.definition,
            "terms": [asdict(term) for term in topic.terms.values()],
            "duty_is_naming": topic.duty_is_naming,
            "describes": topic.describes,
            "bearer_identifies": topic.bearer_identifies,
            "somewhere": topic.somewhere,
            "two_ends": topic.two_ends,
            "yes_or_no": asdict(topic.yes_or_no) if topic.yes_or_no else None,
            "neighbours": topic.neighbours,
            "answers": topic.answers,
        }
        for topic in taxonomy
    ]
    groups = [asdict(group) for group in taxonomy.groups]
    return json.dumps({"digest": digest, "groups": groups, "topics": topics}, ensure_ascii=False, indent=1) + "\n"


def _topic(held: dict[str, Any]) -> Topic:
    terms, yes_or_no = (_term(each) for each in held.pop("terms")), held.pop("yes_or_no")
    return Topic(
        terms={term.name: term for term in terms},
        yes_or_no=YesOrNo(**yes_or_no) if yes_or_no else None,
        neighbours=tuple(held.pop("neighbours")),
        answers={name: tuple(others) for name, others in held.pop("answers").items()},
        two_ends=tuple(held.pop("two_ends")),
        **held,
    )


def _term(held: dict[str, Any]) -> Term:
    return Term(
        words=tuple(held.pop("words")),
        usual=tuple(held.pop("usual")),
        includes={wide: tuple(narrow) for wide, narrow in held.pop("includes").items()},
        holds_together=tuple(map(tuple, held.pop("holds_together"))),
        **held,
    )


def main() -> None:
    """Make `compiled.json` from the topic files."""
    from ceasefire_diff.taxonomy.loader import read_built_in, topic_files  # noqa: PLC0415  it reads this module's file

    files = topic_files()
    text = compiled(read_built_in(files, documented=False), digest_of(files.values()))
    FILE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
