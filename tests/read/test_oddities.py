"""What word processors write that no reader should see, and what they show without writing it."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.read import Limits, OcrMode, Task, expand, read
from ingest.read.image import _prepared
from tests.read.conftest import Reading
from tests.read.test_markup import kinds

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{what}:1.0"'
    for name, what in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
)


def odt(body: str, automatic: str = "", styles: str = "") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        package.writestr("styles.xml", f"<office:document-styles {SPACES}>{styles}</office:document-styles>")
    return held.getvalue()


def test_opendocument_lists_have_their_numbers_and_pages_their_heads(reading: Reading) -> None:
    body = (
        '<text:list text:style-name="L"><text:list-item><text:p>Lesing</text:p></text:list-item><text:list-item>'
        "<text:p>Skriving</text:p><text:list><text:list-item><text:p>Kurs</text:p></text:list-item></text:list>"
        "</text:list-item></text:list>"
    )
    automatic = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/>'
        '<text:list-level-style-bullet text:level="2"/></text:list-style>'
    )
    head = "<style:header><text:p>Nordvik kommune</text:p></style:header>"
    styles = f"<office:master-styles><style:master-page>{head}</style:master-page></office:master-styles>"
    assert kinds(reading("a.odt", odt(body, automatic, styles))) == [
        ("running", 0, "Nordvik kommune"), ("list_item", 1, "1. Lesing"), ("list_item", 1, "2. Skriving"),
        ("list_item", 2, "- Kurs"),
    ]  # fmt: skip


def test_what_is_hidden_in_opendocument_is_not_read(reading: Reading) -> None:
    body = (
        '<text:p><text:span text:style-name="T">skjult</text:span>Synlig'
        '<text:hidden-text text:is-hidden="true">borte</text:hidden-text></text:p>'
        '<text:section text:display="none"><text:p>Utkast</text:p></text:section>'
    )
    automatic = '<style:style style:name="T"><style:text-properties text:display="none"/></style:style>'
    assert reading("a.odt", odt(body, automatic)).pages[0].raw == "Synlig"


def test_a_field_of_a_word_form_without_an_answer_is_empty(reading: Reading) -> None:
    document, held = docx.Document(), io.BytesIO()
    asks = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    run = "<w:r><w:t>Klikk her for å skrive</w:t></w:r>"
    for xml in (f"<w:p><w:r><w:t>Navn:</w:t></w:r>{asks.format(run)}</w:p>", asks.format(f"<w:p>{run}</w:p>")):
        tag, rest = xml.split(">", 1)
        document.element.body.insert(0, parse_xml(f"{tag} {nsdecls('w')}>{rest}"))
    document.save(held)
    assert reading("a.docx", held.getvalue()).pages[0].raw == "Navn:"


def test_rich_text_skips_raw_bytes_and_keeps_the_numbers_of_lists(reading: Reading) -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252 F\'f8r{\pict\pngblip\bin8 abc}{}}d} etter\par"
        rb"{\listtext\tab 1.\tab}\ls1 Lesing\par{\listtext\'b7\tab}\ls1 Skriving\par\pard Slutt\par}"
    )
    assert kinds(reading("a.rtf", rtf)) == [
        ("paragraph", 0, "Før etter"), ("list_item", 1, "1. Lesing"), ("list_item", 1, "- Skriving"),
        ("paragraph", 0, "Slutt"),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["cp865", "utf-8", "cp1252"])
def test_names_in_an_archive_without_a_mark_of_their_encoding(tmp_path: Path, encoding: str) -> None:
    class Unmarked(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
            return "Møte på Ås.txt".encode(encoding), 0

    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(Unmarked("x"), "Plan")
    (source,) = expand([tmp_path / "a.zip"])
    assert source.path.endswith("#Møte på Ås.txt")
    assert read(source).pages[0].raw == "Plan"  # type: ignore[arg-type]


def test_two_attachments_of_one_name_are_two_documents(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content("Se vedlegg")
    for text in ("Plan", "Budsjett"):
        message.add_attachment(text.encode(), maintype="text", subtype="plain", filename="vedlegg.txt")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    found = {source.path.rpartition("#")[2]: read(source) for source in expand([tmp_path / "a.eml"])}  # type: ignore[arg-type]
    assert found["vedlegg.txt"].pages[0].raw == "Plan"
    assert found["vedlegg (2).txt"].pages[0].raw == "Budsjett"


def test_grey_in_sixteen_bits_stays_grey() -> None:
    import numpy as np
    from PIL import Image

    grey = np.full((40, 30), 60000, np.uint16)
    grey[10:20] = 15000
    prepared, _ = _prepared(Image.fromarray(grey), Task("a.png", Limits(), OcrMode.NEVER, None, None))
    assert sorted({round(value / 10) for value in np.unique(np.asarray(prepared))}) == [6, 23]


def test_html_in_markdown_parts_its_words(reading: Reading) -> None:
    found = reading("a.md", "# Mål\n\n<details><summary>Mer</summary>Om lesing</details>\n")
    assert found.pages[0].raw == "Mål\n\nMer\nOm lesing"
