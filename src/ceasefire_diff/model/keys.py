"""Lists the keys of a provision, each once, with what reading, comparing, editors and sentences need to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from ceasefire_diff.values.moment import KIND as MOMENT
from ceasefire_diff.values.names_relation import KIND as NAMES
from ceasefire_diff.values.prose import KIND as PROSE


class KeyGroup(StrEnum):
    """What a key is there for."""

    MATTER = "matter"  # which provision it is, of what, and how it stands to others of its text
    CITED = "cited"  # stands beside the words and carries no value
    DEED = "deed"  # what the text does
    VALUE = "value"  # holds a value of one kind, which is compared
    ORDER = "order"  # what the provision stands before or behind


class Key(Struct, frozen=True):
    """One key of a provision. `help` is what an editor shows; `kind` the kind of its values, where it holds some.

    `phrase` is what a sentence calls it. `bears`: it says whom the provision concerns. `shared`: two values that are
    apart contradict each other only where both sides surely meet in this key (comparing/meeting.py). `narrows`: what
    one side alone states there may put its case among the other's exceptions. `free`: its names are phrases of the
    text, which no glossary links, so that unlike ones are never more than partly alike.
    """

    name: str
    help: str
    group: KeyGroup = KeyGroup.MATTER
    kind: str = ""
    phrase: str = ""
    bears: bool = False
    shared: bool = False
    narrows: bool = False
    free: bool = False


def _names(name: str, phrase: str, text: str, *flags: str) -> Key:
    return Key(name, text, KeyGroup.VALUE, NAMES.name, phrase, **dict.fromkeys(flags, True))


def _time(name: str, phrase: str, text: str) -> Key:
    return Key(name, text, KeyGroup.VALUE, MOMENT.name, phrase)


KEYS: Final[Mapping[str, Key]] = {
    key.name: key
    for key in (
        Key("id", "ASCII, unique in the file, stable."),
        Key("topic", "The kind of provision."),
        Key("text", "The file's paraphrase."),
        Key("clause", "Where it stands in the text.", KeyGroup.CITED),
        Key("source", "The id of its source [default: the first listed].", KeyGroup.CITED),
        Key("quote", "The published words.", KeyGroup.CITED),
        Key("heading", "The text's own heading.", KeyGroup.CITED),
        Key("note", "An internal remark, never printed in a report.", KeyGroup.CITED),
        Key("short", "A few words of the text for an overview: at most 60 characters.", KeyGroup.CITED),
        Key(
            "caveat",
            "A public remark on whether this provision is authentic or was handed over; printed with it.",
            KeyGroup.CITED,
        ),
        _names("by", "who is bound", "Who is bound.", "bears", "shared"),
        _names("benefits", "who benefits", "In whose favour.", "bears", "shared"),
        _names("applies", "when it applies", "When it applies: ceasefire, settlement, talks ...", "shared"),
        _names(
            "qualifiers",
            "details",
            "peacetime, permanent, under someone's command ...",
            *("shared", "narrows", "free"),
        ),
        _names("except", "exceptions", "Carve-outs that are not places or names of a term.", "free"),
        Key("modality", "How it binds [default: shall].", KeyGroup.DEED),
        Key("stance", "What the party does with the matter [default: proposes].", KeyGroup.DEED),
        _time("starts", "when it starts", "When it begins."),
        _time("complete-by", "the deadline", "Its deadline."),
        _time("until", "when it ends", "When it ends."),
        Key(
            "if",
            "A contingency: what follows holds only then.",
            KeyGroup.VALUE,
            PROSE.name,
            "what it is contingent on",
            shared=True,
            narrows=True,
        ),
        Key("before", "Plain order: this starts before that event.", KeyGroup.ORDER),
        Key("after", "Plain order: this starts after that event.", KeyGroup.ORDER),
        Key("condition-for", "This is carried out in full before that event.", KeyGroup.ORDER),
        Key("requires", "This waits for that event.", KeyGroup.ORDER),
        Key("at-the-same-time-as", "This begins together with that event.", KeyGroup.ORDER),
        Key("step-by-step-with", "So much of this for so much of that, in step with each other.", KeyGroup.ORDER),
        Key("as-long-as", "This holds only while that goes on.", KeyGroup.ORDER),
        Key("event", "The event of the glossary that this provision is."),
        Key("option", "The alternative it belongs to [default: all of them]."),
        Key("version", "The party's version it stands in, in a paper that holds several [default: agreed text]."),
        Key("stage", "The stage it belongs to."),
        Key("issue", "A label of the glossary that ties provisions together."),
        Key("terms", "The typed values of the topic."),
    )
}
"""Every key, by name, in the order in which files are written."""

NEEDED: Final = ("id", "topic", "text")
"""The keys without which there is no provision."""


def keys_of(group: KeyGroup) -> tuple[str, ...]:
    """The names of the keys of one group."""
    return tuple(key.name for key in KEYS.values() if key.group is group)


TIMES: Final = tuple(key.name for key in KEYS.values() if key.kind == MOMENT.name)
"""The keys that say when; they alone make two provisions comparable by themselves."""

WHOM_AND_WHEN: Final = tuple(name for name in keys_of(KeyGroup.VALUE) if name not in TIMES)
"""The keys that say of whom and in which case the rest is said: that both name something there meets nothing."""

VALUE_KEYS: Final = (*TIMES, *WHOM_AND_WHEN)
"""The keys that are compared, in the order they are told."""

BEARERS: Final = tuple(key.name for key in KEYS.values() if key.bears)
"""The keys that say whom a provision concerns: who is bound, and in whose favour."""

ORDER_KEYS: Final = keys_of(KeyGroup.ORDER)
"""The keys that say what a provision stands before or behind."""
