"""Says what a command itself complains of, before or after files are read: words, endings, places to write to."""

from __future__ import annotations

from typing import Final

# Each with what it means, an example, and how to mend it; `explain` prints them beside the rules of reading.
RULES: Final = {
    "usage.nothing-found": (
        "A folder holds no YAML file, or a pattern matches none.",
        "ceasefire-diff validate empty-folder",
        "Check the path; patterns stand in quotes, or the shell expands them first.",
    ),
    "usage.one-file": (
        "A comparison was asked for and one file given.",
        "ceasefire-diff compare russia.yaml",
        "Name two or more.",
    ),
    "usage.verdict-unknown": (
        "A word after --verdict is no verdict.",
        "ceasefire-diff compare A B --verdict conflicts",
        "Write agree, partly, open, conflict, one-sided or unclear, with commas between.",
    ),
    "usage.topic-unknown": (
        "A word is no topic, built in or own.",
        "ceasefire-diff topics duratoin",
        "The complaint names the nearest topic; ceasefire-diff topics lists all.",
    ),
    "usage.rule-unknown": (
        "A word is no rule.",
        "ceasefire-diff explain amount.nestd",
        "The complaint names the nearest rule; ceasefire-diff explain lists all.",
    ),
    "usage.pattern": (
        "A word behind git-driver is no pattern that git has for attributes.",
        "ceasefire-diff git-driver install '!drafts/*'",
        "Write it as .gitattributes has it; nothing is left out with `!`.",
    ),
    "git-driver.taken": (
        "The git diff driver was to be installed, and its name is that of another program already.",
        "git config diff.ceasefire.command my-own-driver, then ceasefire-diff git-driver install",
        "Take that setting away if it may go.",
    ),
    "usage.no-date": (
        "A word after --today is no day.",
        "ceasefire-diff validate --today tomorrow",
        "Write year, month and day: --today 2026-06-30.",
    ),
    "usage.no-base": (
        "`check` was not told which revision to count edits from.",
        "ceasefire-diff check proposals",
        "Name one: --base main; or say --staged for what the next commit will change.",
    ),
    "usage.staged": (
        "`check` was asked to look at what is staged and at a revision.",
        "ceasefire-diff check --staged --head HEAD",
        "Leave --staged or --head out.",
    ),
    "settings.unreadable": (
        "A file of settings was named, or found, and cannot be read.",
        "ceasefire-diff validate --config missing.toml",
        "Check the path and its permissions.",
    ),
    "settings.syntax": (
        "A file of settings is not TOML.",
        "fail-on = error, without quotation marks",
        "Mend the line that is told.",
    ),
    "settings.key-unknown": (
        "A file of settings has a key that means nothing.",
        'fail_on = "warning"',
        "The complaint names the nearest key.",
    ),
    "settings.rule-unknown": (
        "A level is given to what is no rule or family of rules, or to a complaint that always is an error.",
        '"source.uncitd" = "off"',
        "The complaint names the nearest one; ceasefire-diff config lists all.",
    ),
    "settings.word": (
        "A setting has a word that it cannot have.",
        'fail-on = "warn"',
        "The complaint names the nearest word, or all.",
    ),
    "settings.shape": (
        "A setting is a list, a table or a text where something else is wanted.",
        'paths = "proposals"',
        "The complaint shows how it is written.",
    ),
    "settings.acceptances": (
        "The file of acceptances that was named cannot be read.",
        "ceasefire-diff validate --acceptances missing.yaml",
        "Check the path; in a file of settings it is counted from the folder of that file.",
    ),
    "acceptances.not-appended": (
        "Acceptances were to be added to a file whose list does not stand at its end; nothing was written.",
        "acceptances: [], followed by other keys",
        "Write acceptances: last in it, each entry on lines of its own, or name another file.",
    ),
    "output.ending": (
        "The name of a file to write says no format that this command has.",
        "ceasefire-diff compare A B -o gaps.docx",
        "compare writes .txt, .json and .md; report writes Word, HTML, Excel, CSV and Markdown.",
    ),
    "usage.no-output": (
        "A report was asked for and no file to write it to.",
        "ceasefire-diff report A B",
        "Name one or more: -o gaps.docx -o gaps.html.",
    ),
    "usage.status-unknown": (
        "A word after --status is not how a text can become known.",
        "ceasefire-diff report A B -o gaps.md --status public",
        "Write tabled, published, leaked, reported or non-paper, with commas between.",
    ),
    "output.layout": (
        "A file was asked for in a layout that its format does not have.",
        "ceasefire-diff report A B -o gaps.csv --layout brackets",
        "The single text with brackets is for Word, HTML and Markdown.",
    ),
    "output.template": (
        "A template was given, and none of the files takes its styles from one.",
        "ceasefire-diff report A B -o gaps.md --template house.docx",
        "A template is for .docx.",
    ),
    "template.unusable": (
        "The file after --template is no Word document, or one that a report cannot be written into.",
        "ceasefire-diff report A B -o gaps.docx --template README.md",
        "Give a .docx or .dotx without macros; its styles, page, header and footer are taken, its text is not.",
    ),
    "numbers.unreadable": (
        "The file after --numbers is no report from which row numbers can be read.",
        "ceasefire-diff report A B -o gaps.md --numbers README.md",
        "Give the .csv or .xlsx that was written with the earlier report.",
    ),
    "report.party-unknown": (
        "An edition was asked for a party that holds none of the texts.",
        "ceasefire-diff report A B -o gaps.md --edition-for Atlantis",
        "The complaint names the parties.",
    ),
    "report.nothing-left": (
        "No provision of any text became known in one of the ways after --status.",
        "ceasefire-diff report A B -o gaps.md --status tabled",
        "Name further statuses.",
    ),
    "output.exists": (
        "A file stands where a new one was to be written; nothing was written.",
        "ceasefire-diff new proposals/istanbul-2025/glossary.yaml",
        "Choose another name.",
    ),
    "output.unwritable": (
        "Something cannot be written: the folder is missing or closed to you, the disk is full, nobody reads.",
        "ceasefire-diff new missing-folder/ours.yaml",
        "The complaint says what the system says; choose a place you may write to.",
    ),
}
