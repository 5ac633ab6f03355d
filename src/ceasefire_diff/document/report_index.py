"""What every part of a report looks things up in: rows by number, provisions by row, texts by what they are called."""

from __future__ import annotations

from collections.abc import Mapping

from ceasefire_diff.comparing.comparison import Comparison, Row
from ceasefire_diff.document.blocks import Line
from ceasefire_diff.document.short_words import cut
from ceasefire_diff.model.proposal import Proposal, Provision
from ceasefire_diff.wording.labels import Labels, is_made_of_events
from ceasefire_diff.wording.quoted import Sentence
from ceasefire_diff.wording.term_words import subject


class ReportIndex:
    """One comparison with the numbers of its rows."""

    def __init__(self, comparison: Comparison, numbers: Mapping[str, int]) -> None:
        self.comparison = comparison
        self.labels = Labels(comparison)
        self.numbers = numbers
        self.rows: dict[tuple[str, str], list[Row]] = {}
        """The rows each provision stands in, those made of provisions before those the engine made of events."""
        for row in sorted(comparison.rows, key=is_made_of_events):
            for member in row.members:
                self.rows.setdefault((member.proposal, member.provision), []).append(row)

    def who(self, proposal: Proposal) -> str:
        """A text as the subject of a sentence."""
        return subject(self.labels.spoken[proposal.id], joint=len(proposal.party) > 1)

    def matter(self, row: Row) -> str:
        """What a row is about, in one line."""
        about = "; ".join((*self.labels.objects_of(row), *self.labels.stages_of(row)))
        title = self.labels.title_of(row)
        return f"{title}: {about}" if about else title

    def row_of(self, provision: Provision) -> Row | None:
        """The row a provision stands in by its matter."""
        found = self.rows.get((provision.proposal, provision.id))
        return found[0] if found else None

    def number_of(self, provision: Provision) -> tuple[int, ...]:
        """The number of the row a provision stands in by its matter."""
        row = self.row_of(provision)
        return (self.numbers[row.id],) if row is not None else ()

    def brief(self, provision: Provision, most: int) -> str:
        """A provision in the paraphrase of its file, cut after a word where it is long; the table has it whole."""
        return cut(provision.text, most)

    def line(self, words: Sentence, row: Row) -> Line:
        """A line that leads to a row."""
        return Line(words, (self.numbers[row.id],))

    def clauses(self, provision: Provision) -> str:
        """The clauses of a provision, empty where its text has none."""
        return "; ".join(provision.clauses)

    def options(self, provision: Provision) -> tuple[str, ...]:
        """What the options are called in which a provision stands."""
        proposal = self.labels.proposals[provision.proposal]
        return tuple(proposal.options.get(each, each) for each in provision.options)
