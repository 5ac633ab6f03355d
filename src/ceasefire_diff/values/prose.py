"""Prose as a value: the same if equal, more if it holds all phrases of the other, otherwise never judged."""

from __future__ import annotations

from ceasefire_diff.values.kind import Kind, Value
from ceasefire_diff.values.relation import Relation, RelationKind, Side, Unreadable
from ceasefire_diff.values.words import spaced, without_wording


class Prose(Value, frozen=True):
    """Words that no rule reads. `text` is what they are without case, articles, hyphens and punctuation."""

    text: str

    @property
    def key(self) -> tuple[str, str]:
        """Two texts with equal keys say the same in the same words."""
        return ("prose", self.text)

    @property
    def phrases(self) -> frozenset[str]:
        """The parts between commas and semicolons."""
        return frozenset(map(without_wording, self.written.replace(";", ",").split(",")))


def parse_prose(source: object) -> Prose:
    """Read any text; raise Unreadable for a list, a mapping or nothing at all."""
    if not isinstance(source, str):
        raise Unreadable("a text is wanted here, not a list", 'Write one text, for example: "as the parties agree"')
    if not source.strip():
        raise Unreadable("the text is empty", "Write the words, or leave the key out")
    return Prose(spaced(source), without_wording(source))


def relate_proses(left: Prose, right: Prose) -> Relation:
    """Equal words are the same; one may say all that the other does, phrase by phrase; of others nothing is said."""
    if left.text == right.text:
        return Relation(RelationKind.SAME, "prose.same")
    if left.phrases < right.phrases or right.phrases < left.phrases:
        inner = Side.LEFT if right.phrases < left.phrases else Side.RIGHT
        return Relation(RelationKind.NESTED, "prose.nested", inner=inner)
    return Relation(RelationKind.INCOMPARABLE, "prose.not-judged")


def prose_reaches(prohibition: Prose, wanted: Prose) -> bool | None:
    """A prohibition in the same words reaches what is wanted; in others it cannot be told."""
    return True if prohibition.text == wanted.text else None


KIND = Kind(
    name="prose",
    holds=Prose,
    parse=lambda source, _, __: parse_prose(source),
    relate=relate_proses,
    reaches=prose_reaches,
    one_text=True,
)
