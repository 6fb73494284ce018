from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from bench.tables import found_by_us
from bench.typeset import DESIGNS, documents
from ingest.errors import Damaged, Encrypted, PlansporError, UnknownType
from ingest.model import Document, FormKind, Source
from ingest.read import Limits, OcrMode, read
from tests.fakes.engines import Failing, Replaying, Silent
from tests.read.conftest import Reading, only

PdfOf = Callable[..., bytes]
SOUND = [
    "Nettverket",
    "arbeider",
    "med",
    "lesing",
    "på",
    "småtrinnet,",
    "og",
    "rektorene",
    "møtes",
    "hver",
    "høst",
    "for",
    "å",
    "dele",
    "erfaringer",
]


def _norm(text: str) -> str:
    return "".join(text.split())


def _prose(lines: int) -> list[str]:
    return [" ".join(SOUND[(i + j) % len(SOUND)] for j in range(11)) for i in range(lines)]


def texts(document: Document, kind: FormKind) -> list[str]:
    return [p.raw[f.start : f.end] for p in document.pages for f in p.forms if f.kind is kind]


@pytest.mark.parametrize("design", DESIGNS)
def test_tables_of_every_design_come_out_cell_by_cell(tmp_path: Path, design: str) -> None:
    made = next(m for m in documents("dev", each=1) if m.design == design)
    path = tmp_path / "t.pdf"
    path.write_bytes(made.data)
    found = found_by_us(read(only(path), ocr=OcrMode.NEVER))
    for table in made.tables:
        (ours,) = found[table.page]
        assert {k: _norm(v) for k, v in ours.items()} == {k: _norm(v) for k, v in table.cells.items()}


def test_a_table_over_two_pages_says_that_it_goes_on(tmp_path: Path) -> None:
    made = next(m for m in documents("dev") if len(m.tables) == 2)
    path = tmp_path / "t.pdf"
    path.write_bytes(made.data)
    tables = [f for p in read(only(path), ocr=OcrMode.NEVER).pages for f in p.forms if f.kind is FormKind.TABLE]
    assert [t.continues for t in tables] == [False, True]


def test_no_word_of_a_page_is_lost_or_doubled(tmp_path: Path) -> None:
    for number, made in enumerate(documents("dev", each=1)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(made.data)
        read_text = "".join(_norm(p.raw) for p in read(only(path), ocr=OcrMode.NEVER).pages)
        assert sorted(read_text) == sorted("".join(map(_norm, made.text))), made.design


def test_running_heads_and_page_numbers_are_marked(reading: Reading, pdf: PdfOf) -> None:
    pages = []
    made = FPDF(unit="pt", format="A4")
    made.set_auto_page_break(False)
    for number in range(1, 5):
        made.add_page()
        made.set_font("helvetica", "", 11)
        made.text(60, 40, f"Årsrapport {2000 + number} for Nordvik")
        for i, line in enumerate(_prose(6)):
            made.text(60, 120 + i * 14, line)
        made.text(290, 810, str(number))
        pages.append(number)
    document = reading("a.pdf", bytes(made.output()))
    assert texts(document, FormKind.RUNNING) == [
        text for n in pages for text in (f"Årsrapport {2000 + n} for Nordvik", str(n))
    ]
    assert texts(document, FormKind.HEADING) == []


def test_two_columns_are_read_one_after_the_other(reading: Reading) -> None:
    made = FPDF(unit="pt", format="A4")
    made.add_page()
    made.set_font("helvetica", "", 10)
    left, right = _prose(20), list(reversed(_prose(20)))
    for i in range(20):
        made.text(50, 100 + i * 13, left[i][:44].rstrip())
        made.text(320, 100 + i * 13, right[i][:44].rstrip())
    document = reading("a.pdf", bytes(made.output()))
    expected = [*(line[:44].rstrip() for line in left), *(line[:44].rstrip() for line in right)]
    assert document.pages[0].raw.split() == " ".join(expected).split()
    assert texts(document, FormKind.TABLE) == []


def test_headings_have_levels_and_lists_too(reading: Reading) -> None:
    made = FPDF(unit="pt", format="A4")
    made.add_page()
    y = 80.0
    for style, size, x, text in [
        ("B", 18, 60, "Plan for lesing"), ("B", 13, 60, "1. Bakgrunn"), ("", 11, 60, "Vi skal lese mer."),
        ("B", 13, 60, "1.1 Mål"), ("", 11, 70, "- Elevene leser"), ("", 11, 90, "- hver dag"),
    ]:  # fmt: skip
        made.set_font("helvetica", style, size)
        made.text(x, y, text)
        y += size * 2
    document = reading("a.pdf", bytes(made.output()))
    page = document.pages[0]
    found = [(f.kind.value, f.level, page.raw[f.start : f.end]) for f in page.forms]
    assert found == [
        ("heading", 1, "Plan for lesing"), ("heading", 2, "1. Bakgrunn"), ("paragraph", 0, "Vi skal lese mer."),
        ("heading", 3, "1.1 Mål"), ("list_item", 1, "- Elevene leser"), ("list_item", 2, "- hver dag"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"%PDF-1.7\n", Damaged), (b"<html>Feil</html>", UnknownType), (bytes(4096), UnknownType)],
)
def test_what_is_no_pdf_says_so(reading: Reading, content: bytes, error: type[PlansporError]) -> None:
    with pytest.raises(error):
        reading("a.pdf", content)


