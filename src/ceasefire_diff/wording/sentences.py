"""Every sentence the tool can say, made from a rule and its arguments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ceasefire_diff.comparing.comparison import MaybeRelated, Notice, Remark, TermResult
from ceasefire_diff.model.verdict import Verdict
from ceasefire_diff.rules.of_comparing import rules_of_comparing
from ceasefire_diff.rules.of_texts import REMARKS
from ceasefire_diff.taxonomy.topic import Topic
from ceasefire_diff.values.relation import RelationKind, Side
from ceasefire_diff.wording.clauses import clause, says_the_whole
from ceasefire_diff.wording.quoted import Sentence, quoted
from ceasefire_diff.wording.result_view import PairOfTexts, ResultView
from ceasefire_diff.wording.term_words import label, listed, noun

VERDICT_WORDS: Final[Mapping[Verdict, str]] = {
    Verdict.AGREE: "same",
    Verdict.PARTLY: "compatible",
    Verdict.OPEN: "open",
    Verdict.CONFLICT: "incompatible",
    Verdict.ONE_SIDED: "one text only",
    Verdict.UNCLEAR: "review",
}
"""The short word for a verdict, in every format; options take these and the ids."""

ROOM_WORDS: Final[Mapping[Verdict, str]] = {
    Verdict.AGREE: "same in both texts",
    Verdict.PARTLY: "compatible, not the same",
    Verdict.OPEN: "left open",
    Verdict.CONFLICT: "cannot both hold as written",
    Verdict.ONE_SIDED: "in one text only",
    Verdict.UNCLEAR: "needs review",
}
"""A verdict in full, in every format: one wording each."""

VERDICT_MEANS: Final[Mapping[Verdict, str]] = {
    Verdict.AGREE: "all that both texts state is the same",
    Verdict.PARTLY: "one text asks for more, states what the other leaves unsaid, or allows what the other asks for",
    Verdict.OPEN: "one text or both leave it to be settled, or name it without a figure",
    Verdict.CONFLICT: "no outcome satisfies both texts as they stand",
    Verdict.ONE_SIDED: "the other text says nothing of it, which is not a position",
    Verdict.UNCLEAR: "what the files state does not tell; people must read the texts",
}
"""What a verdict means, in half a sentence."""

COUNTS_CAUTION: Final = "Counts depend on how the texts were divided into provisions; they measure nothing else."
PARAPHRASE_MARK: Final = "Provisions are paraphrased; published wording is in quotation marks."


def reason(result: TermResult, texts: PairOfTexts) -> Sentence:
    """Why one result came out as it did, and which glossary entries it rests on."""
    return Sentence(_sentence(reason_clause(result, texts)) + _on_links(result))


def reason_clause(result: TermResult, texts: PairOfTexts) -> str:
    """The reason for one result as a piece of a sentence."""
    subject, clause = _subject_and_clause(result, texts)
    return f"{subject}: {clause}" if subject else clause


def reasons_in_brief(results: Iterable[TermResult], texts: PairOfTexts) -> Iterator[Sentence]:
    """Why each result came out as it did; what is said alike of several terms is said once."""
    subjects: dict[str, list[str]] = {}
    for result in results:
        subject, clause = _subject_and_clause(result, texts)
        by_glossary = " (by the glossary)" if result.links else ""
        subjects.setdefault(f"{clause}{by_glossary}", []).append(subject)
    for clause, terms in subjects.items():
        named = ", ".join(each for each in dict.fromkeys(terms) if each)
        yield Sentence(_sentence(f"{named}: {clause}" if named else clause))


def _subject_and_clause(result: TermResult, texts: PairOfTexts) -> tuple[str, str]:
    """The term a result is about, empty where the clause speaks of the whole, and the clause without a full stop."""
    said = clause(ResultView(result, texts))
    if result.relation is RelationKind.APART and result.verdict is Verdict.PARTLY and not said.endswith("can hold"):
        said += "; as the texts bind, both can hold"
    return "" if says_the_whole(result.rule, result.term) else label(result.term, texts.topic), said


def summary_of_same(results: list[TermResult], texts: PairOfTexts) -> Sentence:
    """One sentence for all terms that are the same in both texts."""
    names = [f"{noun(each.term, texts.topic)}{_what_is_same(ResultView(each, texts))}" for each in results]
    return Sentence(_sentence(f"same in both texts: {', '.join(names)}"))


def _what_is_same(view: ResultView) -> str:
    """What both texts state of a term, in brackets: once where the words are the same, else in the words of each."""
    if not (view.is_short(Side.LEFT) and view.is_short(Side.RIGHT)):
        words = ""
    else:
        words = " = ".join(dict.fromkeys(map(view.value, Side)))
    told = "; ".join(filter(None, (words, "by the glossary" if view.result.links else "")))
    return f" ({told})" if told else ""


def summary_of_alone(results: list[TermResult], texts: PairOfTexts) -> Sentence:
    """One sentence for all terms that one side alone states; all of `results` are that side's."""
    view = ResultView(results[0], texts).by_rule("term.only-one")
    names = [f"{noun(each.term, texts.topic)}{ResultView(each, texts).in_brackets(view.speaker)}" for each in results]
    return Sentence(_sentence(clause(view, term=listed(names))))


