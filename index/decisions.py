"""A person's answers to doubtful readings: `decisions.tsv` in the library, for all documents and all later runs.

The format is that of `ingest.clean.review`: a reading, a tab, and what it should be, or = to keep it. The file may
be edited by hand; the next run applies what has changed to the documents that hold such a reading.
"""

from __future__ import annotations

import os

from index.database import in_user_words, transaction
from index.library import Library
from ingest.clean.review import Case, cases, read_decisions, write_decisions
from ingest.errors import LibraryError

FILE = "decisions.tsv"

Decisions = dict[str, str | None]


def decisions_of(library: Library) -> Decisions:
    """The answers kept in the library; raises LibraryError where the file is no UTF-8 text."""
    path = library.directory / FILE
    try:
        return read_decisions(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(f"{path} cannot be read: {error}", "Save it as UTF-8 text") from error


def open_cases(library: Library) -> list[Case]:
    """The doubts of all documents that nobody has decided, equal ones together, the most frequent first."""
    decided = decisions_of(library)
    documents = (library.document(stored.id) for stored in library.documents())
    return [case for case in cases(documents) if case.before not in decided]


def decide(library: Library, answers: Decisions, *, withdrawn: str | None = None) -> None:
    """Keep `answers` beside the earlier ones, without that to the reading `withdrawn`, on the disk before this
    returns."""
    with library.writing():
        path = library.directory / FILE
        beside = path.with_suffix(".part")
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            kept = {r: a for r, a in decisions_of(library).items() if r != withdrawn}
            file.write(write_decisions({**kept, **answers}))
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)


def apply_decisions(library: Library) -> Decisions:
    """Understand anew, from their raw text, the documents that hold a reading whose answer has changed; returns
    the answers that hold now. Links and full text follow when the library is next brought up to date."""
    answers = decisions_of(library)
    with in_user_words(library.path):
        applied = read_decisions(library.meta("decisions") or "")
    changed = {reading for reading, _ in answers.items() ^ applied.items()}
    if not changed:
        return answers
    from ingest.pipeline import understand

    with library.writing():
        for stored in library.documents():
            document = library.document(stored.id)
            if any(reading in page.raw for page in document.pages for reading in changed):
                library.put(understand(document, answers), version=stored.version)
        with in_user_words(library.path), transaction(library.db):
            library.db.execute("INSERT OR REPLACE INTO meta VALUES ('decisions', ?)", (write_decisions(answers),))
    return answers
