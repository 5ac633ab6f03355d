"""The topics one call speaks of: the built-in ones, and those of a user's own file beside them."""

from __future__ import annotations

from ceasefire_diff.reading.source_file import open_file
from ceasefire_diff.source.diagnostics import CannotRun, Complaints
from ceasefire_diff.taxonomy.compiled import built_in_taxonomy
from ceasefire_diff.taxonomy.loader import read_topics
from ceasefire_diff.taxonomy.topic import Taxonomy


def taxonomy_with(topics_file: str | None, *, documented: bool = True) -> Taxonomy:
    """The built-in topics, and those of a file beside them; not `documented`, without what only a reader needs.

    Raises CannotRun where the file cannot be opened or something in it is wrong.
    """
    taxonomy = built_in_taxonomy(documented=documented)
    if topics_file is None:
        return taxonomy
    complaints = Complaints()
    taxonomy = read_topics(open_file(topics_file).data, topics_file, taxonomy, complaints)
    if complaints.errors:
        raise CannotRun(*complaints.errors)
    return taxonomy
