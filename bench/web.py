"""How much of a saved web page's own text is kept and how much of what surrounds it is dropped, beside trafilatura
and readability-lxml. `python -m bench.reading --only web`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from bench.webpages import WebPage, webpages
from ingest.extract import extract
from ingest.model import Document, FormKind, Page
from ingest.read import Limits, OcrMode, Task
from ingest.read.html import read_html
from ingest.segment import segment

_WORD = re.compile(r"\w+")


def web() -> None:
    """Prints a line for each tool and part; of our own the dates, headings, list items and cells found too."""
    for part in ("dev", "test"):
        pages = list(webpages(part))
        print(f"saved web pages, {part}, {len(pages)}: own words kept, surrounding words left")
        for name, tool in (("planspor", _ours), ("trafilatura", _trafilatura), ("readability", _readability)):
            print(f"  {name:12} " + _shares(pages, tool))
        read = [(page, _read(page)) for page in pages]
        dates = _share(d.date == p.date for p, d in read)
        headings = _share(h in _forms(d, FormKind.HEADING) for p, d in read for h in p.headings)
        items = _share(any(i in f for f in _forms(d, FormKind.LIST_ITEM)) for p, d in read for i in p.items)
        cells = _share(n < _cells(d) for p, d in read for n in range(p.cells))
        print(f"  planspor: dates right {dates}, headings {headings}, list items {items}, cells {cells}")


def _shares(pages: Iterable[WebPage], tool: Callable[[WebPage], str]) -> str:
    kept = own = left = around = 0
    for page in pages:
        found = Counter(_words(tool(page)))
        content, chrome = Counter(_words(" ".join(page.content))), Counter(_words(" ".join(page.chrome)))
        own, kept = own + content.total(), kept + (content & found).total()
        around, left = around + chrome.total(), left + (chrome & (found - content)).total()
    return f"kept {kept / own:6.1%}  left {left / around:6.1%}"


def _share(right: Iterable[bool]) -> str:
    found = list(right)
    return f"{sum(found) / len(found):.0%} of {len(found)}"


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _read(page: WebPage) -> Document:
    found = read_html(page.data, Task(page.name, Limits(), OcrMode.NEVER, None, None))
    document = Document("", "/side.html", "", pages=found.pages, given_title=found.title, given_date=found.date,
                        media="html")  # fmt: skip
    return extract(segment(document))


def _ours(page: WebPage) -> str:
    return _read(page).pages[0].raw


def _trafilatura(page: WebPage) -> str:
    import trafilatura

    return trafilatura.extract(page.data, include_comments=False, include_tables=True) or ""


def _readability(page: WebPage) -> str:
    from lxml import html
    from readability import Document as Readable

    found = Readable(page.data).summary()
    return " ".join(str(text) for text in html.fromstring(found).itertext())


def _forms(document: Document, kind: FormKind) -> list[str]:
    first: Page = document.pages[0]
    return [first.raw[form.start : form.end] for form in first.forms if form.kind is kind]


def _cells(document: Document) -> int:
    return sum(len(form.cells) for form in document.pages[0].forms)
