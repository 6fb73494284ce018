"""Cleaning without a library: files in, cleaned texts and their corrections out."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ingest.clean import clean
from ingest.clean.side_by_side import to_html
from ingest.errors import BadRecord, CannotWrite
from ingest.lexicon import version as language_version
from ingest.model import Document, FileReport, Page
from ingest.pipeline import VERSION, process_clean
from ingest.read import Failure, Limits, OcrMode, SourceFile, decode, expand
from ingest.report import corrections_json
from ingest.run import Outcome, run

DONE = ".planspor-clean.json"
"""In the output folder: which source (by hash) and language data made each text, so that a second run skips it."""


def clean_text(text: str) -> str:
    """`text` cleaned; form feeds part pages and stay."""
    return "\f".join(page.text for page in clean(_document(text)).pages)


def clean_bytes(data: bytes) -> str:
    """Bytes in any encoding that a text file may have (see `ingest.read.decode`), decoded and cleaned.

    Raises:
        BadRecord: the bytes are no text.
    """
    try:
        text = decode(data)[0] if data else ""
    except ValueError as error:
        raise BadRecord(f"standard input {error}", "Give files that are no plain text by their names") from error
    return clean_text(text)


def _document(text: str) -> Document:
    pages = tuple(Page(number, raw) for number, raw in enumerate(text.split("\f"), 1))
    return Document(id="", path="", sha256="", pages=pages)


@dataclass(frozen=True, slots=True)
class CleanedLine:
    """One line of a JSON Lines file: with the key `cleaned` added, or as it was and what is wrong with it."""

    line: str
    error: BadRecord | None = None


def clean_records(lines: Iterable[bytes], field: str) -> Iterator[CleanedLine]:
    """Each record with the key `cleaned` added to it, in order; a bad one keeps its place, untouched.

    Lines are to be written as UTF-8 with `surrogateescape`, so that bytes that are none come out as they went in.
    """
    for number, line in enumerate(lines, 1):
        text = line.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape").rstrip("\r\n")
        if not text.strip():
            continue
        try:
            record = json.loads(text)
        except (ValueError, RecursionError):
            yield CleanedLine(text, BadRecord(f"line {number} is not JSON"))
            continue
        if not isinstance(record, dict) or not isinstance(record.get(field), str):
            remedy = "Name the field that holds the text with --field"
            yield CleanedLine(text, BadRecord(f"line {number} has no text in the field {field!r}", remedy))
            continue
        cleaned = {**record, "cleaned": clean_text(record[field])}
        yield CleanedLine(_dumped(cleaned))


def _dumped(record: dict[str, object]) -> str:
    """A record as one line; half a surrogate pair, which no UTF-8 can hold, is written as it was escaped."""
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return json.dumps(record)
    return line


def clean_files(
    paths: Sequence[str | Path],
    out: Path,
    *,
    ocr: OcrMode = OcrMode.AUTO,
    workers: int | None = None,
    limits: Limits | None = None,
    passwords: Sequence[str] = (),
    html: bool = False,
) -> Iterator[FileReport]:
    """Write `NAME.txt` and `NAME.corrections.jsonl` into `out` for each document in `paths`.

    NAME is the file's name without its ending; where two would be the same, both keep theirs. Yields a report
    for each as soon as it is done; one bad file never stops the rest. A source that was cleaned into `out`
    before, with the same content and the same language data, is skipped as unchanged. `passwords` are tried on
    locked files. With `html` a page that shows raw and cleaned side by side goes to `NAME.html`.

    Raises:
        CannotWrite: the disk is full, or `out` may not be written; what was reported before is there.
    """
    limits = limits or Limits()
    found = list(expand(paths, limits=limits))
    for failure in found:
        if isinstance(failure, Failure):
            yield FileReport.failed(failure.path, failure.error)
    sources = [source for source in found if isinstance(source, SourceFile)]
    names = output_names([source.path for source in sources])
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"cannot make the folder {out}: {error.strerror or error}") from None
    done = _read_done(out)
    waiting = []
    for source in sources:
        endings = (".txt", ".html") if html else (".txt",)
        there = all((out / (names[source.path] + ending)).exists() for ending in endings)
        if there and done.get(names[source.path]) == _mark(source):
            yield FileReport(source.path, source.sha256, "unchanged")
        else:
            waiting.append(source)
    work = partial(process_clean, ocr=ocr, limits=limits, passwords=tuple(passwords))
    try:
        for outcome in run(waiting, work, workers=workers, limits=limits):
            yield _written(outcome, out, names, done, html)
    finally:
        _write_whole(out / DONE, json.dumps(done, ensure_ascii=False, indent=1) + "\n")


def _written(outcome: Outcome, out: Path, names: dict[str, str], done: dict[str, str], html: bool) -> FileReport:
    source, document = outcome.source, outcome.document
    if document is None:
        assert outcome.error is not None
        return FileReport.failed(source.path, outcome.error, source.sha256, outcome.seconds)
    name = names[source.path]
    new = name not in done
    _write_whole(out / f"{name}.corrections.jsonl", "".join(_lines(document.pages)))
    _write_whole(out / f"{name}.txt", "\f".join(page.text for page in document.pages))
    if html:
        _write_whole(out / f"{name}.html", to_html(document))
    if not document.waiting_for_ocr:
        done[name] = _mark(source)
    return FileReport.of(document, "added" if new else "updated", outcome.seconds)


def output_names(paths: Sequence[str]) -> dict[str, str]:
    """For each source path the name of its outputs: the stem, or the whole name where stems meet.

    >>> output_names(["/a/plan.pdf", "/a/plan.docx", "/a/note.txt"])
    {'/a/plan.pdf': 'plan.pdf', '/a/plan.docx': 'plan.docx', '/a/note.txt': 'note'}
    """
    base = {path: _flat(Path(path).name) for path in paths}
    stems = {path: name if "#" in name else Path(name).stem for path, name in base.items()}
    names: dict[str, str] = {}
    same_stem = Counter(stem.casefold() for stem in stems.values())
    taken: set[str] = set()
    for path in paths:
        name = stems[path] if same_stem[stems[path].casefold()] == 1 else base[path]
        free, copy = name, 1
        while free.casefold() in taken:  # the same name in two folders
            copy += 1
            free = f"{name}.{copy}"
        taken.add(free.casefold())
        names[path] = free
    return names


def _flat(name: str) -> str:
    """A file name that cannot leave its folder: record ids may hold anything."""
    flat = "".join("_" if c in '/\\:*?"<>|' or not c.isprintable() else c for c in name).strip(". ")
    return flat[:150] or "unnamed"


def _lines(pages: Iterable[Page]) -> Iterator[str]:
    return (json.dumps(value, ensure_ascii=False) + "\n" for value in corrections_json(pages))


def _mark(source: SourceFile) -> str:
    return f"{source.sha256}:{language_version()}:{VERSION}"


def _read_done(out: Path) -> dict[str, str]:
    with suppress(OSError, ValueError):
        value = json.loads((out / DONE).read_text("utf-8"))
        if isinstance(value, dict):
            return {str(k): str(v) for k, v in value.items()}
    return {}


def _write_whole(path: Path, text: str) -> None:
    """Write beside and swap in, so that an interrupted run leaves no half text. Raises CannotWrite."""
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_text(text, "utf-8", newline="\n", errors="replace")
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise CannotWrite(f"cannot write {path}: {error.strerror or error}") from None
