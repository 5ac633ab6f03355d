"""Names: what the reader takes, what it refuses, and how two values relate."""

from __future__ import annotations

import pytest
import yaml

from ceasefire_diff.values.names import Name, Names, parse_names
from ceasefire_diff.values.names_relation import names_reaches, relate_names
from ceasefire_diff.values.relation import Link, Relation, RelationKind, Side, Unreadable

LISTED = {
    "gaza": ["Gaza", "Gaza Strip"],
    "wadi-gaza": ["Wadi Gaza"],
    "netzarim": ["Netzarim"],
    "us": ["US", "United States"],
    "egypt": ["Egypt"],
    "europe": ["Europe"],
    "nato": ["NATO"],
    "france": ["France"],
    "sinai": ["Sinai"],
    "south": ["South"],
}
PARTS = {"gaza": {"wadi-gaza", "netzarim"}, "europe": {"france"}, "south": {"netzarim"}}
OVERLAPS = {"europe": {"nato"}, "nato": {"europe"}}
DOUBTFUL = {"france": {"nato"}, "nato": {"france"}}
IDS = {label.casefold(): name_id for name_id, labels in LISTED.items() for label in labels}


def resolve(label: str) -> Name:
    """Look a name up as a reader with the glossary above would."""
    name_id = IDS.get(label.casefold(), label.casefold())
    entry = name_id if name_id in LISTED else None
    return Name(
        name_id,
        label,
        frozenset({"glossary"} if entry else ()),
        frozenset(PARTS.get(name_id, ())),
        frozenset(OVERLAPS.get(name_id, ())),
        entry,
        frozenset(DOUBTFUL.get(name_id, ())),
    )


def read(source: object, *, closed: bool = False) -> Names:
    """A names value read with the glossary above."""
    return parse_names(source, resolve, closed=closed)


def relate(left: object, right: object, *, closed: bool = False) -> Relation:
    """The relation of two texts, after seeing that it mirrors."""
    one, other = read(left, closed=closed), read(right, closed=closed)
    relation = relate_names(one, other)
    assert relate_names(other, one) == relation.mirrored()
    return relation


@pytest.mark.parametrize(
    ("source", "named", "excluded", "everything", "rest"),
    [
        ("US", "us", "", False, False),
        (["land", "sea"], "land sea", "", False, False),
        ("[land, sea]", "land sea", "", False, False),
        (["DPR, with its islands"], "dpr, with its islands", "", False, False),
        ("All", "", "", True, False),
        ("all prisoners", "all prisoners", "", False, False),
        ("none", "", "", False, True),
        (["none"], "", "", False, True),
        ("only [US]", "us", "", False, True),
        ("only[US, Egypt]", "us egypt", "", False, True),
        ("only US", "us", "", False, True),
        ("all except Wadi Gaza", "", "wadi-gaza", True, False),
        ('all except [Wadi Gaza, "Rafah, east"]', "", "wadi-gaza rafah, east", True, False),
        ("Gaza except Wadi Gaza", "gaza", "wadi-gaza", False, False),
        ("only [Gaza except [Wadi Gaza, Netzarim], Sinai]", "gaza sinai", "wadi-gaza netzarim", False, True),
        (["Sinai", "Gaza except Wadi Gaza"], "sinai gaza", "wadi-gaza", False, False),
        ("Gaza including Wadi Gaza", "gaza wadi-gaza", "", False, False),
        (["Gaza", "Gaza  Strip"], "gaza", "", False, False),
    ],
)
def test_every_form_says_what_is_named_and_what_is_excluded(
    source: object, named: str, excluded: str, everything: bool, rest: bool
) -> None:
    """Each form of the value grammar names and excludes what it says."""
    value = read(source)
    assert " ".join(each.id for each in value.named) == named
    assert " ".join(each.id for each in value.excluded) == excluded
    assert (value.everything, value.rest_excluded) == (everything, rest)


@pytest.mark.parametrize(
    "source",
    [
        "",
        [],
        ["air", ""],
        {"only": "US"},
        [["air"]],
        "air, land",
        "all except air, land",
        ["all", "air"],
        ["air", "all except land"],
        ["air", "none"],
        ["air", "only land"],
        "only all",
        "only none",
        "only [US",
        "only []",
        "only [US,,Egypt]",
        "only [US, [Egypt]",
        "none except US",
        "except US",
        "US except",
        "all except",
        "Gaza except Wadi Gaza including Netzarim",
        "Gaza except Wadi Gaza except Netzarim",
        "Gaza except Gaza Strip",
        "Wadi Gaza except Gaza",
        ["Gaza except Wadi Gaza", "Wadi Gaza"],
        ["US", "to be agreed by the parties"],
        ["US", "unspecified"],
    ],
)
def test_what_is_no_names_value_is_refused_with_a_cure(source: object) -> None:
    """What cannot be read without guessing is refused, and the cure says what to write."""
    with pytest.raises(Unreadable) as caught:
        read(source)
    assert caught.value.message
    assert caught.value.cure