def notice_sentence(notice: Notice, called: Mapping[str, str]) -> Sentence:
    """What a reader must know before reading the rows; `called` is what each proposal is called, by its id."""
    arguments = {name: quoted(value) for name, value in notice.arguments.items()}
    rule = rules_of_comparing().get(notice.id)
    if rule is None:
        return Sentence(_sentence("; ".join((notice.id, *arguments.values()))))
    names = {proposal: quoted(name) for proposal, name in called.items()}
    each = ", ".join(f"{names.get(proposal, proposal)}: {status}" for proposal, status in arguments.items())
    whose = names.get(notice.arguments.get("proposal", ""), "")
    return Sentence(_sentence(rule.says.format_map({"missing": "", **arguments, "each": each, "proposal": whose})))


def remark_sentence(remark: Remark, who: str, clauses: list[str], topic: Topic | None = None) -> Sentence:
    """Something found within one text: `who` speaks, as a piece of a sentence, in these clauses."""
    pieces = defaultdict(str, {name: quoted(value) for name, value in remark.arguments.items()})
    pieces["who"], pieces["term"] = who, noun(remark.arguments.get("term", ""), topic)
    pieces["where"] = f" ({quoted('; '.join(clauses))})" if clauses else ""
    template = REMARKS.get(remark.rule, f"{{who}}: {remark.rule}{{where}}")
    return Sentence(_sentence(template.format_map(pieces)))


def related_sentence(related: MaybeRelated) -> Sentence:
    """Why two provisions are offered as perhaps related."""
    rule = rules_of_comparing()[f"related.{related.reason}"]
    return Sentence(_sentence(rule.says.format(names=quoted(related.arguments.get("names", "")))))


PARTS_ELSEWHERE: Final = "speaks of parts of this in other rows"
"""What stands for a text where the other speaks of a whole matter, and this one of parts of it elsewhere."""


ELSEWHERE: Final = "speaks of this in another row"
"""What stands for a text that answers in another row: of more than two texts, what one answers another need not."""


NOT_MATCHED: Final = "not matched, see review"
"""What stands for a text of which a provision is offered as a counterpart: it may speak of this in another row."""


def silence(*, partial: bool) -> str:
    """What stands for a text that does not speak of a matter; of one known in part no silence is claimed."""
    return "not in this file (incomplete)" if partial else "is silent"


def _sentence(clause: str) -> str:
    """A clause as a sentence: a capital where it begins with a word of ours, and a full stop."""
    return f"{clause[0].upper()}{clause[1:]}."


def _on_links(result: TermResult) -> str:
    """That a result rests on glossary entries, and on which."""
    if not result.links:
        return ""
    links = [f"{quoted(each.left)} / {quoted(each.right)}" for each in dict.fromkeys(result.links)]
    return f" This rests on the glossary: {'; '.join(links)}."
