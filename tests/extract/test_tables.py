"""Tables of measures in other wordings and shapes than our samples → relations."""

from __future__ import annotations

import pytest

from ingest.extract import extract
from ingest.extract.cards import subject
from ingest.extract.grid import column_kind
from ingest.extract.measures import measure_name
from ingest.model import CellForm, Document, Form, FormKind, Kind, Page, Relation
from ingest.segment import segment


def of_rows(
    *rows: str, before: str = "", header: bool = True, spans: dict[tuple[int, int], tuple[int, int]] | None = None
) -> Document:
    """A document with a table as a reader gives it: cells parted by "|", merged ones in `spans`."""
    raw = before + ("\n" if before else "")
    start = len(raw)
    cells = []
    for r, row in enumerate(rows):
        texts = row.split("|")
        for c, text in enumerate(texts):
            down, across = (spans or {}).get((r, c), (1, 1))
            cells.append(CellForm(r, c, len(raw), len(raw) + len(text), down, across, header and r == 0))
            raw += text + ("\t" if c + 1 < len(texts) else "\n")
    forms = [Form(FormKind.HEADING, 0, len(before), 1)] if before else []
    forms.append(Form(FormKind.TABLE, start, len(raw), cells=tuple(cells)))
    return extract(segment(Document("d", "d.pdf", "0", (Page(1, raw, forms=tuple(forms)),))))


def table_rows(doc: Document) -> list[Relation]:
    return [r for r in doc.relations if r.rule.startswith("table")]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Tiltak", "measure"),
        ("Kompetanseområde", "measure"),
        ("Satsing", "measure"),
        ("Start–slutt", "period"),
        ("Tidsrom", "period"),
        ("Når", "period"),
        ("UH-partner", "partner"),
        ("Samarbeidspartnar", "partner"),
        ("Ansvarleg", "owner"),
        ("Hvem", "owner"),
        ("Kontaktperson", "contact"),
        ("Merknad", "comment"),
        ("Stipulerte midlar", "amount"),
        ("Budsjett 2024", "amount"),
        ("Nettverk/Region", "network"),
        ("2019", "amount"),
    ],
)
def test_kind_of_a_column(heading: str, kind: str) -> None:
    assert column_kind(heading) == kind


def test_any_order_of_columns() -> None:
    doc = of_rows(
        "Kven|Tidsrom|Kontaktperson|Satsing|Merknad",
        "HVL og Statped Vest|haust 2023 – vår 2025|Kari Nordvik|Lesing på tvers|Saman med NLA Høgskolen",
        "?|H-25||Uteskule|",
    )
    first, second = table_rows(doc)
    assert (first.measure, first.start, first.end) == ("Lesing på tvers", "2023-08", "2025-06")
    assert set(first.partners) == {"HVL", "Statped Vest", "NLA Høgskolen"}
    assert first.contacts == ("Kari Nordvik",)
    assert (second.measure, second.partners, second.start) == ("Uteskule", (), "2025-08")


def test_section_rows_name_scheme_and_owner() -> None:
    doc = of_rows(
        "Tiltak|Periode|Partner|Kommentar",
        "Rekom|||",
        "Språk i leik|2022–2024|DMMH|",
        "Alta kommune|||",
        "Trygg start|2023–2024|UiT|",
        "Sum|||kr 400 000",
        spans={(1, 0): (1, 4), (3, 0): (1, 4)},
    )
    first, second = table_rows(doc)
    assert (first.measure, first.scheme) == ("Språk i leik", "Rekom")
    assert "Alta kommune" in second.partners
    assert "partners" in second.inferred
    assert all(r.amount_nok is None for r in (first, second))


def test_a_merged_partner_goes_for_all_its_rows() -> None:
    doc = of_rows("Tiltak|Partner|Periode", "Lesing|UiA|2021", "Regning||2022", spans={(1, 1): (2, 1)})
    assert [(r.measure, r.partners, r.start) for r in table_rows(doc)] == [
        ("Lesing", ("UiA",), "2021"),
        ("Regning", ("UiA",), "2022"),
    ]


