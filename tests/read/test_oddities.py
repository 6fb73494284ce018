"""What word processors write that no reader should see, and what they show without writing it."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

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
