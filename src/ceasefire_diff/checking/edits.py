"""Checks what an edit does: to the form of files, to a party's own text, and to how it stands beside the others'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from ceasefire_diff.checking.changed_files import Changes, Scope, changes, from_top, scope_of
from ceasefire_diff.checking.counterparts import counterparts
from ceasefire_diff.checking.finding import Finding, Related, RelatedKind, complained, sorted_findings
from ceasefire_diff.checking.header_changes import header_movement
from ceasefire_diff.checking.proposal_versions import ProposalVersion, ProposalVersions, name_of
from ceasefire_diff.checking.provision_changes import TwoVersions, movement
from ceasefire_diff.checking.sides import Sides
from ceasefire_diff.model.proposal import Proposal
from ceasefire_diff.reading.file_set import no_version, split_version
from ceasefire_diff.reading.git.repository import Difference, Repository
from ceasefire_diff.reading.git.trees import CommitTree, DiskTree, Tree
from ceasefire_diff.rules.registry import finding_rules
from ceasefire_diff.source.diagnostics import Diagnostic, Level, Place, refused

_HEAD: Final = "HEAD"


class CheckRequest(Struct, frozen=True):
    """What is to be checked: paths, the revision to start from, the one to end with (None: the files on disk).

    `staged`: what the next commit will hold, in place of the files on disk.
    `against` names the other texts; None takes the latest of each other party, an empty tuple none.
    """

    paths: tuple[str, ...]
    base: str
    head: str | None = None
    against: tuple[str, ...] | None = None
    staged: bool = False


class CheckedEdits(Struct, frozen=True):
    """What was found. `stops` could not be done; `files` changed since `base`; `day` is the later of head and base.

    `names` are what the proposals are called that changed, or whose row with another text did.
    """

    findings: tuple[Finding, ...]
    stops: tuple[Diagnostic, ...]
    files: int
    base: str
    day: str
    left_out: tuple[Diagnostic, ...] = ()
    names: frozenset[str] = frozenset()


def check_edits(wanted: CheckRequest, repository: Repository | None = None) -> CheckedEdits:
    """Look at every edit since the merge base; raises CannotRun where nothing can be looked at."""
    repository = repository or Repository()
    try:
        return _check(wanted, repository)
    finally:
        repository.close()


def _check(wanted: CheckRequest, repository: Repository) -> CheckedEdits:
    if wanted.head is None and repository.top is None:
        message, cure = "This repository has no files on disk to look at", "Name a revision with `--head REF`"
        raise refused("git.bare", message, cure)
    head = repository.commit(wanted.head or _HEAD)
    base = repository.merge_base(repository.commit(wanted.base), head, wanted.base)
    scope = scope_of(wanted.paths, repository)
    against = [split_version(each) for each in wanted.against or ()]
    beside = tuple(from_top(each, repository) for each, _ in against)
    folders = tuple(dict.fromkeys((*scope.folders, *(each.rpartition("/")[0] for each in beside))))
    before = CommitTree(repository, base, repository.files(base, folders))
    after = _after(wanted, repository, head, folders)
    differing = repository.differences(base, head if wanted.head else None, folders, staged=wanted.staged)
    texts = ProposalVersions(before, after, repository.prefix)
    found = changes(differing, before, after, scope.holds)
    known = {*before.files, *(each.later for each in differing if each.later)}
    stops = scope.not_found(known, base[:12])
    named = []
    for (given, version), path in zip(against, beside, strict=True):
        named.append(f"{path}#{version}" if version else path)
        if after.read(path) is None:
            stops.append(_missing(given))
        elif version and version not in (held := texts.look(path).versions):
            stops.append(no_version(given, version, held))
    sides = Sides(texts, named if wanted.against is not None else None)
    findings = [finding for each in found.proposals for finding in _of_file(each, texts, sides)]
    findings += _of_shared(found, texts, sides, scope)
    findings += sides.findings()
    stops += after.stops.values() if isinstance(after, DiskTree) else ()
    return CheckedEdits(
        findings=sorted_findings(findings),
        stops=tuple(stops),
        files=len(found.proposals) + len(found.shared),
        base=base,
        day=max(repository.date(head), repository.date(base)),
        left_out=tuple(sides.left_out),
        names=frozenset(name_of(each.later or each.earlier or "") for each in found.proposals)
        | {each.proposal for each in findings},
    )


def _after(wanted: CheckRequest, repository: Repository, head: str, folders: Sequence[str]) -> Tree:
    if wanted.staged:
        return CommitTree(repository, None, repository.staged(folders))
    if wanted.head is None and repository.top is not None:
        skipped = repository.staged(folders, only_skipped=True)
        return DiskTree(repository.top, CommitTree(repository, None, skipped) if skipped else None)
    return CommitTree(repository, head, repository.files(head, folders))


def _missing(given: str) -> Diagnostic:
    return Diagnostic(
        "file.not-found", f"There is no file `{given}`", "Check the path given with `--against`", Place(given)
    )


def _of_file(difference: Difference, texts: ProposalVersions, sides: Sides) -> Iterator[Finding]:
    """All findings on one changed file but those on how it stands beside others, which `sides` gathers."""
    if difference.later is None:
        yield _whole("file.removed", difference, texts)
        return
    text = texts.later(difference.later)
    if text is None:
        return
    was = texts.earlier(difference.earlier, difference.later) if difference.earlier else None
    yield from _complaints(text, was, difference.later)
    if text.proposal is not None and not text.proposal.is_finished:
        sides.left_out.append(_unfinished(texts.called(difference.later), text.proposal))
    if difference.earlier is None:
        yield _whole("file.added", difference, texts)
        return
    if difference.earlier != difference.later:
        yield _whole("file.renamed", difference, texts)
    if text.proposal is None or was is None or text.root is None or was.root is None:
        return
    if was.proposal is None:
        sides.left_out.append(_was_invalid(texts.called(difference.earlier)))
        return
    versions = TwoVersions(
        was.proposal, text.proposal, name_of(difference.later), texts.called(difference.earlier), texts.before.revision
    )
    found = counterparts(was.proposal, text.proposal, text.taxonomy)
    moved = [*header_movement(versions, was.root, text.root), *movement(versions, found)]
    yield from moved
    sides.edited(difference, found, moved)


def _complaints(text: ProposalVersion, was: ProposalVersion | None, path: str) -> Iterator[Finding]:
    """What is wrong in a file; what was warned of before is not told again, for no edit brought it about."""
    old = {(each.rule, each.message) for each in was.problems} if was else set()
    for problem in text.problems:
        if problem.level is Level.ERROR or (problem.rule, problem.message) not in old:
            yield complained(problem, rule="file.invalid", proposal=name_of(path))


def _of_shared(found: Changes, texts: ProposalVersions, sides: Sides, scope: Scope) -> Iterator[Finding]:
    """What an edit of a glossary or a topics file does: to itself, and to the texts that are read with it."""
    for path in sorted(found.shared):
        for problem in texts.complaints(path):
            yield complained(problem, rule="file.invalid", proposal=name_of(path))
        for text in sides.reread(path, scope.holds):
            read = texts.later(text)
            if read is not None and not any(each.later == text for each in found.proposals):
                yield from (
                    complained(each, rule="file.invalid", proposal=name_of(text))
                    for each in read.problems
                    if each.level is Level.ERROR
                )


def _whole(rule: str, difference: Difference, texts: ProposalVersions) -> Finding:
    """A finding on a whole file; one that is gone has no line."""
    was, path = difference.earlier, difference.later or difference.earlier or ""
    before = Related(RelatedKind.BEFORE, Place(texts.called(was), 1), texts.before.revision) if was else None
    return Finding(
        rule,
        finding_rules()[rule].level,
        Place(texts.called(path), 1 if difference.later else 0),
        name_of(path),
        arguments={"earlier": texts.called(was)} if was and rule == "file.renamed" else {},
        related=(before,) if before else (),
    )


def _unfinished(file: str, proposal: Proposal) -> Diagnostic:
    progress = proposal.progress
    message = f"`{file}` is unfinished: {progress.coded} of {progress.clauses} clauses are coded"
    fix = "Edits of what is not coded yet are not told"
    return Diagnostic("git.unfinished", message, fix, Place(file), level=Level.NOTE)


def _was_invalid(file: str) -> Diagnostic:
    message = f"`{file}` had errors at the base, so that its edits cannot be told one by one"
    return Diagnostic("git.base-invalid", message, "Read the edit itself: `git diff`", Place(file), level=Level.NOTE)
