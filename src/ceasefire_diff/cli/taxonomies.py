"""The topics a command speaks of: the built-in ones, and a user's own beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ceasefire_diff.taxonomy.topic import Taxonomy


def taxonomy_with(topics_file: str | None) -> Taxonomy:
    """The built-in topics, and those of a file beside them.

    Raises CannotRun where the file cannot be opened or something in it is wrong.
    """
    from ceasefire_diff.problems import CannotRun, Complaints, Place, Problem
    from ceasefire_diff.taxonomy.loader import built_in_taxonomy, read_topics

    taxonomy = built_in_taxonomy()
    if topics_file is None:
        return taxonomy
    try:
        data = Path(topics_file).read_bytes()
    except OSError as error:
        what = f"the topics file cannot be opened: {error.strerror or error}"
        raise CannotRun(Problem("file.cannot-open", what, "Give the path of a file.", Place(topics_file))) from error
    complaints = Complaints()
    taxonomy = read_topics(data, topics_file, taxonomy, complaints)
    if complaints.errors:
        raise CannotRun(*complaints.errors)
    return taxonomy
