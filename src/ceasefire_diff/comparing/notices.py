"""What a reader must know before reading the rows of a comparison."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire_diff.comparing.comparison import Notice
from ceasefire_diff.model.proposal import Proposal


def notices_on(proposals: Sequence[Proposal]) -> tuple[Notice, ...]:
    """The notices of a comparison: order of columns, unlike status, partial coverage, and whose words prevail."""
    notices = [Notice("columns.order-given")]
    statuses = {proposal.id: proposal.status.value for proposal in proposals}
    if len(set(statuses.values())) > 1:
        notices.append(Notice("status.unlike", statuses))
    notices += [
        Notice("coverage.partial", {"proposal": proposal.id, "missing": proposal.missing})
        for proposal in proposals
        if proposal.missing is not None
    ]
    return (*notices, Notice("words.prevail"), Notice("counts.depend"))
