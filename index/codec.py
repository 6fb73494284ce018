"""A `Document` ↔ its rows in the library. What goes in comes out equal; a test holds it to that."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from ingest.model import (
    Amount,
    Block,
    Box,
    Cell,
    CellForm,
    Correction,
    Document,
    DocumentType,
    Form,
    FormKind,
    Kind,
    Mention,
    Page,
    Period,
    Relation,
    Source,
    Span,
    Word,
)


def write(db: sqlite3.Connection, document: Document, *, version: str, added: str) -> int:
    """Insert `document`, inside the caller's transaction; returns its key."""
    period = document.period
    key = _insert(
        db,
        "documents (id, path, file_name, sha256, title, type, date, has_period, period_start, period_end,"
        " language, issuer, given_title, given_date, media, waiting_for_ocr, notes, version, added)",
        (
            document.id, document.path, file_name(document.path), document.sha256, document.title, document.type,
            document.date, period is not None, period and period.start, period and period.end, document.language,
            document.issuer, document.given_title, document.given_date, document.media, document.waiting_for_ocr,
            _json(document.notes), version, added,
        ),
    )  # fmt: skip
    for page in document.pages:
        _write_page(db, key, page)
    _write_blocks(db, key, document.blocks)
    db.executemany(
        "INSERT INTO mentions (document, kind, name, surface, page, start, end, rule, confidence, role,"
        " organisation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (key, m.kind, m.name, m.surface, m.at.page, m.at.start, m.at.end, m.rule, m.confidence, m.role,
             m.organisation)
            for m in document.mentions
        ),
    )  # fmt: skip
    for relation in document.relations:
        _write_relation(db, key, relation)
    db.executemany(
        "INSERT INTO amounts (document, raw, value_nok, what, page, start, end, year, per_year, at_least)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (key, a.raw, a.value_nok, a.what, a.at.page, a.at.start, a.at.end, a.year, a.per_year, a.at_least)
            for a in document.amounts
        ),
    )
    return key


def file_name(path: str) -> str:
    """The last part of a path, whichever way its slashes lean."""
    return PurePath(path.replace("\\", "/")).name


def _insert(db: sqlite3.Connection, into: str, values: tuple[object, ...]) -> int:
    cursor = db.execute(f"INSERT INTO {into} VALUES ({', '.join('?' * len(values))})", values)
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _write_page(db: sqlite3.Connection, key: int, page: Page) -> None:
    forms = [
        [f.kind, f.start, f.end, f.level, _box(f.box), [_cell_form(c) for c in f.cells], f.continues]
        for f in page.forms
    ]
    words = [[w.start, w.end, w.confidence, _box(w.box)] for w in page.words]
    page_id = _insert(
        db,
        "pages (document, number, source, raw, text, note, forms, words)",
        (key, page.number, page.source, page.raw, page.text, page.note, _json(forms), _json(words)),
    )
    db.executemany(
        "INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (page_id, n, doubtful, c.start, c.before, c.after, c.confidence, c.reason)
            for doubtful, claims in ((False, page.corrections), (True, page.doubts))
            for n, c in enumerate(claims)
        ),
    )


def _cell_form(c: CellForm) -> list[object]:
    return [c.row, c.column, c.start, c.end, c.row_span, c.column_span, c.header, _box(c.box)]


def _box(box: Box | None) -> list[float] | None:
    return None if box is None else [box.x0, box.top, box.x1, box.bottom]


def _write_blocks(db: sqlite3.Connection, key: int, blocks: Iterable[Block]) -> None:
    for n, b in enumerate(blocks):
        db.execute(
            "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (key, n, b.kind, b.text, b.at.page, b.at.start, b.at.end, b.level, b.continues),
        )
        db.executemany(
            "INSERT INTO cells VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (key, n, i, c.row, c.column, c.text, _spans(c.pieces), c.row_span, c.column_span, c.header)
                for i, c in enumerate(b.cells)
            ),
        )


def _write_relation(db: sqlite3.Connection, key: int, r: Relation) -> None:
    relation = _insert(
        db,
        "relations (document, measure, network, scheme, start, end, amount_nok, comment, page, evidence, places,"
        " rule, confidence, inferred)",
        (
            key, r.measure, r.network, r.scheme, r.start, r.end, r.amount_nok, r.comment,
            r.at[0].page if r.at else None, r.evidence, _spans(r.at), r.rule, r.confidence, _json(r.inferred),
        ),
    )  # fmt: skip
    for table, names in (("relation_partners", r.partners), ("relation_contacts", r.contacts)):
        db.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?)", ((relation, n, name) for n, name in enumerate(names))
        )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _spans(spans: Iterable[Span]) -> str:
    return _json([[s.page, s.start, s.end] for s in spans])


# --- and back ---


