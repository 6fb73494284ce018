"""What is inside something else, and what is there but not shown: in web pages, e-mails, Word and RTF files."""

from __future__ import annotations

import io
from email.message import EmailMessage

import docx

from ingest.model import FormKind
from tests.read.conftest import Reading


def test_a_table_with_headings_stays_one_though_a_cell_holds_another(reading: Reading) -> None:
    page = reading(
        "a.html",
        "<table><tr><th rowspan=2>Tiltak</th><th colspan=2>Periode</th></tr><tr><th>Start</th><th>Slutt</th></tr>"
        "<tr><td>Lesing</td><td>2022</td><td><table><tr><td>høst</td><td>2024</td></tr></table></td></tr></table>",
    ).pages[0]
    (table,) = page.forms
    assert [(c.row, c.column, c.row_span, c.column_span, page.raw[c.start : c.end]) for c in table.cells] == [
        (0, 0, 2, 1, "Tiltak"), (0, 1, 1, 2, "Periode"), (1, 1, 1, 1, "Start"), (1, 2, 1, 1, "Slutt"),
        (2, 0, 1, 1, "Lesing"), (2, 1, 1, 1, "2022"), (2, 2, 1, 1, "høst 2024"),
    ]  # fmt: skip


def test_what_only_a_screen_reader_speaks_is_left_out(reading: Reading) -> None:
    page = reading(
        "a.html", "<p>Plan <span class='icon sr-only'>åpnes i nytt vindu</span></p><p>Tiltak</p>"
    ).pages[0]
    assert page.raw.split() == ["Plan", "Tiltak"]


def test_an_email_of_html_alone_keeps_its_table_and_a_forwarded_one_is_read(reading: Reading) -> None:
    outer, inner = EmailMessage(), EmailMessage()
    outer["Subject"], inner["Subject"] = "Videresendt", "Avtale"
    outer.set_content("Se nedenfor: æøå", charset="iso-8859-1", cte="quoted-printable")
    inner.set_content(
        "<p>Avtalen gjelder:</p><table><tr><td>Tiltak</td><td>År</td></tr>"
        "<tr><td>Lesing</td><td>2024</td></tr></table>",
        subtype="html", charset="iso-8859-1", cte="quoted-printable",
    )  # fmt: skip
    outer.add_attachment(inner)
    page = reading("a.eml", bytes(outer)).pages[0]
    texts = [page.raw[f.start : f.end] for f in page.forms]
    assert texts == [
        "Emne: Videresendt", "Se nedenfor: æøå", "Emne: Avtale", "Avtalen gjelder:", "Tiltak\tÅr\nLesing\t2024"
    ]  # fmt: skip
    assert page.forms[-1].kind is FormKind.TABLE


def test_messages_forwarded_inside_each_other_without_end_are_cut(reading: Reading) -> None:
    message = EmailMessage()
    message.set_content("innerst")
    for number in range(12):
        outer = EmailMessage()
        outer.set_content(f"nummer {number}")
        outer.add_attachment(message)
        message = outer
    assert "nummer 11" in (raw := reading("a.eml", bytes(message)).pages[0].raw)
    assert "innerst" not in raw


def test_hidden_text_of_word_and_rtf_is_not_read(reading: Reading) -> None:
    document, held = docx.Document(), io.BytesIO()
    document.add_paragraph("Synlig ").add_run("usynlig").font.hidden = True
    document.add_paragraph("Første", style="List Bullet")
    document.add_paragraph("Andre", style="List Bullet 2")
    document.save(held)
    page = reading("a.docx", held.getvalue()).pages[0]
    assert page.raw.splitlines() == ["Synlig", "", "- Første", "- Andre"]
    assert [form.level for form in page.forms] == [0, 1, 2]
    rtf = reading(
        "a.rtf", rb"{\rtf1\ansi Synlig {\v usynlig}tekst{\footnote Noten.\par}\par Mer\v borte\v0  her\par}"
    ).pages[0]
    assert [rtf.raw[f.start : f.end] for f in rtf.forms] == ["Synlig tekst", "Mer her", "Noten."]
    assert rtf.forms[-1].kind is FormKind.FOOTNOTE


def test_the_head_of_a_markdown_file_is_not_its_text(reading: Reading) -> None:
    found = reading("a.md", '---\ntitle: "Plan for lesing"\ndate: 2024-05-06\n---\n# Mål\n\nLese mer.\n')
    assert (found.given_title, found.given_date) == ("Plan for lesing", "2024-05-06")
    assert found.pages[0].raw == "Mål\n\nLese mer."


def test_entities_of_markdown_are_tidied_like_letters(reading: Reading) -> None:
    assert (
        reading("a.md", "# Mål\n\nSpråk&nbsp;og&#x202e; le&shy;sing &aelig;\n").pages[0].raw
        == "Mål\n\nSpråk og lesing æ"
    )