def test_a_password_is_asked_for_and_used(reading: Reading, pdf: PdfOf, tmp_path: Path) -> None:
    import io

    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(["Hemmelig plan"]))) as plain:
        plain.save(out, encryption=pikepdf.Encryption(user="apne", owner="eier"))
    with pytest.raises(Encrypted):
        reading("a.pdf", out.getvalue())
    with pytest.raises(Encrypted, match="another"):
        reading("a.pdf", out.getvalue(), passwords=("feil", "galt"))
    assert reading("a.pdf", out.getvalue(), passwords=("feil", "apne")).pages[0].raw == "Hemmelig plan"


def test_a_file_without_its_table_of_objects_is_mended(reading: Reading, pdf: PdfOf) -> None:
    data = pdf(["Nettverket for lesing"])
    document = reading("a.pdf", data[: data.rindex(b"xref") - 20])
    assert document.pages[0].raw == "Nettverket for lesing"


def test_only_so_many_pages_are_read_and_it_is_said(reading: Reading, pdf: PdfOf) -> None:
    document = reading("a.pdf", pdf(["en"], ["to"], ["tre"]), limits=Limits(pages=2))
    assert len(document.pages) == 2
    assert document.notes == ("Over the limit: read 2 of 3 pages",)


def _scan(lines: list[str], hidden: list[str] = [], size: int = 12) -> bytes:  # noqa: B006 - never changed
    """A page that is a picture; `hidden` lies over it as invisible text."""
    import io

    import pypdfium2

    made = FPDF(unit="pt", format="A4")
    made.add_page()
    made.set_font("helvetica", "", size)
    for i, line in enumerate(lines):
        made.text(60, 80 + 16 * i, line)
    page = pypdfium2.PdfDocument(bytes(made.output()))[0]
    picture = io.BytesIO()
    page.render(scale=150 / 72, grayscale=True).to_pil().save(picture, "PNG")
    scan = FPDF(unit="pt", format="A4")
    scan.add_page()
    scan.image(picture, 0, 0, 595, 842)
    scan.set_font("helvetica", "", size)
    with scan.local_context(text_mode=3):  # invisible
        for i, line in enumerate(hidden):
            scan.text(60, 80 + 16 * i, line)
    return bytes(scan.output())


def test_a_scan_goes_to_ocr_in_its_own_resolution(reading: Reading) -> None:
    engine = Replaying(("Plan for lesing", "på småtrinnet"))
    document = reading("a.pdf", _scan(["Plan"]), ocr=OcrMode.AUTO, engine=engine)
    page = document.pages[0]
    assert page.source is Source.OCR
    assert page.raw.split() == ["Plan", "for", "lesing", "på", "småtrinnet"]
    assert [page.raw[w.start : w.end] for w in page.words] == page.raw.split()
    assert all(w.confidence == 0.9 and w.box is not None for w in page.words)
    assert engine.seen[0][2] in (149, 150)


def test_a_scan_without_ocr_says_why_it_is_empty(reading: Reading) -> None:
    never = reading("a.pdf", _scan(["Plan"]), ocr=OcrMode.NEVER)
    assert "switched off" in (never.pages[0].note or "")
    assert not never.waiting_for_ocr


@pytest.mark.parametrize(("engine", "word"), [(Silent(), "No text"), (Failing(), "OCR failed")])
def test_an_engine_that_gives_nothing_leaves_a_note(reading: Reading, engine: object, word: str) -> None:
    document = reading("a.pdf", _scan(["Plan"]), ocr=OcrMode.AUTO, engine=engine)
    assert word in (document.pages[0].note or "")


def test_a_text_layer_without_norwegian_letters_is_read_again(reading: Reading) -> None:
    truth = _prose(14)
    spoilt = [line.replace("å", "a").replace("ø", "g").replace("æ", "ae") for line in truth]
    data = _scan(truth, hidden=spoilt)
    page = reading("a.pdf", data, ocr=OcrMode.AUTO, engine=Replaying(tuple(truth))).pages[0]
    assert page.source is Source.OCR
    assert (page.note or "").startswith("Read again by OCR: the text has no æ, ø or å")
    kept = reading("a.pdf", data, ocr=OcrMode.AUTO, engine=Silent()).pages[0]
    assert kept.source is Source.TEXT
    assert (kept.note or "").startswith("Text layer kept")


def test_a_sound_text_layer_is_never_read_again(reading: Reading) -> None:
    engine = Replaying(("galt",))
    truth = _prose(14)
    page = reading("a.pdf", _scan(truth, hidden=truth), ocr=OcrMode.AUTO, engine=engine).pages[0]
    assert page.source is Source.TEXT
    assert page.note is None
    assert engine.seen == []


@pytest.mark.seeds
def test_real_scans_come_out_right(shared: Path) -> None:
    from rapidfuzz.distance import Levenshtein

    from ingest.ocr import available

    if not available():
        pytest.skip("Tesseract with Norwegian data is not installed")
    path = shared / "data" / "ocr" / "scans" / "d064_light_200dpi_nb.pdf"
    truth = path.with_suffix(".txt").read_text("utf-8").split()
    page = read(only(path)).pages[0]
    assert Levenshtein.distance(page.raw.split(), truth) < 0.02 * len(truth)
