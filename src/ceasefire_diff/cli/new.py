"""`new`: writes a commented skeleton of a proposal file, to be filled in."""

from __future__ import annotations

from typing import Final

import typer

from ceasefire_diff.cli import options

EXAMPLE: Final = """
\b
Example, in the root of this repository:
  ceasefire-diff new proposals/my-position.yaml
"""

_ENDINGS: Final = (".yaml", ".yml")


def new(
    file: options.NewFile,
) -> None:
    """Write a commented skeleton of a proposal file, to be filled in.

    It is a whole file that `validate` has nothing to say about: replace what it holds by what the text says.
    """
    from importlib.resources import files
    from pathlib import Path

    from ceasefire_diff.cli.console import remark
    from ceasefire_diff.source.diagnostics import refused

    path = Path(file)
    if path.suffix not in _ENDINGS:
        raise refused("output.ending", f"the name does not end in {' or '.join(_ENDINGS)}", "Give it that ending", file)
    skeleton = files("ceasefire_diff.cli").joinpath("skeleton.yaml").read_bytes()
    try:
        with path.open("xb") as new_file:  # x: the system itself refuses where something stands already
            new_file.write(skeleton)
    except FileExistsError as error:
        raise refused("output.exists", "it exists already", "Nothing was written. Choose another name", file) from error
    except FileNotFoundError as error:
        cure = f"Make it first: mkdir -p {path.parent}"
        raise refused("output.unwritable", "there is no such folder", cure, file) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise refused("output.unwritable", f"it cannot be written: {why}", "Choose another place", file) from error
    remark(f"{file}: written. Fill it in, then run: ceasefire-diff validate {file}")
    raise typer.Exit(0)
