"""Parts a paper that holds several parties' versions into one proposal for each; agreed text stands in all of them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ceasefire_diff.model.proposal import Proposal, Provision


def versions_of(proposal: Proposal) -> tuple[Proposal, ...]:
    """The versions that a paper holds, in the order of its header; the proposal itself where it holds none."""
    return tuple(version_of(proposal, each) for each in proposal.versions) or (proposal,)


def version_of(proposal: Proposal, version: str) -> Proposal:
    """One version as a proposal of its own, called FILE#VERSION.

    Provisions keep the events they are: what is agreed is one thing in all versions, and so is what waits for it.
    """
    own_id = f"{proposal.id}#{version}"
    provisions = tuple(
        replace(each, proposal=own_id) for each in proposal.provisions if not each.versions or version in each.versions
    )
    return replace(
        proposal,
        id=own_id,
        party=(proposal.versions[version],),
        missing=proposal.coverage_of.get(version, proposal.missing),
        status=proposal.statuses_of.get(version, proposal.status),
        provisions=provisions,
        version=version,
    )


def is_agreed(left: Sequence[Provision], right: Sequence[Provision], texts: tuple[Proposal, Proposal]) -> bool:
    """Whether two sides of a row are the same agreed provisions of one paper, the same by identity however coded."""
    one, two = texts
    if not (one.version and two.version and one.sha256 == two.sha256 and one.file == two.file):
        return False
    agreed = all(not each.versions for each in (*left, *right))
    return agreed and bool(left) and {each.id for each in left} == {each.id for each in right}
