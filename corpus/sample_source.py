"""The sources of the sample documents: one TOML file each, with the text in our markup and its gold answers.

A relation is written as one line: `measure | partners | network | scheme | start | end | contacts | amount | at`,
with a comment as a tenth value. Several values are parted by `;`, `-` is null, `~` stands before an inferred value
(before the first of several: all may be left out), `at` are words that stand on its page. An amount is
`raw | value in whole kroner | what | at`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.typeset_markup import Block, read_markup

SAMPLES = Path(__file__).parent / "samples"
ENDINGS = {"docx": "docx", "html": "html", "md": "md", "txt": "txt", "pdf": "pdf"}
ENDINGS |= {"scan": "pdf", "ocr": "pdf", "misread": "txt"}
PICTURED = ("scan", "ocr", "misread")
"""Formats that are made from pictures of the pages: a scan, one with a bad text layer, a bad text layer alone."""
KINDS = ("network", "partner", "measure", "scheme", "person", "place")


@dataclass(frozen=True)
class Sample:
    """`format`: a key of ENDINGS; `settings` is the rest of the TOML file, for the typesetter of that format."""

    name: str
    part: str
    format: str
    blocks: tuple[Block, ...]
    gold: dict[str, Any]
    settings: dict[str, Any]

    @property
    def file_name(self) -> str:
        return f"{self.name}.{ENDINGS[self.format]}"


def samples(part: str) -> list[Sample]:
    """All samples of a part ("dev", "test", "dev2" …), by name."""
    return [_read(path, part) for path in sorted((SAMPLES / "source" / part).glob("*.toml"))]


def _read(path: Path, part: str) -> Sample:
    data = tomllib.loads(path.read_text("utf-8"))
    return Sample(path.stem, part, data["format"], read_markup(data["body"]), data["gold"], data)


def gold_answers(sample: Sample, pages: list[str]) -> dict[str, Any]:
    """The gold answers in the shape of `planspor show --json`; each row is looked up in `pages`."""
    gold = sample.gold
    bare = [_bare(page) for page in pages]
    period = gold.get("period")
    entities = [_entity(kind, line) for kind in KINDS for line in gold.get(kind, ())]
    return {
        "file": sample.file_name,
        "title": gold["title"],
        "type": gold["type"],
        "date": gold.get("date"),
        "period": {"from": period[0] or None, "to": period[1] or None} if period else None,
        "language": gold["language"],
        "issuer": gold.get("issuer"),
        "places": gold.get("place", []),
        "pages": len(pages),
        "entities": entities,
        "relations": [_relation(line, bare) for line in gold.get("relations", ())],
        "amounts": [_amount(line, bare) for line in gold.get("amounts", ())],
    }


def _entity(kind: str, line: str) -> dict[str, Any]:
    if kind != "person":
        return {"kind": kind, "name": line}
    name, role, organisation = ([part.strip() or None for part in line.split("/")] + [None, None])[:3]
    return {"kind": kind, "name": name, "role": role, "organisation": organisation}


def _relation(line: str, pages: list[str]) -> dict[str, Any]:
    cells = [cell.strip() for cell in line.split("|")]
    measure, partners, network, scheme, start, end, contacts, amount, at, comment = (cells + ["-"] * 10)[:10]
    names = ("measure", "partners", "network", "scheme", "start", "end", "contacts", "amount_nok")
    values = (measure, partners, network, scheme, start, end, contacts, amount)
    return {
        "measure": _one(measure),
        "partners": _many(partners),
        "network": _one(network),
        "scheme": _one(scheme),
        "start": _one(start),
        "end": _one(end),
        "contacts": _many(contacts),
        "amount_nok": int(amount) if amount != "-" else None,
        "comment": _one(comment),
        "page": _page(at, pages),
        "evidence": at,
        "inferred": [name for name, value in zip(names, values, strict=True) if value.startswith("~")],
        "inferred_values": sorted({*_inferred(partners), *_inferred(contacts)}),
    }


def _amount(line: str, pages: list[str]) -> dict[str, Any]:
    raw, value, what, at = ([cell.strip() for cell in line.split("|")] + [""])[:4]
    return {"raw": raw, "value_nok": int(value), "what": _one(what), "page": _page(at or raw, pages)}


def _one(cell: str) -> str | None:
    return None if cell == "-" else cell.removeprefix("~")


def _many(cell: str) -> list[str]:
    return [] if cell == "-" else [part.strip().removeprefix("~") for part in cell.split(";")]


def _inferred(cell: str) -> list[str]:
    return [part.strip().removeprefix("~") for part in cell.split(";") if part.strip().startswith("~")]


def _bare(text: str) -> str:
    """Without blanks and hyphens of any kind (pdfium gives U+FFFE for one at the end of a line)."""
    return re.sub(r"[-\s\u00ad\u0002\ufffe]+", "", text)


def _page(at: str, pages: Iterable[str]) -> int:
    for number, page in enumerate(pages, 1):
        if _bare(at) in page:
            return number
    raise ValueError(f"Not in the document: {at!r}")
