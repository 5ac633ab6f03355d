"""Every worked example of the topic files, run through the reader and the engine, both ways round."""

from __future__ import annotations

from typing import Any

import pytest

from ceasefire_diff.comparing.comparison import Comparison
from ceasefire_diff.model.verdict import Verdict, gravest
from ceasefire_diff.source.yaml_nodes import Mapping, Node, Scalar
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy
from ceasefire_diff.taxonomy.topic import Example, Topic
from tests.texts import compare_texts, proposal_text

EXAMPLES = [(topic, example) for topic in built_in_taxonomy(documented=True) for example in topic.examples]


def plain(node: Node) -> Any:
    """A YAML node as plain data."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return [plain(item) for item in node.items]


def whole_verdict(comparison: Comparison) -> Verdict:
    """The gravest verdict of all rows that both sides speak in; one-sided where there is no such row."""
    found = [pair.verdict for row in comparison.rows for pair in row.pairs if pair.verdict is not Verdict.ONE_SIDED]
    return gravest(found) if found else Verdict.ONE_SIDED


@pytest.mark.parametrize(("topic", "example"), EXAMPLES, ids=[f"{t.id}: {e.title}" for t, e in EXAMPLES])
def test_a_worked_example_comes_out_as_it_says(topic: Topic, example: Example) -> None:
    """What the documentation shows is what the tool does, whichever text comes first."""
    sides = [[{"topic": topic.id, **plain(each)} for each in side] for side in (example.left, example.right)]
    options = _declared(sides)
    glossary = plain(example.glossary) if example.glossary else {}
    texts = [proposal_text(side, party=party, **options) for side, party in zip(sides, "AB", strict=True)]
    assert whole_verdict(compare_texts(*texts, glossary=glossary)) == example.verdict
    assert whole_verdict(compare_texts(*reversed(texts), glossary=glossary)) == example.verdict


def _declared(sides: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """The stages and the earlier text that a header must name for the provisions to use them."""
    every = [each for side in sides for each in side]
    stages = {str(each["stage"]): f"Stage {each['stage']}" for each in every if "stage" in each}
    return {"stages": stages} if stages else {}


def test_every_topic_shows_two_examples() -> None:
    """A coder can see each topic at work at least twice."""
    assert [topic.id for topic in built_in_taxonomy(documented=True) if len(topic.examples) < 2] == []
