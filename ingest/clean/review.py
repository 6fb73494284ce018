"""A person decides the doubtful cases once: cases by frequency, answers in a plain file, answers applied.

The file has a line a decision, `reading<TAB>what it should be` or `reading<TAB>=` (KEEP) for a reading right
as it stands; lines that begin with # and empty lines say nothing. Later lines win.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ingest.model import Correction, Document, Page

KEEP = "="
"""The answer that a reading is right as it stands; no word is a lone equals sign."""

CONTEXT = 40
"""Characters shown on either side of a doubtful reading."""


@dataclass(frozen=True, slots=True)
class Case:
    """All doubts that are equal: `before`, proposed `after`, how many, the reason, some of their contexts."""

    before: str
    after: str
    count: int
    reason: str
    contexts: tuple[tuple[str, str], ...]
    """What stands left and right of the reading, as cleaned, line breaks as blanks."""


def cases(documents: Iterable[Document], *, most: int = 3) -> list[Case]:
    """The doubts of some documents, equal ones together, the most frequent first; `most` contexts each."""
    places: dict[tuple[str, str], list[tuple[Page, Correction]]] = defaultdict(list)
    for document in documents:
        for page in document.pages:
            for doubt in page.doubts:
                places[doubt.before, doubt.after].append((page, doubt))
    found = [
        Case(before, after, len(seen), seen[0][1].reason, tuple(_around(*s) for s in seen[:most]))
        for (before, after), seen in places.items()
    ]
    return sorted(found, key=lambda c: (-c.count, c.before, c.after))


def _around(page: Page, doubt: Correction) -> tuple[str, str]:
    start, end = page.to_text(doubt.start), page.to_text(doubt.end)
    left = page.text[max(0, start - CONTEXT) : start]
    right = page.text[end : end + CONTEXT]
    return " ".join(left.split()), " ".join(right.split())


def read_decisions(text: str) -> dict[str, str | None]:
    """Decisions in a file's text: reading → what it should be, None to keep it. Other lines say nothing."""
    out: dict[str, str | None] = {}
    for line in text.splitlines():
        before, tab, after = line.partition("\t")
        if tab and before and after and not line.startswith("#"):
            out[before] = None if after == KEEP else after
    return out


def write_decisions(decisions: Mapping[str, str | None]) -> str:
    """The text of a decisions file, sorted. Readings with a tab or line break cannot be kept and are left out."""
    rows = [
        f"{before}\t{KEEP if after is None else after}"
        for before, after in sorted(decisions.items())
        if len(before.splitlines()) == 1 and "\t" not in before and not before.startswith("#")
    ]
    return "\n".join(["# reading<TAB>what it should be, or = to keep it", *rows, ""])


def decided(
    made: tuple[Correction, ...], doubts: tuple[Correction, ...], decisions: Mapping[str, str | None]
) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    """Corrections and doubts of a page after a person's answers; what nobody decided stays as it is."""
    kept: list[Correction] = []
    open_: list[Correction] = []
    for claim, sure in [*((c, True) for c in made), *((d, False) for d in doubts)]:
        if claim.before not in decisions:
            (kept if sure else open_).append(claim)
            continue
        answer = decisions[claim.before]
        if answer is not None and answer != claim.before:
            kept.append(Correction(claim.start, claim.before, answer, 1.0, "decided: by a person"))
    kept.sort(key=lambda c: (c.start, c.reason != "decided: by a person"))
    apart: list[Correction] = []
    for c in kept:
        if not apart or c.start >= apart[-1].end:
            apart.append(c)
    return tuple(apart), tuple(open_)