def read(db: sqlite3.Connection, key: int) -> Document:
    """The document with this key; raises LookupError if there is none."""
    row = db.execute(
        "SELECT id, path, sha256, title, type, date, has_period, period_start, period_end, language, issuer,"
        " given_title, given_date, media, waiting_for_ocr, notes FROM documents WHERE key = ?",
        (key,),
    ).fetchone()
    if row is None:
        raise LookupError(key)
    (id_, path, sha256, title, type_, date, has_period, start, end, language, issuer, given_title, given_date,
     media, waiting, notes) = row  # fmt: skip
    return Document(
        id=id_,
        path=path,
        sha256=sha256,
        pages=read_pages(db, key),
        notes=tuple(json.loads(notes)),
        waiting_for_ocr=bool(waiting),
        given_title=given_title,
        given_date=given_date,
        media=media,
        blocks=_read_blocks(db, key),
        title=title,
        type=DocumentType(type_),
        date=date,
        period=Period(start, end) if has_period else None,
        language=language,
        issuer=issuer,
        mentions=tuple(
            Mention(Kind(kind), name, surface, Span(page, start, end), rule, confidence, role, organisation)
            for kind, name, surface, page, start, end, rule, confidence, role, organisation in db.execute(
                "SELECT kind, name, surface, page, start, end, rule, confidence, role, organisation FROM mentions"
                " WHERE document = ? ORDER BY id",
                (key,),
            )
        ),
        relations=tuple(relation for _, relation in read_relations(db, key)),
        amounts=tuple(
            Amount(raw, value, what, Span(page, start, end), year, bool(per_year), bool(at_least))
            for raw, value, what, page, start, end, year, per_year, at_least in db.execute(
                "SELECT raw, value_nok, what, page, start, end, year, per_year, at_least FROM amounts"
                " WHERE document = ? ORDER BY id",
                (key,),
            )
        ),
    )


def read_pages(db: sqlite3.Connection, key: int) -> tuple[Page, ...]:
    claims: dict[tuple[int, int], list[Correction]] = {}
    for page, doubtful, *claim in db.execute(
        "SELECT c.page, doubtful, start, before, after, confidence, reason FROM corrections c"
        " JOIN pages p ON p.id = c.page WHERE p.document = ? ORDER BY c.page, doubtful, ordinal",
        (key,),
    ):
        claims.setdefault((page, doubtful), []).append(Correction(*claim))
    return tuple(
        Page(
            number,
            raw,
            Source(source),
            tuple(claims.get((id_, 0), ())),
            tuple(claims.get((id_, 1), ())),
            tuple(_form(*f) for f in json.loads(forms)),
            tuple(Word(s, e, c, _to_box(b)) for s, e, c, b in json.loads(words)),
            note,
        )
        for id_, number, raw, source, note, forms, words in db.execute(
            "SELECT id, number, raw, source, note, forms, words FROM pages WHERE document = ? ORDER BY id", (key,)
        )
    )


def _form(
    kind: str,
    start: int,
    end: int,
    level: int,
    box: list[float] | None,
    cells: list[list[Any]],
    continues: bool,
) -> Form:
    made = tuple(
        CellForm(row, column, a, b, row_span, column_span, header, _to_box(edges))
        for row, column, a, b, row_span, column_span, header, edges in cells
    )
    return Form(FormKind(kind), start, end, level, _to_box(box), made, continues)


def _to_box(value: object) -> Box | None:
    return Box(*value) if isinstance(value, list) else None


def _read_blocks(db: sqlite3.Connection, key: int) -> tuple[Block, ...]:
    cells: dict[int, list[Cell]] = {}
    for block, row, column, text, pieces, row_span, column_span, header in db.execute(
        'SELECT block, "row", "column", text, pieces, row_span, column_span, header FROM cells'
        " WHERE document = ? ORDER BY block, ordinal",
        (key,),
    ):
        cell = Cell(row, column, text, _to_spans(pieces), row_span, column_span, bool(header))
        cells.setdefault(block, []).append(cell)
    return tuple(
        Block(FormKind(kind), text, Span(page, start, end), level, tuple(cells.get(n, ())), bool(continues))
        for n, kind, text, page, start, end, level, continues in db.execute(
            "SELECT ordinal, kind, text, page, start, end, level, continues FROM blocks WHERE document = ?"
            " ORDER BY ordinal",
            (key,),
        )
    )


def _to_spans(value: str) -> tuple[Span, ...]:
    return tuple(Span(*place) for place in json.loads(value))


def read_relations(db: sqlite3.Connection, key: int | None = None) -> Iterable[tuple[int, Relation]]:
    """Document key and relation, for one document or (None) for all, in the order they were written."""
    where, values = ("", ()) if key is None else (" WHERE r.document = ?", (key,))
    partners, contacts = (
        _names(db, f"SELECT t.relation, t.name FROM {table} t JOIN relations r ON r.id = t.relation{where}"
                   " ORDER BY t.relation, t.ordinal", values)
        for table in ("relation_partners", "relation_contacts")
    )  # fmt: skip
    for id_, document, measure, places, evidence, rule, confidence, network, scheme, start, end, amount, comment, \
            inferred in db.execute(
        "SELECT r.id, r.document, measure, places, evidence, rule, confidence, network, scheme, start, end,"
        f" amount_nok, comment, inferred FROM relations r{where} ORDER BY r.id", values,
    ):  # fmt: skip
        yield (
            document,
            Relation(
                measure=measure,
                at=_to_spans(places),
                evidence=evidence,
                rule=rule,
                confidence=confidence,
                partners=tuple(partners.get(id_, ())),
                network=network,
                scheme=scheme,
                start=start,
                end=end,
                contacts=tuple(contacts.get(id_, ())),
                amount_nok=amount,
                comment=comment,
                inferred=tuple(json.loads(inferred)),
            ),
        )


def _names(db: sqlite3.Connection, query: str, values: tuple[int, ...] | tuple[()]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for relation, name in db.execute(query, values):
        found.setdefault(relation, []).append(name)
    return found
