"""Topic files: the built-in ones, and a user's own with every way in which one can be wrong."""

from __future__ import annotations

import pytest

from ceasefire_diff.source.diagnostics import Complaints, Diagnostic
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy
from ceasefire_diff.taxonomy.loader import read_topics
from ceasefire_diff.taxonomy.topic import Taxonomy

START = "format: ceasefire-topics/1\ngroup: sea\ntitle: At sea\ntopics:\n"
TERMS = "{ports: {kind: names, identifies: yes}}"


def own(topic_id: str = "x-grain", terms: str = TERMS, more: str = "") -> str:
    """A topics file with one topic."""
    lines = [f"  - id: {topic_id}", "title: Grain", "definition: Ships with grain.", f"terms: {terms}", more]
    return START + "\n    ".join(line for line in lines if line) + "\n"


def read(text: str) -> tuple[Taxonomy, tuple[Diagnostic, ...]]:
    """The topics with the built-in ones, and all complaints."""
    complaints = Complaints()
    return read_topics(
        text.encode(), "topics.yaml", built_in_taxonomy(documented=False), complaints
    ), complaints.problems


FAULTS = [
    (own().replace("ceasefire-topics/1", "ceasefire-topics/2"), "topics.format", "format: ceasefire-topics/1"),
    (own().replace("title: At sea\n", ""), "topics.key-missing", "`title: …`"),
    (own().replace("group: sea", "group:"), "topics.empty", "delete the key"),
    (START, "topics.shape", "a list of topics"),
    (START + "  - a\n", "topics.shape", "`id: …`"),
    (START + "  - {title: a}\n", "topics.key-missing", "`id: …`"),
    (own("x grain"), "topics.id", "letters a to z"),
    (own("grain"), "topics.id-prefix", "`x-grain`"),
    (own("withdrawal"), "topics.id-built-in", "`x-withdrawal`"),
    (own() + own().removeprefix(START), "topics.id-twice", "an id of its own"),
    (own(more="definiton: a"), "topics.key-unknown", ""),
    (own(terms="[ports]"), "topics.shape", "a mapping of term names"),
    (own(terms="{ports: names}"), "topics.shape", "{kind: names}"),
    (own(terms="{ports: {kind: name}}"), "topics.word", "`names`"),
    (own(terms="{ports: {kin: names}}"), "topics.key-unknown", "`kind`"),
    (own(terms="{ports: {kind: amount}}"), "topics.term", "`unit: …`"),
    (own(terms="{ports: {kind: amount, unit: tonnes}}"), "topics.word", "one of: time"),
    (own(terms="{ports: {kind: choice}}"), "topics.term", "`words: …`"),
    (own(terms="{ports: {kind: names, unit: time}}"), "topics.term", "amount or schedule"),
    (own(terms="{ports: {kind: prose, list: closed}}"), "topics.term", "names"),
    (own(terms="{ports: {kind: names, identifies: yes, list: closed}}"), "topics.term", "Delete `list`"),
    (own(terms="{ports: {kind: names, list: open}}"), "topics.word", "closed"),
    (own(terms="{ports: {kind: any}}"), "topics.term", "`other`"),
    (own(terms="{ports: {kind: choice, words: [a, b], includes: {c: [a]}}}"), "topics.word", "one of: a, b"),
    (own(terms="{ports: {kind: choice, words: [a, b], includes: {a: [c]}}}"), "topics.word", "one of: a, b"),
    (own(terms="{ports: {kind: choice, words: [a, b], holds-together: [[a, c]]}}"), "topics.word", "one of: a, b"),
    (own(terms="{ports: {kind: choice, words: [a, b], holds-together: a}}"), "topics.shape", "a list of lists"),
    (own(more="naming-is-the-duty: maybe"), "topics.word", "one of: yes, no"),
    (own(more="neighbours: [withdrawl]"), "topics.reference", "`withdrawal`"),
    (own(more="not-this-but-that: [{not: a, but: withdrawal.frm}]"), "topics.reference", "`withdrawal.from`"),
    (own(more="not-this-but-that: [{not: a}]"), "topics.key-missing", "`but: …`"),
    (own(more="yes-or-no: {term: port, shall-not: a, may: b}"), "topics.word", "`ports`"),
    (own(more="yes-or-no: {term: ports, shall-not: a}"), "topics.key-missing", "`may: …`"),
    (own(more="known-as: [a]"), "topics.shape", ""),
    (own(more="examples: {}"), "topics.shape", "a list of examples"),
    (own(more="examples: [{title: a, left: {}, right: {}, why: b, verdict: agreed}]"), "topics.word", "`agree`"),
    (own(more="examples: [{title: a, left: b, right: {}, why: b, verdict: agree}]"), "topics.shape", ""),
]


