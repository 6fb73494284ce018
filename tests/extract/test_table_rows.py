"""Tables as they vary in the field, in four kinds of files → the rows they must give (`table_cases`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.extract import extract
from ingest.model import CellForm, Document, Form, FormKind, Page
from ingest.read import OcrMode, SourceFile, expand, read
from ingest.segment import segment
from tests.extract.table_cases import CASES, Case


def document(case: Case, folder: Path) -> Document:
    text = case.text.strip("\n")
    if case.form == "plain":
        return extract(segment(Document("d", "d.txt", "0", (Page(1, text),))))
    if case.form in ("html", "md"):
        file = folder / f"d.{case.form}"
        file.write_text(case.before + text, encoding="utf-8")
        (source,) = expand([file])
        assert isinstance(source, SourceFile)
        return extract(segment(read(source, ocr=OcrMode.NEVER)))
    raw = case.before + ("\n" if case.before else "")
    start = len(raw)
    cells = []
    lines = text.split("\n")
    columns = max(line.count("|") for line in lines) + 1
    for r, line in enumerate(lines):
        texts = [t.strip() for t in line.split("|")]
        across = columns if len(texts) == 1 else 1
        for c, t in enumerate(texts):
            t = t.replace("/n", "\n")
            cells.append(CellForm(r, c, len(raw), len(raw) + len(t), 1, across))
            raw += t + ("\t" if c + 1 < len(texts) else "\n")
    forms = [Form(FormKind.HEADING, 0, len(case.before), 1)] if case.before else []
    forms.append(Form(FormKind.TABLE, start, len(raw), cells=tuple(cells)))
    return extract(segment(Document("d", "d.pdf", "0", (Page(1, raw, forms=tuple(forms)),))))


def rows(doc: Document) -> list[str]:
    """The table's rows in the words of a case; a network known from elsewhere is left out."""
    out = []
    for r in doc.relations:
        if r.measure is None:
            continue
        network = "" if r.network is None or "network" in r.inferred else r.network
        out.append(
            " | ".join(
                (
                    r.measure,
                    "; ".join(sorted(r.partners)),
                    f"{r.start or ''}–{r.end or ''}",
                    "; ".join(r.contacts),
                    str(r.amount_nok or ""),
                    network,
                )
            ).rstrip(" |")
        )
    return sorted(out)


def wanted(case: Case) -> list[str]:
    return sorted(line.strip().rstrip(" |") for line in case.rows.strip().split("\n") if line)


@pytest.mark.parametrize("case", [pytest.param(c, id=c.name) for c in CASES])
def test_rows(case: Case, tmp_path: Path) -> None:
    assert rows(document(case, tmp_path)) == wanted(case)