def test_years_as_columns_in_thousands() -> None:
    doc = of_rows("Tiltak (tall i 1000 kr)|2021|2022|Sum", "Lesing|310|0|310", "Sum|310|0|310")
    assert [(r.measure, r.start, r.amount_nok) for r in table_rows(doc)] == [("Lesing", "2021", 310_000)]


def test_a_table_on_its_side() -> None:
    doc = of_rows(
        "Tiltak|Lesing i fag|Tallforståelse",
        "Periode|V-22 – H-23|2023",
        "Partner|NTNU|Matematikksenteret",
        header=False,
    )
    assert [(r.measure, r.start, r.partners) for r in table_rows(doc)] == [
        ("Lesing i fag", "2022-01", ("NTNU",)),
        ("Tallforståelse", "2023", ("Matematikksenteret",)),
    ]


def test_columns_without_headings_are_told_by_their_cells() -> None:
    doc = of_rows("Lesing på tvers|NTNU|V-22 – H-23", "Tallforståelse|USN|2023–2025", header=False)
    assert [(r.measure, r.partners, r.end) for r in table_rows(doc)] == [
        ("Lesing på tvers", ("NTNU",), "2023-12"),
        ("Tallforståelse", ("USN",), "2025"),
    ]


def test_participants() -> None:
    doc = of_rows(
        "Namn|Rolle|Organisasjon|Nettverk",
        "Kari Nordvik|rektor|Voss kommune|Hardanger/Voss",
        before="Referat frå møte",
    )
    (row,) = doc.relations
    assert (row.measure, row.contacts) == (None, ("Kari Nordvik",))
    person = next(m for m in doc.mentions if m.name == "Kari Nordvik")
    assert person.role == "rektor"


def test_evidence_points_at_the_page() -> None:
    doc = of_rows("Tiltak|Periode|Partner", "Lesing på tvers|2022|NTNU")
    (row,) = table_rows(doc)
    assert [doc.pages[0].text[s.start : s.end] for s in row.at] == ["Lesing på tvers", "2022", "NTNU"]
    for m in doc.mentions:
        assert doc.pages[m.at.page - 1].text[m.at.start : m.at.end].split() == m.surface.split()


def test_the_head_of_a_case_names_no_measures() -> None:
    doc = of_rows(
        "Saksgang|Utvalg for oppvekst, møte 14.05.2013",
        "Saksbehandler|Kari Nordvik, skolefaglig leder",
        "Saken avgjøres av|Kommunestyret",
        "Utskriftsdato|06.05.2013",
        header=False,
    )
    assert doc.relations == ()
    assert not [m for m in doc.mentions if m.kind is Kind.MEASURE]
    assert "Kari Nordvik" in {m.name for m in doc.mentions}


def test_a_table_of_measures_may_have_a_column_of_cases() -> None:
    doc = of_rows("Saksnr|Tiltak|Periode", "12/13|Lesing på tvers|2013–2015", "14/13|Uteskule|2014–2016")
    assert [r.measure for r in table_rows(doc)] == ["Lesing på tvers", "Uteskule"]


def test_areas_beside_measures_are_no_measures() -> None:
    rows = ["Språk|Lesevenner|NTNU|2021–2023", "|Samtaleglede|UiT|2022–2024", "Miljø|Friminutt for alle|NTNU|2023"]
    doc = of_rows("Satsingsområde|Hva|Hvem|Når", *rows)
    names = {m.name for m in doc.mentions if m.kind is Kind.MEASURE}
    assert names == {"Lesevenner", "Samtaleglede", "Friminutt for alle"}


@pytest.mark.parametrize("words", ["ved KS", "Ved Tysnes kommune", "v/ Statped"])
def test_a_body_behind_ved_is_no_measure(words: str) -> None:
    assert measure_name(words) is None


def test_a_name_may_begin_with_ved() -> None:
    assert measure_name("Ved havet") == "Ved havet"


def test_the_short_form_in_brackets_is_no_part_of_a_titles_name() -> None:
    assert subject("Prosjektplan: Lesing i alle fag (LIAF)") == "Lesing i alle fag"
