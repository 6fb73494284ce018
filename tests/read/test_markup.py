from __future__ import annotations

import io

from ingest.model import Document, FormKind
from tests.read.conftest import Reading

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Satsinger</title></head><body>
<header><nav><ul><li>Hjem</li></ul></nav></header><div class="cookie-banner">Vi bruker informasjonskapsler</div>
<main><h1>Satsinger i skolen</h1><p>Vi arbeider med <b>lesing</b>.<br>Ny linje.</p>
<ul><li>En<ul><li>To</li></ul></li></ul>
<table><thead><tr><th>Tiltak<th>Periode</tr></thead><tr><td rowspan=2>Lesing<td>2024<tr><td>2025</table>
<h2><button>Mer om saken</button></h2><p>Slutt.</p>
<div><p>Fant du det du lette etter?</p><button>Ja</button></div></main>
<footer><p>Sist oppdatert 18.04.2024</p><p>Postboks 1</p></footer><script>alert(1)</script></body></html>"""


def kinds(document: Document) -> list[tuple[str, int, str]]:
    page = document.pages[0]
    return [(f.kind.value, f.level, page.raw[f.start : f.end]) for f in page.forms]


def test_a_web_page_keeps_its_text_and_its_date_only(reading: Reading) -> None:
    document = reading("a.html", PAGE)
    assert document.given_title == "Satsinger"
    assert kinds(document) == [
        ("heading", 1, "Satsinger i skolen"),
        ("paragraph", 0, "Vi arbeider med lesing.\nNy linje."),
        ("list_item", 1, "- En"),
        ("list_item", 2, "- To"),
        ("table", 0, "Tiltak\tPeriode\nLesing\t2024\n2025"),
        ("heading", 2, "Mer om saken"),
        ("paragraph", 0, "Slutt."),
        ("paragraph", 0, "Sist oppdatert 18.04.2024"),
    ]
    cells = next(f for f in document.pages[0].forms if f.kind is FormKind.TABLE).cells
    assert [(c.row, c.column, c.row_span, c.header) for c in cells] == [
        (0, 0, 1, True), (0, 1, 1, True), (1, 0, 2, False), (1, 1, 1, False), (2, 1, 1, False)
    ]  # fmt: skip


def test_a_page_in_another_encoding_says_which(reading: Reading) -> None:
    page = "<html><head><meta charset=iso-8859-1></head><body><p>Læring på øya</p></body></html>"
    assert reading("a.htm", page.encode("latin-1")).pages[0].raw == "Læring på øya"


def test_markdown_and_its_remnants(reading: Reading) -> None:
    text = "## Mål\n\n1. Lesing\n2. Skriving\n\n<b>Navn:</b>\tKari\nDato:\t2021\n\n"
    text += '[Les mer](#) <input type="checkbox">\n'
    assert kinds(reading("a.md", text)) == [
        ("heading", 2, "Mål"),
        ("list_item", 1, "1. Lesing"),
        ("list_item", 1, "2. Skriving"),
        ("table", 0, "Navn:\tKari\nDato:\t2021"),
        ("paragraph", 0, "Les mer"),
    ]


def _docx() -> bytes:
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Nordvik kommune"
    made.add_heading("Bakgrunn", 1)
    changed = made.add_paragraph("Vi vil ")
    changed._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>lese</w:t></w:r></w:ins>'))
    changed._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="a"><w:r><w:delText>ikke</w:delText></w:r></w:del>')
    )
    made.add_paragraph("Lesing", style="List Number")
    made.add_paragraph("Skriving", style="List Number")
    table = made.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Tiltak"
    table.cell(0, 2).text = "Periode"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Lesing"
    table.cell(1, 1).text = "NTNU"
    table.cell(2, 2).text = "V-24"
    made.add_page_break()  # type: ignore[no-untyped-call]
    made.add_paragraph("Side to")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_word_files_as_word_shows_them(reading: Reading) -> None:
    document = reading("a.docx", _docx())
    assert kinds(document) == [
        ("running", 0, "Nordvik kommune"),
        ("heading", 1, "Bakgrunn"),
        ("paragraph", 0, "Vi vil lese"),
        ("list_item", 1, "1. Lesing"),
        ("list_item", 1, "2. Skriving"),
        ("table", 0, "Tiltak\tPeriode\nLesing\tNTNU\t\n\tV-24"),
    ]
    table = document.pages[0].forms[-1]
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in table.cells}
    assert spans[0, 0] == (1, 2)
    assert spans[1, 0] == (2, 1)
    assert document.pages[1].raw == "Side to"


def test_rich_text(reading: Reading) -> None:
    rtf = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard\outlinelevel0 Plan for l\'e6ring\par"
        r"\pard F\u248?rste\par\trowd\pard\intbl Tiltak\cell 2024\cell\row\pard Slutt\par}"
    )
    assert kinds(reading("a.rtf", rtf)) == [
        ("heading", 1, "Plan for læring"), ("paragraph", 0, "Første"), ("table", 0, "Tiltak\t2024"),
        ("paragraph", 0, "Slutt"),
    ]  # fmt: skip


def test_an_e_mail_and_what_is_attached(tmp_path: object, reading: Reading) -> None:
    mail = (
        "From: kari@nordvik.example\r\nTo: ola@nordvik.example\r\nDate: Mon, 03 Sep 2018 10:00:00 +0200\r\n"
        "Subject: =?utf-8?q?M=C3=B8te?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\nVi m=F8tes.\r\n\r\nHilsen Kari\r\n"
    )
    document = reading("a.eml", mail)
    assert (document.given_title, document.given_date) == ("Møte", "2018-09-03")
    assert document.pages[0].raw.endswith("Emne: Møte\n\nVi møtes.\n\nHilsen Kari")
