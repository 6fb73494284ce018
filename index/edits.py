"""The user's own say in linking: `edits.tsv` in the library, a plain file applied at every link run.

Columns, parted by tabs: what, kind, name, other. `what` is one of

* merge: `name` and `other` are one; the entity is called `other` unless a rename says else
* never-merge: `name` and `other` are two, whatever they look like
* split: `name` (as documents have it) is an entity of its own
* rename: the entity that `name` belongs to is called `other`

Lines that begin with # are remarks. Of two that contradict each other the later one holds.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import LibraryError
from ingest.model import Kind

FILE = "edits.tsv"
WHAT = ("merge", "never-merge", "split", "rename")
_HEAD = "# what\tkind\tname\tother — see `planspor entities --help`\n"


@dataclass(frozen=True, slots=True)
class Edit:
    what: str
    kind: Kind
    name: str
    other: str = ""


def read_edits(directory: Path) -> tuple[Edit, ...]:
    """The edits of the library in `directory`; raises LibraryError naming the line that cannot be read."""
    path = directory / FILE
    if not path.exists():
        return ()
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(f"{path} cannot be read: {error}", "Save it as UTF-8 text") from error
    return tuple(_parse(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if _counts(line))


def _counts(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _parse(line: str, where: str) -> Edit:
    what, *rest = (cell.strip() for cell in line.split("\t"))
    wanted = 2 if what == "split" else 3
    rest = [cell for cell in rest if cell]
    if what not in WHAT or len(rest) != wanted or rest[0] not in Kind.__members__.values():
        raise LibraryError(
            f"{where} is no edit: {line.strip()}", f"Write one of {', '.join(WHAT)}, a kind and names"
        )
    return Edit(what, Kind(rest[0]), rest[1], rest[2] if wanted == 3 else "")


def add_edit(directory: Path, edit: Edit) -> None:
    """Write `edit` below the others, on the disk before this returns; a line that is there already is not
    repeated. Raises LibraryError for a name that a line cannot hold."""
    if any(c in value for value in (edit.name, edit.other) for c in "\t\n\r") or not edit.name.strip():
        raise LibraryError(f"{edit.name!r} is no name", "Give the name as `planspor entities` prints it")
    if edit in read_edits(directory):
        return
    path = directory / FILE
    new = not path.exists()
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(
            (_HEAD if new else "") + "\t".join(filter(None, (edit.what, edit.kind, edit.name, edit.other))) + "\n"
        )
        file.flush()
        os.fsync(file.fileno())


def settled(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that hold, in their order: a later one takes back the earlier ones that it contradicts. A split
    undoes merges of that name, never-merge and merge undo each other."""
    kept: list[Edit] = []
    for edit in edits:
        pair = {edit.name, edit.other}
        undone = [
            old for old in kept if old.kind is edit.kind and (
                (edit.what == "split" and old.what == "merge" and edit.name in (old.name, old.other))
                or ({edit.what, old.what} == {"merge", "never-merge"} and pair == {old.name, old.other})
            )
        ]  # fmt: skip
        kept = [old for old in kept if old not in undone] + [edit]
    return tuple(kept)


def fingerprint(directory: Path) -> str:
    """Changes with the file."""
    try:
        return hashlib.sha256((directory / FILE).read_bytes()).hexdigest()[:12]
    except OSError:
        return "none"
