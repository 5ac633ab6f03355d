"""Asks of a provision that stands alone which of the likeliest of the other text answers it, best first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from ceasefire_diff.aligning.nearness import leaves_to_later
from ceasefire_diff.aligning.related import ASKED_ABOUT, LETTERS_EACH, OFFERS_OF_DEFERRAL
from ceasefire_diff.comparing.conditions import TOPIC as CONDITIONS
from ceasefire_diff.model.answers import Asked, Signature
from ceasefire_diff.model.proposal import Provision, Stance
from ceasefire_diff.reviewing.match_edits import ONE_THING, join, keep_apart, kept_of, put_what_is_declined
from ceasefire_diff.reviewing.question import ANOTHER, LETTERS, AnswerChoice, Edit, Question, QuestionKind
from ceasefire_diff.reviewing.texts_compared import TextsCompared
from ceasefire_diff.reviewing.workbench import Workbench

LIKELY_REST: Final = 0.3
"""How likely an answer must be for a question of its own, where a likelier one of the same was asked about already."""

_Key = tuple[str, str]


def ask_counterparts(texts: TextsCompared) -> list[Question]:
    """One question for each provision that stands alone and has likely answers, each pair asked about once."""
    offered: dict[_Key, list[tuple[float, Provision]]] = defaultdict(list)
    unknown = texts.kept_unknown(Asked.PROVISIONS)
    for offer in texts.comparison.maybe_related:
        if (offer.left.proposal, offer.right.proposal) != (texts.left.id, texts.right.id):
            continue
        left = texts.provision(texts.left.id, offer.left.provision)
        right = texts.provision(texts.right.id, offer.right.provision)
        if texts.of_one_paper and not (left.versions and right.versions):
            continue  # what is agreed answers itself
        if CONDITIONS in (left.topic, right.topic):
            continue  # what is said of conditions stands in the rows on their events, and no match moves it
        if any({f"{each.proposal}/{each.id}" for each in (left, right)} <= about for about in unknown):
            continue  # nor is it asked from the other side
        for one, other in ((left, right), (right, left)):
            if (one.proposal, one.id) not in texts.answered:
                offered[one.proposal, one.id].append((offer.likeness, other))
    settled = _settled(unknown, texts)
    likely = {
        key: sorted(found, key=lambda each: (-each[0], each[1].id))[: _most(texts.provision(*key), texts)]
        for key, found in offered.items()
        if key not in settled
    }
    questions = []
    asked: set[frozenset[_Key]] = set()
    for key in sorted(likely, key=lambda each: (-likely[each][0][0], -len(likely[each]), each[1], each[0])):
        rest = [(likeness, other) for likeness, other in likely[key] if frozenset((key, _key(other))) not in asked]
        enough = ASKED_ABOUT if rest == likely[key] else LIKELY_REST
        if rest and rest[0][0] >= enough:
            asked |= {frozenset((key, _key(other))) for _, other in rest}
            questions.append(_question(texts.provision(*key), [other for _, other in rest], rest[0][0], texts))
    return questions


def _most(provision: Provision, texts: TextsCompared) -> int:
    return OFFERS_OF_DEFERRAL if leaves_to_later(provision, texts.comparison.taxonomy) else LETTERS_EACH


def _settled(unknown: Iterable[frozenset[str]], texts: TextsCompared) -> set[_Key]:
    """Provisions of which somebody said that it is not known what answers them."""
    found: set[_Key] = set()
    for about in unknown:
        by_text: dict[str, list[str]] = defaultdict(list)
        for each in about:
            proposal, _, provision = each.rpartition("/")
            by_text[proposal].append(provision)
        if {*by_text} == {texts.left.id, texts.right.id}:
            found |= {(proposal, ids[0]) for proposal, ids in by_text.items() if len(ids) == 1}
    return found


def _question(provision: Provision, others: Sequence[Provision], likeness: float, texts: TextsCompared) -> Question:
    declined = provision.stance is Stance.DECLINES and not any(
        name in texts.comparison.taxonomy.topics[provision.topic].identifying for name in provision.terms
    )
    by_letter = dict(zip(LETTERS, others, strict=False))

    def answered(words: Sequence[str]) -> Edit:
        """A row for each word of letters; what stands under no letter of them does not answer it."""
        answers = [[_key(by_letter[letter]) for letter in word] for word in sorted(words)]
        rest = [_key(other) for letter, other in by_letter.items() if letter not in "".join(words)]
        told = by_letter[words[0]] if declined and len(words) == len(words[0]) == 1 else None

        def edit(bench: Workbench, signed: Signature) -> Workbench:
            """Where a person names the clause, the proposal says itself what it declines."""
            if signed.clause and told is not None and told.topic == provision.topic:
                return put_what_is_declined(bench, provision, told, signed.clause, texts.comparison)
            # Who says what is declined says that both are about one thing; it need not be asked again.
            return join(bench, _key(provision), answers, rest, signed, ONE_THING if declined else "")

        return edit

    def elsewhere() -> tuple[AnswerChoice, ...]:
        """Each other provision of that text."""
        text = texts.right if provision.proposal == texts.left.id else texts.left
        offered = {each.id for each in others}
        return tuple(
            AnswerChoice(f"{ANOTHER}{each.id.casefold()}", "", another(each), shows=(texts.said(each),))
            for each in text.provisions
            if each.id not in offered and each.topic != CONDITIONS and (each.versions or not texts.of_one_paper)
        )

    def another(found: Provision) -> Edit:
        says = ONE_THING if declined else ""
        rest = [_key(each) for each in others]
        return lambda bench, signed: join(bench, _key(provision), [[_key(found)]], rest, signed, says)

    return Question(
        kind=QuestionKind.DECLINED if declined else QuestionKind.COUNTERPART,
        about=(f"{provision.proposal}/{provision.id}", others[0].proposal),
        asks=(
            "This declines something without saying what. Is it what the other text asks for here?"
            if declined
            else "Which of these answers it?"
        ),
        choices=(
            *(
                AnswerChoice(letter, "", answered([letter]), together=True, shows=(texts.said(other),))
                for letter, other in by_letter.items()
            ),
            AnswerChoice("n", "none of them", _apart(provision, others)),
            AnswerChoice("u", "not known", kept_of(_members(provision, others), Asked.PROVISIONS)),
        ),
        shows=(texts.said(provision),),
        likeness=likeness,
        at_once=answered,
        into_proposal=declined,
        elsewhere=elsewhere,
    )


def _key(provision: Provision) -> _Key:
    return provision.proposal, provision.id


def _members(provision: Provision, others: Sequence[Provision]) -> dict[str, frozenset[str]]:
    return {
        provision.proposal: frozenset((provision.id,)),
        others[0].proposal: frozenset(each.id for each in others),
    }


def _apart(provision: Provision, others: Sequence[Provision]) -> Edit:
    return lambda bench, signed: keep_apart(bench, _members(provision, others), signed)