@pytest.mark.parametrize(
    ("left", "right", "kind", "rule"),
    [
        (["air", "land"], ["Land", "air"], RelationKind.SAME, "names.same"),
        (["air"], ["air", "land"], RelationKind.NESTED, "names.nested"),
        (["air"], "all", RelationKind.NESTED, "names.nested"),
        ("Wadi Gaza", "Gaza", RelationKind.NESTED, "names.nested"),
        (["Wadi Gaza", "Netzarim"], "Gaza", RelationKind.NESTED, "names.nested"),
        ("Gaza including Wadi Gaza", "Gaza Strip", RelationKind.SAME, "names.same"),
        ("US", "only [US]", RelationKind.NESTED, "names.nested"),
        (["US", "Egypt"], ["US", "NATO"], RelationKind.OVERLAPS, "names.overlaps"),
        ("US", "Egypt", RelationKind.OVERLAPS, "names.overlaps"),
        ("Europe", "NATO", RelationKind.OVERLAPS, "names.overlaps"),
        ("France", "NATO", RelationKind.INCOMPARABLE, "names.other-words"),
        ("air", "land", RelationKind.INCOMPARABLE, "names.other-words"),
        (["air", "X"], ["air", "Y"], RelationKind.INCOMPARABLE, "names.other-words"),
        ("all except X", "Y", RelationKind.INCOMPARABLE, "names.not-linked"),
        ("only [X]", "Y", RelationKind.INCOMPARABLE, "names.not-linked"),
        ("Sinai except X", "Sinai", RelationKind.INCOMPARABLE, "names.not-linked"),
        ("Gaza", "Gaza except Wadi Gaza", RelationKind.APART, "names.apart"),
        ("Gaza including Wadi Gaza", "Gaza except Wadi Gaza", RelationKind.APART, "names.apart"),
        ("Gaza", "all except Wadi Gaza", RelationKind.APART, "names.apart"),
        ("Wadi Gaza", "all except Gaza", RelationKind.APART, "names.apart"),
        ("Gaza", "South", RelationKind.OVERLAPS, "names.overlaps"),
        ("Gaza", "all except South", RelationKind.APART, "names.apart"),
        ("Gaza except Netzarim", "all except South", RelationKind.INCOMPARABLE, "names.not-linked"),
        ("Sinai", "all except Wadi Gaza", RelationKind.NESTED, "names.nested"),
        ("all", "all except X", RelationKind.APART, "names.apart"),
        ("all except US", "all except Egypt", RelationKind.APART, "names.apart"),
        ("all except US", "all except [US, Egypt]", RelationKind.APART, "names.apart"),
        ("all except US", "all except Egypts", RelationKind.INCOMPARABLE, "names.not-linked"),
        ("none", "X", RelationKind.APART, "names.apart"),
        ("none", "none", RelationKind.SAME, "names.same"),
        ("none", "all", RelationKind.APART, "names.apart"),
        ("only [US]", "all", RelationKind.APART, "names.apart"),
        ("only [US]", "only [US, X]", RelationKind.APART, "names.apart"),
        ("only [US]", ["US", "X"], RelationKind.APART, "names.apart"),
        ("only [US]", "Egypt", RelationKind.APART, "names.apart"),
        ("Europe", "all except NATO", RelationKind.INCOMPARABLE, "names.not-linked"),
        (["Kursk", "Gaza except X"], ["Kursk"], RelationKind.NESTED, "names.nested"),
    ],
)
def test_two_values_relate_as_a_careful_reader_would_say(
    left: object, right: object, kind: RelationKind, rule: str
) -> None:
    """Each pair has the relation that holds whatever unlinked names turn out to be."""
    relation = relate(left, right)
    assert (relation.kind, relation.rule) == (kind, rule)


def test_a_relation_says_what_is_shared_and_what_each_adds() -> None:
    """Shared names, additions and the inner side are told in each side's own words."""
    relation = relate(["US", "Egypt", "DPR"], ["United States", "NATO", "DPR"])
    assert (relation.kind, relation.common) == (RelationKind.OVERLAPS, "[DPR, United States / US]")
    nested = relate(["Gaza Strip"], "Wadi Gaza")
    assert (nested.inner, nested.common, nested.left_adds) == (Side.RIGHT, "Wadi Gaza", ("Gaza Strip",))
    assert nested.links == (Link("Gaza Strip", "Wadi Gaza", "gaza"),)
    overlap = relate(["US", "Egypt"], ["United States", "NATO"])
    assert (overlap.common, overlap.left_adds, overlap.right_adds) == ("United States / US", ("Egypt",), ("NATO",))
    only = relate("only [US]", "US")
    assert (only.inner, only.left_adds, only.right_adds) == (Side.RIGHT, ("no other",), ())
    unlinked = relate(["air", "X"], ["air", "Y"])
    assert (unlinked.common, unlinked.left_adds, unlinked.right_adds) == ("air", ("X",), ("Y",))