@pytest.mark.parametrize(
    ("text", "rule", "cure"), FAULTS, ids=[f"{case[1]} {number}" for number, case in enumerate(FAULTS)]
)
def test_each_fault_is_one_complaint_with_a_cure(text: str, rule: str, cure: str) -> None:
    """A fault of a topics file gives one complaint, with its place and what to do."""
    _, problems = read(text)
    assert [each.rule for each in problems] == [rule], "\n".join(map(str, problems))
    assert cure in problems[0].cure
    assert problems[0].place.line


def test_own_topics_stand_behind_their_group() -> None:
    """A topic of a group that is there already is told with that group; a new group comes last."""
    taxonomy, problems = read(own().replace("group: sea", "group: space"))
    assert not problems
    order = [*taxonomy.topics]
    assert order[order.index("x-grain") - 1] == "territory"
    assert taxonomy.group_title("space") == built_in_taxonomy().group_title("space")
    taxonomy, _ = read(own())
    assert [*taxonomy.topics][-1] == "x-grain"
    assert taxonomy.group_title("sea") == "At sea"


def test_a_topic_says_all_that_its_file_says() -> None:
    """Every key of a topic and of a term arrives."""
    text = own(
        terms="""
      ports: {kind: names, identifies: yes, usual: [Odesa], words: [Odesa, Mykolaiv], help: Which ports.}
      state: {kind: choice, words: [open, closed], includes: {open: [closed]}, holds-together: [[open, closed]]}
      ships: {kind: amount, unit: count, reads-as: limit}
      owners: {kind: names, list: closed}""",
        more="""yes-or-no: {term: state, shall-not: closed, may: open}
    naming-is-the-duty: yes
    bearer-identifies: yes
    neighbours: [withdrawal]
    known-as: {List: Word}
    not-this-but-that: [{not: mines, but: mines}, {not: when, but: key starts}]
    examples:
      - {title: t, left: {terms: {ports: a}}, right: [{terms: {ports: a}}], verdict: agree, why: b, glossary: {}}""",
    )
    taxonomy, problems = read(text)
    assert not problems, "\n".join(map(str, problems))
    topic = taxonomy.topics["x-grain"]
    ports, state, ships, owners = topic.terms.values()
    assert (ports.identifies, ports.usual, ports.words, ports.help) == (
        True,
        ("Odesa",),
        ("Odesa", "Mykolaiv"),
        "Which ports.",
    )
    assert (state.kind, state.words, dict(state.includes)) == (
        "choice",
        ("open", "closed"),
        {"open": ("closed",)},
    )
    assert state.holds_together == (("open", "closed"),)
    assert (ships.unit, ships.limit, owners.closed, ports.closed) == ("count", True, True, False)
    assert topic.yes_or_no is not None
    assert (topic.yes_or_no.term, topic.yes_or_no.shall_not, topic.yes_or_no.may) == ("state", "closed", "open")
    assert (topic.duty_is_naming, topic.bearer_identifies, topic.neighbours) == (True, True, ("withdrawal",))
    assert ([each.instead for each in topic.not_this], topic.known_as) == (["mines", "key starts"], {"List": "Word"})
    assert [(each.title, each.verdict, len(each.left), len(each.right)) for each in topic.examples] == [
        ("t", "agree", 1, 1)
    ]


def test_the_built_in_topics_have_no_fault() -> None:
    """They are read by the same code as a user's own; a fault would raise."""
    taxonomy = built_in_taxonomy()
    assert all(topic.title and topic.definition and topic.examples for topic in taxonomy)
    assert built_in_taxonomy() is taxonomy


def test_without_documentation_the_topics_are_the_same() -> None:
    """What is cut away before parsing is the advice to coders and the examples, and nothing else."""
    whole, bare = built_in_taxonomy(), built_in_taxonomy(documented=False)
    assert bare.groups == whole.groups
    assert [*bare.topics] == [*whole.topics]
    for topic, other in zip(whole, bare, strict=True):
        for name in (
            "title",
            "group",
            "definition",
            "terms",
            "duty_is_naming",
            "bearer_identifies",
            "yes_or_no",
            "neighbours",
        ):
            assert getattr(topic, name) == getattr(other, name)
        assert not other.examples
