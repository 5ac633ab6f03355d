"""Declares every argument and option once, for all the commands that take it.

An alias here is the type of a parameter there: `check` and `validate`, `report` and `compare` share them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Final

import typer

from ceasefire_diff.cli.console import NARROWEST, Colour
from ceasefire_diff.cli.option_words import (
    DEFAULT_PATH,
    NO_OTHER_TEXT,
    Bar,
    DriverAction,
    FailBar,
    PageFormat,
    ReportLayout,
    SchemaKind,
    judged_rules,
    rule_ids,
    status_words,
    topic_ids,
    verdict_words,
)
from ceasefire_diff.cli.side_by_side import VERDICT_CHOICES, FailOnConflict
from ceasefire_diff.render.formats import (
    ComparisonFormat,
    FindingFormat,
    HistoryFormat,
    ListFormat,
    SurveyFormat,
    TimelineFormat,
    endings_of,
)


def _printed(default: str) -> Any:  # noqa: ANN401 - what typer itself says of its options
    """`--format`: what a command prints, and what it prints unless told."""
    return typer.Option("--format", help=f"What to print [default: {default}; nothing if only -o is given].")


def _written(endings: Iterable[str]) -> Any:  # noqa: ANN401 - as above
    """`-o`: files to write; their endings pick the formats."""
    return typer.Option(
        "-o", "--output", metavar="FILE", help=f"Write to a file: {', '.join(endings)}; may be repeated."
    )


_OF_TEXTS: Final = "FILE#VERSION, - (standard input) or REVISION:path"

# --- the files a command reads ---

TextsToCompare = Annotated[
    list[str],
    typer.Argument(
        metavar="A B [C...]",
        help=f"Two or more proposal files, {_OF_TEXTS}; or one file that holds several versions.",
    ),
]
Texts = Annotated[
    list[str],
    typer.Argument(metavar="A B...", help=f"Proposal files, {_OF_TEXTS}."),
]
PathsToValidate = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH...]",
        help=f"Files, folders, patterns in quotes, - (standard input) or REVISION:path [default: {DEFAULT_PATH}/].",
    ),
]
PathsToCheck = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH...]", help=f"Files, folders or patterns in quotes [default: {DEFAULT_PATH}/]."),
]
PathsOfSettings = Annotated[
    list[str] | None,
    typer.Argument(metavar="[PATH...]", help="What you would give to validate or check [default: the settings' own]."),
]
GlossaryFile = Annotated[str | None, typer.Option(metavar="FILE", help="Glossary [default: as named in the files].")]
GlossaryForEach = Annotated[str | None, typer.Option(metavar="FILE", help="Glossary [default: as named in each file].")]
TopicsFile = Annotated[str | None, typer.Option(metavar="FILE", help="Custom topics [default: as named in the files].")]
TopicsFileForEach = Annotated[
    str | None, typer.Option(metavar="FILE", help="Custom topics [default: as named in each file].")
]
TopicsFileToList = Annotated[
    str | None, typer.Option(metavar="FILE", help="Custom topics to list beside the built-in ones.")
]
TopicsFileToDescribe = Annotated[
    str | None, typer.Option(metavar="FILE", help="Custom topics to describe beside the built-in ones.")
]

# --- timeline ---

TextsOnATimeline = Annotated[
    list[str],
    typer.Argument(metavar="A [B...]", help=f"One or more proposal files, {_OF_TEXTS}."),
]
FormatOfTimeline = Annotated[TimelineFormat | None, _printed("terminal")]
TimelineFiles = Annotated[list[str] | None, _written((".txt", ".json", ".md", ".svg"))]
CountedFrom = Annotated[
    str,
    typer.Option("--from", metavar="EVENT", help="The event, by id, that times are counted from where they can be."),
]

# --- compare and report ---

FormatOfComparison = Annotated[ComparisonFormat | None, _printed("terminal")]
ComparisonFiles = Annotated[list[str] | None, _written(endings_of("compare"))]
ReportFiles = Annotated[list[str] | None, _written(endings_of("report"))]
Verdicts = Annotated[
    list[str] | None,
    typer.Option(
        metavar="LIST",
        help=f"Show only these verdicts: {VERDICT_CHOICES}.",
        autocompletion=verdict_words,
    ),
]
Topics = Annotated[
    list[str] | None,
    typer.Option(metavar="LIST", help="Show rows of these topics.", autocompletion=topic_ids),
]
Rows = Annotated[
    list[str] | None, typer.Option("--row", metavar="LIST", help="Print these rows in full: 18, 3-5, 4,7 or an id.")
]
Full = Annotated[bool, typer.Option("--full", "--detail", help="Print all rows in full.")]
RelatedRows = Annotated[bool, typer.Option("--related", help="Add provisions in different rows that may be related.")]
Sources = Annotated[bool, typer.Option("--sources", help="Add the sources of the texts.")]
InternalNotes = Annotated[
    bool,
    typer.Option("--with-internal", help="With --row or --full: internal notes and rules too; never for a room."),
]
Pager = Annotated[
    bool, typer.Option("--pager/--no-pager", help="Page what is longer than the screen, with PAGER or less.")
]
FailOn = Annotated[
    FailOnConflict,
    typer.Option(
        help="conflict: exit status 1 if, for some two proposals, a row conflicts in every pair of their options."
    ),
]
Width = Annotated[
    int | None,
    typer.Option(min=NARROWEST, max=1000, metavar="COLUMNS", help="Columns [default: those of the terminal]."),
]
Color = Annotated[Colour, typer.Option(help="When to use colour; auto also heeds NO_COLOR and FORCE_COLOR.")]
LayoutOfReport = Annotated[
    ReportLayout,
    typer.Option(help="table: issues by texts; brackets: one text, with brackets where the texts differ."),
]
Template = Annotated[str | None, typer.Option(metavar="FILE", help="A Word document whose styles the .docx takes.")]
From = Annotated[
    str | None,
    typer.Option(
        "--from",
        "--numbers",
        metavar="FILE",
        help="Bring back numbers, working text and status from an earlier report (.docx, .xlsx or .csv).",
    ),
]
EditionFor = Annotated[
    str | None, typer.Option(metavar="PARTY", help="Put this party's column first; nothing else changes.")
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        metavar="LIST",
        help="Only provisions of this status: tabled, published, leaked, reported, non-paper.",
        autocompletion=status_words,
    ),
]
WithInternal = Annotated[
    bool, typer.Option("--with-internal", help="Also list where one text states two things on one issue.")
]
Contact = Annotated[str | None, typer.Option(metavar="TEXT", help="Contact for corrections; printed on page one.")]

# --- review ---

FilesToReview = Annotated[
    list[str],
    typer.Argument(
        metavar="A B [C...]", help="Two or more proposal files, FILE#VERSION, or one file that holds several versions."
    ),
]
ListQuestions = Annotated[bool, typer.Option("--list", help="List the questions that are open, and ask none.")]
FormatOfQuestions = Annotated[
    ListFormat | None, typer.Option("--format", help="How to list them [default: text, or by the ending of -o].")
]
QuestionsFile = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write the list to a file: .txt, .json, .md, .csv or .xlsx."),
]
AnswersFile = Annotated[
    str | None, typer.Option(metavar="FILE", help="Take the answers from a list that was filled in: csv, xlsx or json.")
]
AnsweredBy = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who answers; it stands beside each answer.")
]
AnsweredOn = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="The day that stands beside answers [default: today].")
]
GlossaryToKeep = Annotated[
    str | None,
    typer.Option(
        "--glossary", metavar="FILE", help="Where answers are kept; else the one the files name, or a new one."
    ),
]

# --- validate and check ---

FailOnLevel = Annotated[
    FailBar | None, typer.Option(help="Exit with 1 for a finding of this level or a more severe one [default: error].")
]
Show = Annotated[Bar | None, typer.Option(help="Tell findings from this level on one by one [default: warning].")]
ShowEdits = Annotated[Bar | None, typer.Option(help="Tell findings from this level on one by one [default: note].")]
FormatOfFindings = Annotated[FindingFormat | None, _printed("lines")]
FindingsFiles = Annotated[list[str] | None, _written(endings_of("validate"))]
Levels = Annotated[
    list[str] | None,
    typer.Option(
        "--level",
        metavar="RULE=LEVEL",
        help="Give a rule, or a family of rules, another level for this run, or off. May be repeated.",
        autocompletion=judged_rules,
    ),
]
Config = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", help="Settings from this file; else of the nearest folder above the paths that has some."
    ),
]
Acceptances = Annotated[
    str | None, typer.Option(metavar="FILE", help="What has been accepted; else what the settings name.")
]
WriteAcceptances = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", help="Add an acceptance for everything that is told, for you to say why, who and until when."
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day acceptances are held against; else that of the commits compared, or of this machine.",
    ),
]
Base = Annotated[
    str | None,
    typer.Option(
        metavar="REF", help="Edits are those since this revision and the head went apart; HEAD with --staged."
    ),
]
Staged = Annotated[
    bool, typer.Option("--staged", help="Look at what is staged, as the next commit will be, not at the disk.")
]
Head = Annotated[str | None, typer.Option(metavar="REF", help="The revision to look at [default: the files on disk].")]
Against = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FILE",
        help="Another party's text to stand beside, once for each; FILE#VERSION for one of a joint paper [default: the "
        f"latest of each other party in the folder]; no text with {NO_OTHER_TEXT}.",
    ),
]

# --- topics, explain, schema, new, git-driver ---

OneTopic = Annotated[
    str | None, typer.Argument(metavar="[TOPIC]", help="One topic, told in full.", autocompletion=topic_ids)
]
RuleId = Annotated[
    str | None,
    typer.Argument(
        metavar="[RULE]", help="A rule or a verdict [default: all rules, by family].", autocompletion=rule_ids
    ),
]
FormatOfTopics = Annotated[
    PageFormat, typer.Option("--format", help="markdown prints a whole page (docs/topics.md is made so).")
]
FormatOfRules = Annotated[
    PageFormat, typer.Option("--format", help="markdown prints a whole page (docs/rules.md is made so).")
]
KindOfSchema = Annotated[
    SchemaKind,
    typer.Argument(
        metavar="KIND",
        show_choices=False,
        help=f"{', '.join(SchemaKind)}: files of this kind; comparison and findings are what --format json prints.",
    ),
]
PaperToRead = Annotated[
    str,
    typer.Argument(
        metavar="PAPER", help="A paper: .docx, .pdf, .odt, .html, .md or .txt; or the .yaml draft to go on with."
    ),
]
DraftFile = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="The .yaml file to write; it must not exist yet."),
]
BesideFile = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="A proposal file whose words (topics, names, events, units) go first."),
]
ChosenTopics = Annotated[
    list[str] | None,
    typer.Option(
        "--choose",
        metavar="CLAUSE=TOPIC",
        help="Go on with a draft: the topic of a clause or id, 4=release,6=talks; 12=talks+release makes two of one.",
    ),
]
CutsInClauses = Annotated[
    list[str] | None,
    typer.Option("--cut", metavar="CLAUSE=WORDS", help="Go on with a draft: cut a clause in two before these words."),
]
TidyDraft = Annotated[bool, typer.Option("--tidy", help="Go on with a draft: delete the hints of what is finished.")]
ClausesOfText = Annotated[
    str | None,
    typer.Option("--clauses", metavar="LIST", help="The clauses of the text, 1-24 or A1-A7,B1: a provision for each."),
]
GlossaryOf = Annotated[
    list[str] | None,
    typer.Option(
        "--glossary", metavar="FILE", help="Write a glossary for this file and put its line there; may be repeated."
    ),
]
Find = Annotated[
    str | None, typer.Option("--find", metavar="WORDS", help="The topics these words may belong to, best first.")
]
Stub = Annotated[bool, typer.Option("--stub", help="A provision of this topic to paste, its terms as comments.")]
TakeUnfinished = Annotated[
    bool,
    typer.Option("--unfinished", help="Count what is left of unfinished files, with topics it may be."),
]
EvenUnfinished = Annotated[
    bool,
    typer.Option("--unfinished", help="Report unfinished files too, marked as incomplete."),
]
OutlineOnly = Annotated[
    bool, typer.Option("--outline", help="Print one line for each provision: clause, id, topic, what it is about.")
]
NewFile = Annotated[str, typer.Argument(metavar="FILE", help="Where to write it; it must not exist yet.")]
Action = Annotated[
    DriverAction, typer.Argument(metavar="install|uninstall", show_choices=False, help="What to do in this repository.")
]
DriverWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATTERN...]",
        help="Which files, as .gitattributes has it [default: '*.yaml' and '*.yml']. Files that are no proposals "
        "look as before.",
    ),
]

Library = Annotated[list[str], typer.Argument(metavar="FOLDER...", help="Folders or files; a folder is a conflict.")]
AllPairs = Annotated[bool, typer.Option("--pairs", help="Compare every two texts of a folder, row by row.")]
FormatOfSurvey = Annotated[SurveyFormat | None, _printed("csv")]
SurveyFiles = Annotated[list[str] | None, _written(endings_of("survey"))]
Jobs = Annotated[int, typer.Option(min=1, max=256, metavar="N", help="Processes to compare with.")]
Scheduler = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Compare on a Dask cluster: the texts leave this machine.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep results of earlier runs.")]

IssuesInFull = Annotated[
    list[str] | None, typer.Option("--row", metavar="LIST", help="Print these issues in full: 18, 3-5, 4,7 or an id.")
]
TextsOfRounds = Annotated[list[str], typer.Argument(metavar="FOLDER|FILE...", help="The texts of all rounds.")]
FormatOfHistory = Annotated[HistoryFormat | None, _printed("terminal")]
HistoryFiles = Annotated[list[str] | None, _written(endings_of("history"))]
Pairs = Annotated[bool, typer.Option("--pairs", help="Of more than two texts: compare each two, row by row.")]
EarlierText = Annotated[str, typer.Argument(metavar="EARLIER", help="The earlier version: a file or REVISION:path.")]
LaterText = Annotated[str, typer.Argument(metavar="LATER", help="The later version.")]
RedlineFiles = Annotated[list[str] | None, _written(endings_of("redline"))]
ChangedOnly = Annotated[bool, typer.Option("--changed", help="Print only clauses that changed.")]
