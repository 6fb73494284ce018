"""Web pages as the systems of Norwegian municipalities and universities make them, with known content and known
surroundings. All words are ours; the shapes are those of the systems. Pages of the part "test" were written
before the rules and not looked at again; only their sums are printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

TITLES = (
    "Plan for språk og lesing 2022–2026", "Satsing på matematikk i ungdomsskolen",
    "Kompetanseutvikling i barnehagen", "Skolebibliotek for alle", "Desentralisert kompetanseordning",
)  # fmt: skip
LEADS = (
    "Kommunestyret vedtok planen i møte 14. juni, og alle skoler skal følge den.",
    "Nettverket samler rektorer og lærere fra fem kommuner til felles samlinger.",
    "Her finner du hva vi gjør, hvem som er med, og hvilke midler som er satt av.",
)
HEADINGS = ("Bakgrunn", "Tiltak i perioden", "Økonomi og ressurser", "Samarbeid med universitetet", "Ansvar")
BODIES = (
    "Høsten 2023 tok til sammen 42 lærere etterutdanning i begynneropplæring, og flere følger etter våren 2024.",
    "NTNU veileder skolene i Gaula skoleregion, mens Lesesenteret holder kurs for barnehagene to ganger i året.",
    "Tiltaket finansieres av statlige midler på 350 000 kroner årlig og en egenandel fra kommunen.",
    "Erfaringene fra første år viser at elevene leser mer når biblioteket er åpent hver dag.",
    "Foreldrene inviteres til temakveld, og helsesykepleier deltar i det tverrfaglige teamet.",
)
ITEMS = (
    "Lesing i alle fag på mellomtrinnet", "Språkgrupper for de yngste barna",
    "Kurs i digital dømmekraft for lærere", "Mentorordning for nyutdannede",
)  # fmt: skip
TABLE = (
    ("Tiltak", "Ansvarlig", "Frist"),
    ("Leseløp", "Rektor Hovland", "V-24"),
    ("Regnevake", "PPT Sørdal", "H-25"),
)


@dataclass
class WebPage:
    """A page, what is its own in the order of reading, and what is not; the date that it states (ISO)."""

    name: str
    data: bytes
    date: str
    content: list[str] = field(default_factory=list)
    chrome: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    cells: int = 0


class Maker:
    """Hands out words for one page and remembers what they were."""

    def __init__(self, seed: int) -> None:
        self.page = WebPage("", b"", "")
        self._seed = seed
        self._given = 0

    def _next(self, pool: tuple[str, ...]) -> str:
        self._given += 1
        return pool[(self._seed + self._given) % len(pool)]

    def own(self, text: str) -> str:
        self.page.content.append(text)
        return text

    def title(self) -> str:
        return self.heading(TITLES[self._seed % len(TITLES)])

    def heading(self, text: str | None = None) -> str:
        text = text or self._next(HEADINGS)
        self.page.headings.append(text)
        return self.own(text)

    def lead(self) -> str:
        return self.own(self._next(LEADS))

    def body(self) -> str:
        return self.own(self._next(BODIES))

    def items(self, form: str = "<li>{}</li>", count: int = 3) -> str:
        chosen = [self.own(ITEMS[(self._seed + n) % len(ITEMS)]) for n in range(count)]
        self.page.items += chosen
        return "".join(form.format(item) for item in chosen)

    def table(self, open_: str = "<table>", head: str = "th") -> str:
        rows = []
        for number, row in enumerate(TABLE):
            tag = "td" if number else head
            rows.append("<tr>" + "".join(f"<{tag}>{self.own(cell)}</{tag}>" for cell in row) + "</tr>")
        self.page.cells += sum(map(len, TABLE))
        return f"{open_}{''.join(rows)}</table>"

    def not_own(self, *texts: str) -> tuple[str, ...]:
        self.page.chrome += texts
        return texts

    def links(self, *texts: str, form: str = "<li><a href='#'>{}</a></li>") -> str:
        return "".join(form.format(text) for text in self.not_own(*texts))

    def one(self, text: str) -> str:
        return self.not_own(text)[0]


Shape = Callable[[Maker], tuple[str, str]]
"""Gives the page's HTML and the date that it states."""


def webpages(part: str) -> Iterator[WebPage]:
    """Each shape of a part ("dev", "test") twice, with other words."""
    from bench.webshapes_dev import DEV
    from bench.webshapes_test import TEST

    for shape in DEV if part == "dev" else TEST:
        for seed in (1, 3):
            maker = Maker(seed)
            html, date = shape(maker)
            page = maker.page
            encoding = "cp1252" if "windows-1252" in html or "iso-8859-1" in html else "utf-8"
            page.name, page.date, page.data = (
                f"{shape.__name__}-{seed}",
                date,
                html.encode(encoding, "xmlcharrefreplace"),
            )
            yield page
