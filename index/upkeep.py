"""Bringing links and full text up to date with the store, whoever comes first: a run, or the next question."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from corpus.registers import REGISTER_VERSION
from index.database import in_user_words
from ingest.errors import LibraryError

if TYPE_CHECKING:
    from index.library import Library


LINKING = "12"
"""Raised when `index.link` or `index.alike` decide otherwise: then all links are made anew."""


def links_stamp(library: Library) -> str:
    """What the links were made from: documents, edits, registers and the code of linking."""
    from index.edits import fingerprint

    return f"{library.generation}:{fingerprint(library.directory)}:{LINKING}:{REGISTER_VERSION}"


def links_are_current(library: Library) -> bool:
    return library.meta("links") == links_stamp(library)


def bring_up_to_date(library: Library, *, links_only: bool, relink: bool, strict: bool) -> bool:
    """See `Library.bring_up_to_date`."""
    with in_user_words(library.path):
        links = not relink and links_are_current(library)
    text = links_only or library.full_text.is_current()
    if links and text:
        return True
    try:
        if not os.access(library.directory, os.W_OK):
            raise LibraryError(
                f"{library.directory} may not be written, and has work to do",
                "Ask for write access, or copy the folder and name the copy with --library",
            )
        with library.writing(wait=0.0):
            if not links:
                _link(library)
            if not text:
                library.full_text.bring_up_to_date()
    except LibraryError as error:
        if strict or library.meta("links") is None or not (links_only or library.full_text.can_answer()):
            raise
        library.behind = error.message
        return False
    return True


def _link(library: Library) -> None:
    from index.link_store import relink

    with in_user_words(library.path):
        relink(library.db, library.directory, stamp=links_stamp(library))