@pytest.mark.parametrize(
    ("left", "right", "excluded", "common"),
    [
        ("Gaza", "Gaza except Wadi Gaza", ("Wadi Gaza",), "Gaza except Wadi Gaza"),
        ("Wadi Gaza", "all except Gaza", ("Wadi Gaza",), None),
        ("US", "all except United States", ("United States / US",), None),
        ("only [US]", "all", ("all except US",), "US"),
        ("Gaza", "only [Wadi Gaza]", ("Gaza except Wadi Gaza",), "Wadi Gaza"),
        ("none", ["Y", "X"], ("X", "Y"), None),
        ("all except US", "all except Egypt", ("Egypt", "US"), "all except [Egypt, US]"),
    ],
)
def test_apart_says_which_thing_one_names_and_the_other_excludes(
    left: object, right: object, excluded: tuple[str, ...], common: str | None
) -> None:
    """What is named on one side and excluded on the other is told, and what both name besides."""
    relation = relate(left, right)
    assert (relation.kind, relation.excluded, relation.common) == (RelationKind.APART, excluded, common)


@pytest.mark.parametrize(
    ("left", "right", "kind", "rule"),
    [
        ("US", "Egypt", RelationKind.APART, "names.closed-apart"),
        (["US", "Sinai"], ["Egypt", "NATO"], RelationKind.APART, "names.closed-apart"),
        (["US", "Egypt"], "US", RelationKind.NESTED, "names.nested"),
        (["US", "Egypt"], ["US", "NATO"], RelationKind.OVERLAPS, "names.overlaps"),
        ("France", "Europe", RelationKind.NESTED, "names.nested"),
        ("Europe", "NATO", RelationKind.OVERLAPS, "names.overlaps"),
        ("France", "NATO", RelationKind.INCOMPARABLE, "names.not-linked"),
        ("US", "X", RelationKind.INCOMPARABLE, "names.not-linked"),
        (["US", "X"], ["US", "X", "Egypt"], RelationKind.NESTED, "names.nested"),
        ("only [US]", "Egypt", RelationKind.APART, "names.apart"),
        ("none", "Egypt", RelationKind.APART, "names.apart"),
        ("US", "all", RelationKind.NESTED, "names.nested"),
    ],
)
def test_in_a_closed_term_lists_without_a_common_name_are_apart(
    left: object, right: object, kind: RelationKind, rule: str
) -> None:
    """Closed lists are apart only if every name is known to differ; where they share one the longer adds."""
    relation = relate(left, right, closed=True)
    assert (relation.kind, relation.rule) == (kind, rule)


@pytest.mark.parametrize(
    ("prohibition", "wanted", "answer"),
    [
        ("Gaza", "Wadi Gaza", True),
        ("Wadi Gaza", "Gaza", True),
        ("all", "X", True),
        ("all except Wadi Gaza", "Gaza", True),
        ("all except Gaza", "Wadi Gaza", False),
        ("US", "Egypt", False),
        ("US", "none", False),
        ("none", "US", False),
        ("US", "X", None),
        ("all except X", "Y", None),
        ("Europe", "NATO", None),
        ("Gaza except Netzarim", ["Gaza except Wadi Gaza", "X"], True),
    ],
)
def test_a_prohibition_reaches_what_it_names_in_part(prohibition: str, wanted: object, answer: bool | None) -> None:
    """Some thing wanted that is surely prohibited is enough; what may turn out to be it is not."""
    assert names_reaches(read(prohibition), read(wanted)) is answer
    assert names_reaches(read(wanted), read(prohibition)) is answer


def test_equal_keys_do_not_depend_on_order_or_label() -> None:
    """A value's key is made of ids: another order or another label of the same thing changes nothing."""
    assert read(["US", "Gaza"]).key == read(["Gaza Strip", "united states"]).key
    assert read("only [US]").key != read("US").key
    assert read("none").is_none
    assert not read("only US").is_none


def test_the_cure_for_a_comma_can_be_pasted() -> None:
    """A name with quotes and signs of YAML stands in the cure as YAML takes it."""
    with pytest.raises(Unreadable) as raised:
        parse_names('The "old" bridge: north, east', resolve)
    cure = raised.value.cure
    assert yaml.safe_load(cure[cure.rindex("[") :]) == ['The "old" bridge: north, east']
