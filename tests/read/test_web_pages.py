"""Saved web pages: what is their own and what every page of the site wears, in the shapes that sites have."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from bench.web import WebPage, _ours, _shares
from bench.webpages import webpages
from ingest.errors import Damaged
from ingest.model import FormKind
from tests.read.conftest import Reading

LONG = "Kommunen samarbeider med universitetet om lesing og språk i alle barnehager og skoler. " * 4


def raw(reading: Reading, body: str) -> str:
    return (
        reading("a.html", f"<!doctype html><html><head><meta charset=utf-8></head><body>{body}</body></html>")
        .pages[0]
        .raw
    )


@pytest.mark.parametrize("page", list(webpages("dev")), ids=lambda page: page.name)
def test_nothing_of_its_own_is_lost_and_little_of_the_rest_stays(page: WebPage) -> None:
    shown = " ".join(_ours(page).split())
    assert [text for text in page.content if text not in shown] == []
    left = [text for text in page.chrome if text in shown]
    assert sum(map(len, left)) <= 0.1 * sum(map(len, page.chrome)), (left, _shares([page], _ours))


def test_what_opens_on_a_click_is_read_what_is_hidden_is_not(reading: Reading) -> None:
    page = (
        "<main><h1>Plan</h1><h2><button aria-expanded=false>Mål</button></h2>"
        "<div style='display:none'>Lese mer</div>"
        "<div class='accordion-content' hidden>Skrive mer</div><div style='display:none'>Feilmelding</div>"
        f"<p>{LONG}</p></main>"
    )
    text = raw(reading, page)
    assert "Lese mer" in text
    assert "Skrive mer" in text
    assert "Feilmelding" not in text


def test_a_page_without_a_heart_is_kept_whole(reading: Reading) -> None:
    """Two parts of one size: neither is the page's own alone."""
    text = raw(reading, f"<div><h1>Plan</h1><p>{LONG}</p></div><div><p>{LONG.upper()}</p></div>")
    assert LONG.strip() in text
    assert LONG.upper().strip() in text


def test_a_list_of_links_in_the_text_stays(reading: Reading) -> None:
    text = raw(reading, f"<div id=x><h1>Planer</h1><p>{LONG}</p><ul><li><a href=#>Plan for lesing</a></ul></div>")
    assert "- Plan for lesing" in text


@pytest.mark.parametrize(
    ("foot", "line"),
    [
        ("<div><span>Sist endret</span><span>18.09.2023</span></div>", "Sist endret 18.09.2023"),
        ("<table><tr><td><b>Oppdatert:</b> 1. mai 2010</td></tr></table>", "Oppdatert: 1. mai 2010"),
        (
            "<p>Ansvarlig: Per Lie. Sist revidert 2. juni 2011</p>",
            "Ansvarlig: Per Lie. Sist revidert 2. juni 2011",
        ),
        ("<dl><dt>Publisert</dt><dd>5. januar 2024</dd></dl>", "Publisert 5. januar 2024"),
    ],
)
def test_the_line_that_dates_the_page_is_kept_wherever_it_stands(reading: Reading, foot: str, line: str) -> None:
    text = raw(reading, f"<div><h1>Plan</h1><p>{LONG}</p></div><footer>{foot}<p>Postboks 1</p></footer>")
    assert text.endswith(line)
    assert "Postboks" not in text


def test_lines_in_bold_are_headings_and_lines_with_bullets_items(reading: Reading) -> None:
    body = "<p><b>Bakgrunn</b><br>Vi vil lese.<br>• Lesing<br>• Skriving<br>"
    body += "<b>Frist:</b> 2024<br><b>Alt er viktig.</b></p>"
    page = reading("a.html", body).pages[0]
    assert [(f.kind, page.raw[f.start : f.end]) for f in page.forms] == [
        (FormKind.HEADING, "Bakgrunn"), (FormKind.PARAGRAPH, "Vi vil lese."), (FormKind.LIST_ITEM, "- Lesing"),
        (FormKind.LIST_ITEM, "- Skriving"), (FormKind.PARAGRAPH, "Frist: 2024\nAlt er viktig."),
    ]  # fmt: skip


def _saved_whole() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Satsing"
    message.add_related(b"\x89PNG", "image", "png")
    message.add_related("<p>Annonse</p>", subtype="html")
    message.add_related(
        f"<h1>Språk på øya</h1><p>{LONG}</p>", subtype="html", charset="iso-8859-1", cte="quoted-printable"
    )
    return bytes(message)


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.html", "a.doc"])
def test_a_page_saved_whole_in_one_file_is_read(reading: Reading, name: str) -> None:
    assert reading(name, _saved_whole()).pages[0].raw.startswith("Språk på øya\n")


def test_one_without_a_page_is_a_clear_error(reading: Reading) -> None:
    message = EmailMessage()
    message.add_related(b"\x89PNG", "image", "png")
    with pytest.raises(Damaged, match="no page"):
        reading("a.mht", bytes(message))


@pytest.mark.parametrize(
    ("charset", "said"),
    [
        ("utf-8", None),
        ("cp1252", None),
        ("utf-16", None),
        ("utf-16-le", None),
        ("cp1252", "utf-8"),
        ("utf-8", "ascii"),
    ],
)
def test_letters_survive_a_missing_or_wrong_charset(reading: Reading, charset: str, said: str | None) -> None:
    meta = f"<meta charset={said}>" if said else ""
    body = "<p>L&aelig;ring p&#229; øya, språk&nbsp;og be\u00adgrep&#x202e; i be&shy;<b>grep</b></p>"
    page = f"<html><head>{meta}<title>x</title></head><body>{body}</body></html>"
    encoded = page.encode(charset, "xmlcharrefreplace")
    assert reading("a.html", encoded).pages[0].raw == "Læring på øya, språk og begrep i begrep"
