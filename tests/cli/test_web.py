"""The web page: what the library holds, and nothing that a document could smuggle in."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from cli.pictures.frame import NOBODY, colours
from cli.pictures.plot import lanes
from cli.web import marks
from cli.web.app import make_app
from index.library import Library
from index.story import entries
from index.trace import trace
from ingest.model import Correction, Kind, Mention, Page, Period, Relation, Span
from tests.cli.conftest import ROOT, Planspor
from tests.index.documents import document

EVIL = "<script>alert(1)</script>"
TEXT = f'Lesing i alle fag {EVIL} \x1b[31m\N{RIGHT-TO-LEFT OVERRIDE}drives av NTNU & «=HYPERLINK("x")».'
RAW = "Pa hggskolen leses det."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("library")
    at, start = TEXT.index("NTNU"), (Span(1, 0, 6),)
    rows = (
        Relation(f"Lesing {EVIL}", start, f"Lesing {EVIL}", "table", 0.9, ("NTNU",), start="2024-08"),
        Relation("Regning", start, "Regning", "table", 0.5, ("NTNU", "Æ\"'&<b>"), end="2018-06"),
    )
    with Library.open(folder, create=True) as library:
        library.put(document(
            "plan", TEXT, "Side to.", title=f"Plan {EVIL}", date="2024-01-15", period=Period("2024-01", "2027-12"),
            mentions=(Mention(Kind.PARTNER, "NTNU", "NTNU", Span(1, at, at + 4), "test", 1.0),), relations=rows,
        ))  # fmt: skip
        older = Relation("Regning", (), "Regning med HiST", "table", 0.9, ("HiST",), start="2010", end="2012")
        library.put(document("old", "x", date="2012-01-15", relations=(older,)))
        fixed = Page(1, RAW, corrections=(
            Correction(0, "Pa", "På", 0.9, "letters"),
            Correction(3, "hggskolen", "høgskolen", 0.9, f"letters {EVIL}"),
        ))  # fmt: skip
        made = document("scan", "y")
        library.put(type(made)(**{**{f: getattr(made, f) for f in made.__dataclass_fields__}, "pages": (fixed,)}))
        library.bring_up_to_date()
    return make_app(folder).test_client()


PLACES = [
    "/", "/?q=lesing", "/?q=lesing+2024&type=plan&partner=NTNU", "/spor", "/spor?navn=NTNU",
    "/spor?navn=NTNU&vis=year",
    "/spor?navn=NTNU&vis=measure&fra=2011&til=2030", "/spor?navn=finnes+ikke", "/navn", "/navn?slag=partner&q=n",
    "/tvil", "/dokument/plan", "/dokument/plan?side=2", "/dokument/plan?sted=0-9,12-14",
    "/dokument/plan?q=lesing+%22", "/dokument/scan?vis=lest",
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_every_page_is_whole_safe_and_labelled(client: FlaskClient, place: str) -> None:
    answer = client.get(place)
    assert answer.status_code == 200, answer.text
    assert "<script" not in answer.text.casefold()
    assert "\x1b" not in answer.text
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in answer.text
    assert "style=" not in answer.text  # the policy would refuse it
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    tree = html.fromstring(answer.text)
    assert tree.get("lang") == "nb"
    assert len(tree.findall(".//h1")) == 1
    for field in tree.xpath("//input | //select"):
        assert field.getparent().tag == "label" or tree.xpath(f"//label[@for='{field.get('id')}']")
    for link in tree.xpath("//a/@href"):
        assert link.startswith(("/", "#"))
        if link.startswith("/"):
            assert client.get(link.partition("#")[0]).status_code == 200, link


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ('/?q="abc', 400),
        ("/?q=a&fra=abc", 400),
        ("/?q=a&fra=-1", 400),
        ("/?q=a&fra=2027&til=2020", 400),
        ("/spor?navn=NTNU&fra=2027&til=2020", 400),
        ("/?q=a&side=0", 400),
        ("/?q=a&side=99999999999999999999", 400),
        ("/?q=a&type=<b>", 400),
        ("/?q=" + "a" * 600, 400),
        ("/spor?navn=NTNU&slag=alt", 400),
        ("/dokument/finnes-ikke", 404),
        ("/dokument/plan?side=9", 404),
        ("/dokument/plan?sted=1-", 400),
        ("/dokument/plan?sted=1-2,-4", 400),
        ("/dokument/..%2f..%2fetc%2fpasswd", 404),
        ("/dokument/%2fplans%2fplan.txt", 404),
        ("/static/../app.py", 404),
        ("/hva-som-helst", 404),
    ],
)
def test_what_cannot_be_answered_is_said(client: FlaskClient, place: str, code: int) -> None:
    answer = client.get(place)
    assert answer.status_code == code
    assert "<b>" not in answer.text.partition("<main")[2]
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_is_for_reading_only(client: FlaskClient, method: str) -> None:
    assert getattr(client, method)("/").status_code == 405


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost:8000", 200),
        ("[::1]:8000", 200),
        ("192.168.1.4", 200),
        ("evil.example", 421),
        ("evil.example:8000", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example", 421),
    ],
)
def test_other_names_are_refused(client: FlaskClient, host: str, code: int) -> None:
    assert client.get("/", headers={"Host": host}).status_code == code


def test_a_trace_tells_the_story(client: FlaskClient) -> None:
    text = html.fromstring(client.get("/spor?navn=NTNU").text).text_content()
    assert "HiST ble en del av NTNU i 2016" in text
    assert "ikke funnet noe" in text
    assert "usikkert" in text
    assert "Lesing <script>alert(1)</script>" in text


def test_the_text_that_proves_a_row_is_marked(client: FlaskClient) -> None:
    tree = html.fromstring(client.get("/dokument/plan?sted=0-6").text)
    assert tree.xpath("string(//mark[@id='treff'])") == "Lesing"
    assert tree.xpath("//a[contains(@class, 'partner')]/@href") == ["/spor?navn=NTNU&slag=partner"]


def test_what_answers_is_marked_on_a_page_opened_from_the_hits(client: FlaskClient) -> None:
    tree = html.fromstring(client.get("/?q=lese+fag").text)
    place = tree.xpath("//ol[@class='hits']//h2/a")[0].get("href")
    page = html.fromstring(client.get(place.partition("#")[0]).text)
    assert [m.text_content() for m in page.xpath("//mark[@class='asked']")] == ["Lesing", "fag"]
    assert page.get_element_by_id("treff").text_content() == "Lesing"


def test_corrections_are_shown_and_can_be_looked_behind(client: FlaskClient) -> None:
    tree = html.fromstring(client.get("/dokument/scan").text)
    assert tree.xpath("//div[@class='paper']")[0].text_content() == "På høgskolen leses det."
    assert tree.xpath("//span[@class='fix']/text()") == ["På", "høgskolen"]
    assert "lest som «hggskolen»" in tree.xpath("//span[@class='fix']/@title")[1]
    tree = html.fromstring(client.get("/dokument/scan?vis=lest").text)
    assert tree.xpath("//div[@class='paper']")[0].text_content() == RAW


@st.composite
def corrected(draw: st.DrawFn) -> tuple[Page, list[tuple[Mention, str]]]:
    raw = draw(st.text(alphabet="abæ\n ", max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=6)))
    fixes = tuple(
        Correction(a, raw[a:b], draw(st.text(alphabet="xyø", max_size=3)), 0.9, "why")
        for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b
    )  # fmt: skip
    page = Page(1, raw, corrections=tuple(c for i, c in enumerate(fixes) if not i or c.start > fixes[i - 1].end))
    spans = draw(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=5))
    return page, [(Mention(Kind.PARTNER, "A", "A", Span(1, min(s), max(s)), "r", 1.0), "A") for s in spans]


@given(corrected(), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=3))
def test_the_pieces_are_the_page(
    made: tuple[Page, list[tuple[Mention, str]]], marked: list[tuple[int, int]]
) -> None:
    page, mentions = made
    pieces = [p for named in marks.cleaned(page, mentions, marked) for p in named.pieces]
    assert "".join(p.text for p in pieces) == page.text
    assert "".join(p.text for named in marks.as_read(page) for p in named.pieces) == page.raw
    inside = [p.correction for p in pieces if p.correction]
    assert set(inside) <= set(page.corrections)


def test_it_is_served(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("a", "Lesing i alle fag"))
    process = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "serve", "--library", str(tmp_path), "--port", "0"],
        stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    try:
        assert process.stderr is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
        assert address
        with urllib.request.urlopen(address[0] + "?q=lesing", timeout=30) as answer:
            assert b"<mark>Lesing</mark>" in answer.read()
            assert "waitress" not in str(answer.headers)
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr is not None
        process.stderr.close()


def test_a_port_that_is_taken_is_said(planspor: Planspor, tmp_path: Path) -> None:
    Library.open(tmp_path / "library", create=True).close()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = planspor("serve", "--port", str(taken.getsockname()[1]))
    assert done.code == 1
    assert "cannot answer" in done.err


def test_a_library_that_is_not_there(tmp_path: Path) -> None:
    answer = make_app(tmp_path / "none").test_client().get("/")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text


def test_a_partner_has_one_colour_in_the_page_and_the_picture(tmp_path: Path) -> None:
    """The most frequent first, also where another is met before it."""
    rows = tuple(
        Relation(f"Tiltak {year}", (Span(1, 0, 6),), "x", "table", 0.9, ("HVL", partner), start=year, end=year)
        for year, partner in (("2010", "UiA"), ("2011", "Nord"), ("2012", "Nord"))
    )
    with Library.open(tmp_path, create=True) as library:
        named = tuple(Mention(Kind.PARTNER, p, p, Span(1, 0, 3), "test", 1.0) for p in ("HVL", "UiA", "Nord"))
        library.put(document("a", "Tiltak", mentions=named, relations=rows))
        library.bring_up_to_date()
        trail = trace(library, "HVL")
    partners = [p for bar in lanes(entries(trail.rows))[0] for p in bar.partners]
    page = html.fromstring(make_app(tmp_path).test_client().get("/spor?navn=HVL").text)
    style = (ROOT / "cli/web/static/style.css").read_text("utf-8")
    shown = {}
    for item in page.xpath("//span[@class='legend']/span"):
        shade = item.xpath(".//rect/@class")[0]
        found = re.search(rf"\.{shade}\{{fill:(#\w+)\}}", style)
        assert found is not None
        shown[item.text_content().strip()] = found[1].upper()
    drawn = {name: shade for name, shade in colours(partners).items() if name != NOBODY}
    assert shown == drawn
    assert len(set(shown.values())) == 3


BAD_QUERIES = (
    '"lesing', "lesing)", "(lesing", "OR lesing", "lesing AND", "NOT", "-type:plan", "year:lesing", "type:rar",
    "felt:verdi", "partner:", "lesing 2024-2018", "year:2024-2018",
)  # fmt: skip
ENGLISH = re.compile(r"\b(?:the|is|not|at|there|write|wants?|has|take|add|fields|types|words|ends|cannot)\b")


@pytest.mark.parametrize("query", BAD_QUERIES)
def test_what_is_wrong_in_a_query_is_said_in_norwegian(client: FlaskClient, query: str) -> None:
    answer = client.get("/", query_string={"q": query})
    assert answer.status_code == 400
    (said,) = html.fromstring(answer.text).xpath("//*[@role='alert']")
    text = said.text_content()
    assert re.search(r"(?:tegn \d+)|skriv|ta ", text, re.I)
    assert not ENGLISH.search(text), text
