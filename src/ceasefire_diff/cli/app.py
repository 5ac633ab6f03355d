"""The command itself: words on the command line in, one call, an exit status out."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

PROGRAM: Final = "ceasefire-diff"
TRACEBACK_VARIABLE: Final = "CEASEFIRE_DIFF_TRACEBACK"

# In the order of the help page. Each is a module of this package with a function of that name, in which an underscore
# stands for a hyphen, and its EXAMPLE.
COMMANDS: Final = (
    "compare",
    "review",
    "report",
    "timeline",
    "history",
    "redline",
    "survey",
    "validate",
    "check",
    "config",
    "git-driver",
    "names",
    "topics",
    "explain",
    "schema",
    "new",
    "draft",
)

DONE: Final = 0
FOUND: Final = 1  # done, and something stands at or above --fail-on
NOT_DONE: Final = 2
INTERRUPTED: Final = 130  # 128 and the number of SIGINT, as a shell would say
READER_GONE: Final = 141  # 128 and the number of SIGPIPE


def run() -> NoReturn:
    """Run as a process of its own: what the console script and `python -m ceasefire_diff` call."""
    import gc

    # One short run leaves few cycles behind and ends at once; looking for them costs a user more time than it frees.
    gc.disable()
    _load_libraries(sys.argv[1:])
    status = main(sys.argv[1:])
    # What has been written is flushed; taking the process down piece by piece would free what ends with it anyway.
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.flush()
    os._exit(status)


def _load_libraries(words: Sequence[str]) -> None:
    """Load what nearly every run needs without the work that hardly any needs: half of what loading it takes.

    Patterns that libraries hold are compiled if they are used, as ours are; PyYAML's and those of the modules msgspec
    loads take 8 ms, and a run uses none. msgspec goes by the `typing` of this Python, as it does where there is no
    `typing_extensions`: typer brings that, it takes 5 ms, and nothing here has a type of it. All this is for a process
    of our own; who imports the package finds nothing changed.
    """
    from ceasefire_diff.lazy_regex import libraries_compile_later

    name = "typing_extensions"
    sys.modules[name] = None  # type: ignore[assignment]  # what an import takes for a module that is not there
    try:
        with libraries_compile_later():
            import msgspec  # noqa: F401

            if words and words[0] in COMMANDS and not {"-h", "--help"} & {*words}:
                import fractions  # noqa: F401

                import yaml  # noqa: F401
    finally:
        del sys.modules[name]  # typer, where it is wanted, loads it after all


def main(arguments: Sequence[str]) -> int:
    """Do what the words say and return the exit status; every way to fail ends here, none in a traceback."""
    try:
        try:
            return _run(arguments)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except SystemExit as end:
        # typer turns a broken pipe into exit status 1, which here means something else.
        return _reader_gone() if isinstance(end.__context__, BrokenPipeError) else _status(end.code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except Exception as error:  # noqa: BLE001  whatever it is, a user gets one line and a status
        return _explain(error)


def _run(arguments: Sequence[str]) -> int:
    """Read the words and do what they say; typer ends with SystemExit, which carries the status."""
    if f"_{PROGRAM}_COMPLETE".replace("-", "_").upper() not in os.environ:
        from ceasefire_diff.cli.plain_words import asked_plainly

        if (asked := asked_plainly(arguments)) is not None:
            from ceasefire_diff.cli.side_by_side import lay_side_by_side

            return lay_side_by_side(asked)
    application(arguments)(args=list(arguments), prog_name=PROGRAM)
    return DONE


def application(arguments: Sequence[str] = ()) -> typer.Typer:
    """The commands as typer wants them: the one that is asked for by name, or all where none is.

    Building all of them takes some 10 ms, and help, suggestions and completion alone need them.
    """
    from importlib import import_module

    import typer

    app = typer.Typer(
        name=PROGRAM,
        help="Lays written ceasefire positions side by side: where the texts agree, where they cannot both hold, "
        "what is left open, and what one text alone says.",
        epilog="Every command has a page with an example: ceasefire-diff COMMAND --help",
        # Without markup and coloured tracebacks typer leaves rich alone, which only the table of `compare` needs.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    def print_version(asked: bool) -> None:
        if asked:
            from ceasefire_diff import __version__

            typer.echo(f"{PROGRAM} {__version__}")
            raise typer.Exit(DONE)

    @app.callback()
    def common(
        *,
        version: bool = typer.Option(
            False, "--version", help="Show the version and exit.", is_eager=True, callback=print_version
        ),
    ) -> None:
        """Take the options that stand before the command."""

    for name in COMMANDS if not arguments or arguments[0] not in COMMANDS else arguments[:1]:
        function = name.replace("-", "_")
        module = import_module(f"ceasefire_diff.cli.{function}")
        app.command(name, epilog=module.EXAMPLE)(getattr(module, function))
    return app


def _status(code: str | int | None) -> int:
    if isinstance(code, int):
        return code
    return DONE if code is None else NOT_DONE


def _reader_gone() -> int:
    """Nobody reads what is written any more: say nothing, here or when the interpreter closes its streams."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return READER_GONE


def _explain(error: Exception) -> int:
    """One line on standard error for what stopped the run; the traceback only for who asks for it."""
    from ceasefire_diff.cli.console import remark, tell
    from ceasefire_diff.source.diagnostics import CannotRun

    if isinstance(error, CannotRun):
        tell(error.problems)
        return NOT_DONE
    if os.environ.get(TRACEBACK_VARIABLE):
        import traceback

        traceback.print_exception(error)
    elif isinstance(error, OSError) and error.strerror:
        remark(f"{PROGRAM}: {error.filename or 'output'}: {error.strerror}.")
    else:
        what = " ".join(f"{type(error).__name__}: {error}".split())
        remark(
            f"{PROGRAM}: this is an internal error, not a fault of your files: {what}. "
            f"Please report it with what {TRACEBACK_VARIABLE}=1 prints."
        )
    return NOT_DONE
