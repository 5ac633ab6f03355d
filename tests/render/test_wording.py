"""Proves that every sentence of the tool is neutral, complete and the same for both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from msgspec.structs import replace

from ceasefire_diff.comparing.comparison import MaybeRelated, Member, Notice, Reason, Remark, Stated, TermResult
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.outline.outline import outline
from ceasefire_diff.rules.of_comparing import (
    rules_of_comparing,
    rules_on_results,
)
from ceasefire_diff.rules.of_texts import REMARKS
from ceasefire_diff.values.relation import Link, RelationKind, Side
from ceasefire_diff.values.value import KINDS
from ceasefire_diff.wording import sentences
from ceasefire_diff.wording.clauses import PIECES, piece_of_a_side
from ceasefire_diff.wording.forms import FORMS
from ceasefire_diff.wording.labels import Labels
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.result_view import PairOfTexts
from tests.render.banned_words import BANNED
from tests.render.shown import document, lines_of
from tests.texts import istanbul

SOURCES = Path(__file__).parents[2] / "src" / "ceasefire_diff"

NEVER_TOLD = {"schedule.open", "schedule.incomparable"}
"""Ids that schedules use inside; their relation is told under the part they belong to."""

ARGUMENTS = (
    "key",
    "unsaid",
    "found",
    "terms",
    "name",
    "event",
    "first",
    "second",
    "earlier",
    "later",
    "silent",
    "by",
    "on",
    "why",
)
LEFT = (Stated("left", "p1", "30 days", ("I.1",), 3),)
RIGHT = (Stated("right", "p2", "60 days", ("2",), 4),)
UNNUMBERED = tuple((replace(each, clauses=()),) for (each,) in (LEFT, RIGHT))
"""The same in files that give no clause numbers."""


def every_result(rule: str) -> Iterator[TermResult]:
    """Results of one rule in every shape it may come in."""
    for relation in RelationKind:
        for left, right in ((LEFT, RIGHT), (LEFT, ()), ((), RIGHT), UNNUMBERED):
            for inner in (None, Side.LEFT, Side.RIGHT):
                for common, adds in ((None, ()), ("30 days", ("a", "b"))):
                    yield TermResult(
                        "length",
                        relation,
                        Verdict.PARTLY,
                        rule,
                        left,
                        right,
                        inner=inner,
                        common=common,
                        distance=common,
                        left_adds=adds,
                        right_adds=adds,
                        excluded=adds,
                        links=(Link("a", "b", "c"),) if adds else (),
                        arguments=dict.fromkeys(ARGUMENTS, "length"),
                    )


def every_sentence() -> Iterator[tuple[str, Sentence]]:
    """Every sentence about positions, each with the rule it belongs to."""
    for partial in (False, True):
        texts = PairOfTexts("Arcadia", "Zembla", left_partial=partial, right_partial=partial)
        for rule in (*rules_on_results(), "unknown.rule"):
            for result in every_result(rule):
                yield rule, sentences.reason(result, texts)
                yield from ((rule, each) for each in sentences.reasons_in_brief([result, result], texts))
                yield rule, sentences.summary_of_alone([result, result], texts)
                yield rule, sentences.summary_of_same([result], texts)
    for each in ("columns.order-given", "status.unlike", "coverage.partial", "words.prevail", "counts.depend", "other"):
        yield each, sentences.notice_sentence(Notice(each, {"proposal": "a", "missing": "II"}), {"a": "A"})
    for each in ("text.states-both", "options.both-needed", "options.dangling", "other"):
        arguments = {"term": "length", "first": "1", "second": "2", "options": "x"}
        yield each, sentences.remark_sentence(Remark(each, "a", ("p",), arguments), "A", ["I"])
    for reason in Reason:
        yield (
            reason,
            sentences.related_sentence(MaybeRelated(Member("a", "p"), Member("b", "q"), reason, {"names": "x / y"})),
        )


def test_no_sentence_judges() -> None:
    """No word of our own in any sentence about positions blames, praises, ranks or advises."""
    judging = {(rule, str(sentence)) for rule, sentence in every_sentence() if BANNED.search(sentence.own_words)}
    judging |= {
        ("verdict", words)
        for words in (*sentences.VERDICT_WORDS.values(), *sentences.ROOM_WORDS.values())
        if BANNED.search(words)
    }
    judging |= {
        (page.id, text)
        for page in rules_of_comparing().values()
        for text in (page.means, page.arises)
        if BANNED.search(text.replace("to be agreed", ""))
    }
    assert not judging


def test_sentences_are_whole() -> None:
    """Every sentence begins with a capital, a name or a value, ends with a full stop and has no gaps."""
    for rule, sentence in every_sentence():
        text = str(sentence)
        assert text.endswith("."), rule
        assert not re.search(r"  | \.|\(\)|\(; |; \)|None|\x02|\x03|\.\.", text), (rule, text)
        own = next(sentence.pieces)
        assert own[1] or not own[0] or own[0][0].isupper() or own[0][0] == "“" or rule in ("other", "unknown.rule"), (
            text
        )


def test_sentences_of_real_texts_do_not_judge() -> None:
    """The comparison of real texts holds no word of our own that judges."""
    told = outline(Labels(istanbul()))
    sentences = [sentence for row in told.rows for judged in row.judged for _, sentence in judged.results]
    shown = (document(istanbul(), full=full, more=True) for full in (False, True))
    sentences += [line.words for each in shown for line in lines_of(each)]
    assert len(sentences) > 100
    assert not [str(each) for each in sentences if BANNED.search(each.own_words)]


def rules_in_sources() -> set[str]:
    """Every rule id that the engine and the values write down."""
    families = "|".join({each.partition(".")[0] for each in (*rules_of_comparing(), *REMARKS)})
    found = set()
    for folder in ("values", "comparing"):
        for file in (SOURCES / folder).glob("*.py"):
            text = file.read_text(encoding="utf-8")
            found |= set(re.findall(rf'"((?:{families})\.[a-z-]+)"', text))
            found |= {f"{kind}.{end}" for kind, end in re.findall(r'f"\{(kind)\}\.([a-z-]+)"', text)}
    for end in {each.partition(".")[2] for each in found if each.startswith("kind.")}:
        found |= {f"amount.{end}"}
    complaints = {kind.complaint for kind in KINDS.values()}
    return {each for each in found if not each.startswith("kind.")} - NEVER_TOLD - complaints


def test_every_rule_has_a_sentence() -> None:
    """Whatever rule the engine emits on a result, there are words for it."""
    assert rules_in_sources() <= {*rules_of_comparing(), *REMARKS}


def test_every_template_can_be_filled() -> None:
    """Templates ask for no piece that there is not, and have every form that grammar may choose."""
    for rule in rules_on_results().values():
        for template in (rule.says, *rule.forms.values()):
            assert template
            for _, name, _, _ in Formatter().parse(template):
                assert name is None or name in PIECES or piece_of_a_side(name) is not None, (rule.id, name)
        assert bool(rule.forms) is (rule.id in FORMS), rule.id


def test_pages_are_whole() -> None:
    """Every page says in sentences what its rule means and when it arises, and belongs to a family."""
    for page in rules_of_comparing().values():
        assert page.means.endswith("."), page.id
        assert page.arises.endswith("."), page.id


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_words_for_both_places(verdict: Verdict) -> None:
    """Both columns of the table of verdicts are there."""
    assert sentences.VERDICT_WORDS[verdict]
    assert sentences.ROOM_WORDS[verdict]


def test_a_text_known_in_part_is_never_called_silent() -> None:
    """Where the silent side's file is incomplete, no sentence says that only one text speaks, or that one is silent."""
    texts = PairOfTexts("Arcadia", "Zembla", right_partial=True)
    result = TermResult("length", RelationKind.ONLY_ONE, Verdict.PARTLY, "term.only-one", LEFT, ())
    for rule in ("term.only-one", "order.only-one", "row.only-one", "row.not-in-file", "conditions.only-one"):
        text = str(
            sentences.reason(
                TermResult("row", RelationKind.ONLY_ONE, Verdict.PARTLY, rule, LEFT, (), arguments={"event": "x"}),
                texts,
            )
        )
        assert "incomplete" in text, text
        assert not re.search("only Arcadia|silent", text, re.IGNORECASE), text
    assert "incomplete" in str(sentences.summary_of_alone([result], texts))
    assert sentences.silence(partial=True) == "not in this file (incomplete)"


def test_exchanging_the_texts_exchanges_the_sides_of_a_sentence() -> None:
    """A sentence on mirrored results is the same sentence with the parties exchanged."""
    for rule in rules_on_results():
        for result in every_result(rule):
            alone = "{speaker" in rules_on_results()[rule].says
            if alone == bool(result.left and result.right) or not result.inner:
                continue
            mirrored = replace(
                result,
                left=tuple(replace(each, proposal="left") for each in result.right),
                right=tuple(replace(each, proposal="right") for each in result.left),
                inner=result.inner.other,
            )
            there = str(sentences.reason(result, PairOfTexts("Arcadia", "Zembla")))
            back = str(sentences.reason(mirrored, PairOfTexts("Zembla", "Arcadia")))
            assert sorted(re.findall(r"\w+", there)) == sorted(re.findall(r"\w+", back)), (there, back)
