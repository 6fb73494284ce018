"""The facts of the five documents beside the checkout, written down by hand from reading them.

Names, periods and sums only; no sentence of theirs stands here. Persons are compared leniently: a letter that
the scan lost for good may be missing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from rapidfuzz.fuzz import ratio

from ingest.clean import clean
from ingest.extract import extract
from ingest.model import Document, DocumentType, Kind, Page, Period, Relation
from ingest.segment import segment

pytestmark = pytest.mark.seeds

BM, AA = "Elin Bø Morud", "Arne Johannes Aasen"
FM = "Statsforvalteren i Trøndelag"
PLAN = (
    ("Grunnleggende ferdigheter med vekt på lesing", "NTNU", "2024-08", "2027-12", (BM, AA)),
    ("Andrespråkspedagogikk", "NTNU", "2024-08", "2027-12", (BM, "Irmelin Kjelaas")),
    ("Skolebibliotek og leselyst", "", "2025-08", None, ()),
    ("Inkluderende praksis", "NTNU", "2024-08", "2027-12", (BM,)),
    (
        "Praktiske og estetiske læringsformer",
        "NTNU|Steinerhøyskolen",
        "2024-08",
        "2027-12",
        (BM, "Dagny Ringheim"),
    ),
    ("Vurderingspraksiser", "NTNU", "2024-08", "2027-06", (BM,)),
    (
        "Læringsorientert ledelse - kontinuerlig utvikling og læring i skolen",
        "NTNU",
        "2024-01",
        "2027-06",
        (BM, AA),
    ),
    ("Digital kompetanse i skolen", "NTNU|ILU", "2024-08", "2027-06", (BM,)),
    (
        "Utvikling av undervisningspraksis når engelsk er undervisningsspråk",
        "NTNU",
        "2024-08",
        "2025-06",
        (BM, "Eivind Nessa Torgersen"),
    ),
    ("Utviklingsløyper/realfagsløyper", "Naturfagsenteret", "2024-08", "2027-06", ("Berit Reitan",)),
    (
        "Samiske perspektiver",
        "NTNU|Trøndelag fylkeskommune",
        "2024-01",
        "2027-06",
        ("Ruth Grüters", "Helen Murray"),
    ),
    ("Arbeidslivsfag", "NTNU", None, "2027-12", (BM,)),
    ("Veiledningspedagogikk", "NTNU", "2024-01", "2025-12", (BM,)),
    (
        "Oppfølging av Inkluderingsanalysen",
        f"NTNU|ILU|Skrivesenteret|Statped|{FM}",
        "2023-08",
        "2026-12",
        (BM, AA),
    ),
    (
        "PPT-ledelse og PPT-rollen i en helhetlig spesialpedagogisk modell",
        "DMMH|NTNU|Statped",
        "2023-08",
        "2026-12",
        (BM, "Mette Meidell", "Svein Harald Nygård"),
    ),
    (
        "Vurderingspraksiser (Vurdering for alle)",
        f"NTNU|ILU|Skrivesenteret|Matematikksenteret|Fremmedspråksenteret|Statped|{FM}",
        "2024-01",
        "2025-12",
        (),
    ),
    (
        "Spesialpedagogikk i begynneropplæringen",
        "Matematikksenteret|Skrivesenteret|NTNU|ILU",
        "2024-01",
        "2025-12",
        (),
    ),
    (
        "Inkluderende praksis for hele laget rundt barnet og eleven",
        "NTNU|Statped|HINN|DMMH|Nord universitet|RVTS|Læringsmiljøsenteret",
        "2024-01",
        "2026-12",
        (BM, "Pål Roland"),
    ),
    (
        "Spesialpedagogikk og inkluderende praksis inn mot ny Opplæringslov 1.8.24. "
        "PPT+ skolenes utviklingsgrupper",
        f"NTNU|Statped|{FM}",
        "2024-01",
        "2024-12",
        (BM,),
    ),
)
"""Measure, partners, start, end, contacts: every row of the tables of the plan, in its order."""


@cache
def understood(path: Path) -> Document:
    pages = tuple(Page(i + 1, text) for i, text in enumerate(path.read_text("utf-8").split("\f")))
    return extract(segment(clean(Document(path.stem, str(path), path.stem, pages))))


def document(seeds: Path, number: str) -> Document:
    return understood(next(seeds.glob(f"{number}_*.txt")))


def names(doc: Document, kind: Kind) -> set[str]:
    return {m.name for m in doc.mentions if m.kind is kind}


def rows(doc: Document, rule: str = "") -> list[Relation]:
    return [r for r in doc.relations if r.rule.startswith(rule)]


@pytest.mark.parametrize("row", PLAN, ids=[row[0][:40] for row in PLAN])
def test_row_of_the_plan(seeds: Path, row: tuple[str, str, str | None, str | None, tuple[str, ...]]) -> None:
    measure, partners, start, end, contacts = row
    tables = rows(document(seeds, "001"), "table")
    found = max(tables, key=lambda r: ratio(r.measure or "", measure))
    assert ratio(found.measure or "", measure) >= 97
    assert set(found.partners) == set(filter(None, partners.split("|")))
    assert (found.start, found.end) == (start, end)
    assert len(found.contacts) == len(contacts)
    assert all(max(ratio(c, f) for f in found.contacts) >= 85 for c in contacts)
    assert found.network == "Malvik/Trondheim"


def test_the_plan_has_no_other_rows(seeds: Path) -> None:
    assert len(rows(document(seeds, "001"), "table")) == len(PLAN)


@pytest.mark.parametrize(
    ("number", "title", "kind", "date", "period"),
    [
        ("000", "Program for kvalitetsutvikling i trondheimsskolen", "case", "2009-05-25", ("2009-08", "2012-06")),
        ("001", "Langsiktig plan for kompetansenettverket Malvik", "plan", None, ("2024-01", "2027-12")),
        ("002", "Satsinger og kompetanseheving", "web", "2024-04-18", ("2023-01", "2027-12")),
        ("003", "Møte i samarbeidsforum for desentralisert", "minutes", "2018-01-05", None),
        ("004", "Kompetanseutvikling mellom skole og lærer", "report", "2021-12-15", None),
    ],
)
def test_document_facts(
    seeds: Path, number: str, title: str, kind: str, date: str | None, period: tuple[str, str] | None
) -> None:
    doc = document(seeds, number)
    assert doc.title is not None
    assert doc.title.startswith(title)
    assert (doc.type, doc.date, doc.language) == (DocumentType(kind), date, "nb")
    assert doc.period == (Period(*period) if period else None)


def test_totals_belong_to_schemes(seeds: Path) -> None:
    sums = {(a.value_nok, a.per_year, a.at_least) for a in document(seeds, "001").amounts}
    assert {(3_400_000, True, False), (1_400_000, True, True)} <= sums
    assert not [r for r in document(seeds, "001").relations if r.amount_nok]


def test_budget_adds_up(seeds: Path) -> None:
    """A case file prints its budget and its sums; the lines under further training make the printed total."""
    amounts = {a.what: a.value_nok for a in document(seeds, "000").amounts}
    assert amounts["Realfagssatsing"] == 900_000
    assert (
        sum(v for w, v in amounts.items() if w and w.startswith(("Videreutdanning,", "Prosjektleder")))
        == 2_560_000
    )


def test_together_with(seeds: Path) -> None:
    found = {(r.measure, p) for r in document(seeds, "000").relations for p in r.partners}
    company = {
        (m, p)
        for m in ("Gründercamp", "Smart", "Mitt lokalmiljø", "Elevbedrift")
        for p in ("Renate", "StatoilHydro")
    }
    assert company <= found
    assert {("FIRST Lego League", "NTNU"), ("FIRST Lego League", "FIRST Scandinavia")} <= found
    assert ("Skolering i dyskalkuli", "Trøndelag kompetansesenter") in found


def test_regions_of_the_forum(seeds: Path) -> None:
    doc = document(seeds, "003")
    assert names(doc, Kind.NETWORK) >= {
        "Midtre Namdal",
        "Ytre Namdal",
        "Indre Namdal",
        "Verdal/Levanger",
        "Trondheim/Malvik/Klæbu",
        "Inderøy/Verran/Steinkjer",
    }
    present = {(c, r.network or r.partners[0]) for r in rows(doc, "attendance") for c in r.contacts}
    assert {
        ("Frode Kvittem", "Verdal/Levanger"),
        ("Eva Belboe", "Trondheim/Malvik/Klæbu"),
        ("Dagfinn Johansen", "Midtre Namdal"),
        ("Patrik Lundgren", "Indre Namdal"),
        ("Kjersti Wæge", "Matematikksenteret"),
    } <= present
    works = {(r.measure, r.network) for r in rows(doc, "list")}
    assert {("Vurdering for læring", "Ytre Namdal"), ("Ungdomstrinn i utvikling", "Indre Namdal")} <= works


def test_focus_areas_of_the_web_page(seeds: Path) -> None:
    found = {(r.measure, r.start, r.end) for r in document(seeds, "002").relations}
    assert {
        (m, "2023", "2027") for m in ("Læringsorientert ledelse", "Inkluderende læringsmiljø", "Lesing")
    } <= found


def test_persons_of_the_working_group(seeds: Path) -> None:
    assert names(document(seeds, "004"), Kind.PERSON) == {
        "Anna Ruth Grüters",
        "Pia Skog Hagerup",
        BM,
        "Monika Nyhagen",
        "Marit Mikkelsen",
        AA,
        "Mari-Ann Letnes",
        "Astrid Bondø",
        "Mette Meidell",
        "Lise Vikan Sandvik",
        "Erlend Dehlin",
    }
