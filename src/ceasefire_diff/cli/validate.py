"""`validate`: says what is wrong with files and what a careful reader would ask, of all files at once."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options
from ceasefire_diff.cli.option_words import DEFAULT_PATH

UNFINISHED_RULE: Final = "text.unfinished"

EXAMPLE: Final = """
\b
Examples, in the root of this repository:
  ceasefire-diff validate proposals/istanbul-2025
  ceasefire-diff validate --show note --level name.unknown=off
  ceasefire-diff validate --outline proposals/gaza-2025/us-2025-05-29.yaml
"""


def validate(
    paths: options.PathsToValidate = None,
    *,
    glossary: options.GlossaryForEach = None,
    topics_file: options.TopicsFileForEach = None,
    format_: options.FormatOfFindings = None,
    output: options.FindingsFiles = None,
    fail_on: options.FailOnLevel = None,
    show: options.Show = None,
    level: options.Levels = None,
    config: options.Config = None,
    acceptances: options.Acceptances = None,
    write_acceptances: options.WriteAcceptances = None,
    today: options.Today = None,
    unfinished: options.TakeUnfinished = False,
    outline: options.OutlineOnly = False,
) -> None:
    """Say what is wrong with proposals, glossaries and topics.

    It also says what a careful reader would ask of them.
    Each finding has its line and its fix. What breaks the format is an error; what may be a slip is a warning, and
    what is worth knowing a note. A file in which something is `unfinished` is an error too, but
    with --unfinished: then what is left is counted, with the topics each clause may belong to. Exit status 1 if a
    finding is at least as severe as --fail-on, 2 if a file cannot be opened.
    """
    from ceasefire_diff.checking.examine import examine, examined
    from ceasefire_diff.checking.policy import judged
    from ceasefire_diff.checking.settings import CheckOptions
    from ceasefire_diff.cli import findings
    from ceasefire_diff.cli.console import put_as_shown, remark, tell
    from ceasefire_diff.reading.paths import files_meant, files_meant_if_unsaid
    from ceasefire_diff.reading.validation import check_files
    from ceasefire_diff.render.formats import formats_of_files
    from ceasefire_diff.render.pages.progress import outline_as_text, progress_as_text, texts_of
    from ceasefire_diff.taxonomy.compiled import built_in_taxonomy

    files_to_write = formats_of_files(output or (), "validate")  # before the work, not after it
    levels = (*(level or ()), *([f"{UNFINISHED_RULE}=note"] if unfinished else []))
    asked = CheckOptions(tuple(paths or ()), fail_on, show, levels, acceptances)
    settings = findings.settings_for(asked, paths or [], config)
    unsaid = not paths and settings.paths == (DEFAULT_PATH,)
    files, not_found = files_meant_if_unsaid(DEFAULT_PATH) if unsaid else files_meant(settings.paths)
    read = check_files(files, glossary=glossary, topics_file=topics_file)
    policy = settings.policy
    looked_at = examined(read)
    day = findings.day_meant(today)
    result = judged(examine(read, policy, settings.acceptances), policy, day, looked_at)
    if outline:
        put_as_shown(texts_of(outline_as_text(each.proposal, each.taxonomy) for each in read.texts))
    else:
        inputs = (*files, glossary, topics_file, config, acceptances)
        findings.deliver(findings.outcome("validate", result, policy), format_, files_to_write, inputs)
    if unfinished and not outline and format_ is None and not output:
        documented = built_in_taxonomy(documented=True)
        put_as_shown(texts_of(progress_as_text(each.proposal, documented) for each in read.texts))
    stops = [*not_found, *read.stops]
    tell(stops)
    if write_acceptances is not None:
        remark(findings.write_acceptances(write_acceptances, result, policy))
    remark(findings.summary(findings.counted(len(read.read), "file") + " read", result, policy, stops))
    raise typer.Exit(findings.status(result.findings, policy, stops))
