"""Asks what a text says that its file leaves unsaid: whom many provisions bind, what a text wants that only states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ceasefire_diff.comparing.norms import Norm, norm_of
from ceasefire_diff.comparing.one_thing import STATED
from ceasefire_diff.model.answers import Asked
from ceasefire_diff.model.proposal import Modality, Provision, Stance
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.reviewing.match_edits import kept_of, list_of, read_into
from ceasefire_diff.reviewing.question import LETTERS_BESIDE_YES, AnswerChoice, Edit, Question, QuestionKind, in_turn
from ceasefire_diff.reviewing.texts_compared import TextsCompared

_Bound = dict[tuple[str, tuple[str, ...]], dict[str, tuple[Provision, set[str], set[str]]]]
"""By silent text and names: its provisions, with their rows and the provisions of the other text that name them."""


def ask_unsaid(texts: TextsCompared) -> list[Question]:
    """One question for each party that one text binds in rows where the other binds nobody, and for each statement."""
    told = {each for about in texts.kept_unknown(Asked.UNSAID) for each in about}
    return [*_ask_bearers(texts, told), *_ask_statements(texts, told)]


def _ask_bearers(texts: TextsCompared, told: set[str]) -> Iterator[Question]:
    found: _Bound = defaultdict(dict)
    for row, pair in texts.two_sided:
        if [each.term for each in pair.results if each.verdict is not Verdict.AGREE] != ["by"]:
            continue  # something else keeps the row from being the same
        sides = texts.members(pair)
        for silent, speaking in (sides, sides[::-1]):
            bearers = {tuple(sorted(each.label for each in one.bearers.named)) for one in speaking if one.bearers}
            if len(bearers) != 1 or any(each.by is not None for each in silent):
                continue
            for each in silent:
                if _key(each) not in told:
                    place = found[each.proposal, next(iter(bearers))].setdefault(each.id, (each, set(), set()))
                    place[1].add(row.id)
                    place[2].update(one.id for one in speaking)
    for (text, names), provisions in found.items():
        yield _bearer(text, names, [provisions[each] for each in sorted(provisions)], texts)


def _bearer(
    text: str, names: Sequence[str], found: Sequence[tuple[Provision, set[str], set[str]]], texts: TextsCompared
) -> Question:
    provisions = [each for each, _, _ in found]
    by_letter = dict(zip(LETTERS_BESIDE_YES, provisions, strict=False))
    says = {"by": list_of(names)}
    silent = (texts.left if text == texts.left.id else texts.right).party_name
    bound = " and ".join(f"“{each}”" for each in names)

    def of(chosen: Sequence[str]) -> Edit:
        """The chosen are bound; of the rest it is kept that it is not said."""
        ids = frozenset(by_letter[letter].id for word_ in chosen for letter in word_)
        rest = frozenset(each.id for each in provisions) - ids
        edits = [read_into({text: ids}, says, texts.comparison)]
        return in_turn([*edits, kept_of({text: rest}, Asked.UNSAID)] if rest else edits)

    everything = frozenset(each.id for each in provisions)
    others = {each for _, _, other in found for each in other}
    other_text = texts.right if text == texts.left.id else texts.left
    rows = sorted({row for _, rows, _ in found for row in rows})
    number = f"{len(rows)} rows say" if len(rows) > 1 else "One row says"
    return Question(
        kind=QuestionKind.UNSAID,
        about=(f"{text}: by {', '.join(names)}", *(f"{text}/{each.id}" for each in provisions)),
        asks=f"{number} in one file alone that {bound} must act. Does the text of {silent} mean that too?",
        choices=(
            AnswerChoice("y", "yes, in all of these", read_into({text: everything}, says, texts.comparison)),
            *(
                AnswerChoice(letter, "", of([letter]), together=True, shows=(texts.said(each),))
                for letter, each in (by_letter.items() if len(by_letter) > 1 else ())
            ),
            AnswerChoice("n", "no, in none of these", kept_of({text: everything}, Asked.UNSAID)),
            AnswerChoice("u", "not known", kept_of({text: everything}, Asked.UNSAID)),
        ),
        shows=(
            *(texts.said(each) for each in provisions if len(provisions) == 1),
            *(texts.said(texts.provision(other_text.id, each)) for each in sorted(others)),
        ),
        rows=tuple(rows),
        at_once=of,
        into_proposal=True,
    )


def _ask_statements(texts: TextsCompared, told: set[str]) -> Iterator[Question]:
    """Statements that stand against what the other text requires, permits or forbids, in a row that needs review."""
    found: dict[str, tuple[Provision, dict[str, Provision], set[str]]] = {}
    for row, pair in texts.two_sided:
        if pair.verdict is not Verdict.UNCLEAR or not any(each.rule == STATED for each in pair.results):
            continue
        sides = texts.members(pair)
        for one, other in (sides, sides[::-1]):
            for each in _stating(one):
                if _key(each) not in told:
                    place = found.setdefault(_key(each), (each, {}, set()))
                    place[1].update({one.id: one for one in other})
                    place[2].add(row.id)
    for provision, others, rows in found.values():
        yield _statement(provision, [others[each] for each in sorted(others)], rows, texts)


def _stating(side: Iterable[Provision]) -> list[Provision]:
    return [each for each in side if norm_of(each) is Norm.SAYS]


def _statement(provision: Provision, others: Sequence[Provision], rows: set[str], texts: TextsCompared) -> Question:
    members = {provision.proposal: frozenset((provision.id,))}

    def means(key: str, value: str) -> Edit:
        return read_into(members, {key: value}, texts.comparison)

    return Question(
        kind=QuestionKind.UNSAID,
        about=(_key(provision), "statement"),
        asks="The first of these only states something. What does its text do with that?",
        choices=(
            AnswerChoice("w", "it wants it done, or to be so", means("modality", Modality.SHALL.value)),
            AnswerChoice("m", "it leaves room for it", means("modality", Modality.MAY.value)),
            AnswerChoice("o", "it leaves it open", means("stance", Stance.DEFERS.value)),
            AnswerChoice("n", "nothing: it only says so", kept_of(members, Asked.UNSAID)),
            AnswerChoice("u", "not known", kept_of(members, Asked.UNSAID)),
        ),
        shows=(texts.said(provision), *map(texts.said, others)),
        rows=tuple(sorted(rows)),
        into_proposal=True,
    )


def _key(provision: Provision) -> str:
    return f"{provision.proposal}/{provision.id}"
