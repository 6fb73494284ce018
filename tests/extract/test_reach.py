"""How far what is said reaches: a total's scheme, a bracket's body, a section of needs, an empty form."""

from __future__ import annotations

import pytest

from ingest.extract import attendance, budgets, extract, tables
from ingest.extract.context import Context
from ingest.extract.grid import Grid
from ingest.extract.measures import measure_name
from ingest.extract.result import Found, Located
from ingest.model import Document, Form, FormKind, Kind, Page, Relation, Span
from ingest.segment import segment


def document_of(text: str) -> Document:
    return Document("d", "d.txt", "0", (Page(1, text, text),))


def row(measure: str, rule: str, scheme: str | None = None) -> Relation:
    return Relation(measure, (Span(1, 0, 1),), measure, rule, 0.9, scheme=scheme)


def test_the_scheme_of_a_total_is_that_of_the_rows_of_tables_above_it() -> None:
    found = Found(document_of("x"))
    found.relations += [row("Uteskole", "table: row"), row("Lesevenner", "table: row")]
    found.relations += [row("Regnelos", "table: row", "Rekom"), row("Trygg start", "list: items")]
    assert budgets.of_rows_above("Total bruk av midler Dekom", 1, found)
    assert [r.scheme for r in found.relations] == [None, "Dekom", "Rekom", None]
    assert [r.inferred for r in found.relations] == [(), ("scheme",), (), ()]


@pytest.mark.parametrize("words", ["Midler til Dekom", "Totalt deltok 40 lærere fra 5 skoler i Dekom."])
def test_other_words_are_no_total(words: str) -> None:
    found = Found(document_of(words))
    found.relations.append(row("Uteskole", "table: row"))
    assert not budgets.of_rows_above(words, 0, found)
    assert found.relations[0].scheme is None


def relations(text: str) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(r.measure, r.partners) for r in extract(segment(document_of(text))).relations}


def test_what_one_bracket_holds_is_not_said_of_another() -> None:
    one = "I dag arbeider Lom (samarbeid med NTNU om lesing) og Vang (SOL) med skoleutvikling i alle fag."
    assert ("SOL", ("NTNU",)) not in relations(one)
    assert ("SOL", ("NTNU",)) in relations("I dag arbeider Lom og Vang med lesing (SOL, i samarbeid med NTNU).")


def listed(head: str, items: list[str]) -> set[str | None]:
    raw, forms = "", []
    lines = [(FormKind.HEADING, "Plan for Setesdalsnettverket 2024"), (FormKind.HEADING, head)]
    for kind, line in [*lines, *((FormKind.LIST_ITEM, f"• {i}") for i in items)]:
        level = (1 if not raw else 2) if kind is FormKind.HEADING else 1
        forms.append(Form(kind, len(raw), len(raw) + len(line), level))
        raw += line + "\n"
    doc = extract(segment(Document("d", "d.docx", "0", (Page(1, raw, forms=tuple(forms)),))))
    return {r.measure for r in doc.relations}


def test_needs_that_were_reported_are_no_rows_unless_they_say_more() -> None:
    items = ["SOL", "Realfagsløyper", "Ungdomstrinn i utvikling i samarbeid med NTNU"]
    assert listed("Innmeldte behov fra skolene", items) == {"Ungdomstrinn i utvikling"}
    assert listed("Pågående satsinger", items) >= {"SOL", "Realfagsløyper", "Ungdomstrinn i utvikling"}


def test_a_form_with_one_field_filled_in_names_no_measure() -> None:
    heads = ("Prosjektnavn", "Prosjektleder", "Enhet")
    for texts, names in ((("", "", "SU-KLM"), []), (("", "Kari Berg", "Lesing"), ["Lesing"])):
        line = " ".join(texts)
        found = Found(document_of(line))
        places = tuple((Span(1, line.find(t), line.find(t) + len(t)),) if t else () for t in texts)
        tables.read(Grid((texts,), (places,), heads, ("measure", "contact", "area"), True), Context(), found)
        assert [r.measure for r in found.relations] == names
        assert [m.name for m in found.mentions if m.kind is Kind.MEASURE] == names


@pytest.mark.parametrize("words", ["Samarbeidets varighet", "Avtalens formål", "Klikk her for å skrive inn tekst"])
def test_clauses_and_placeholders_are_no_measures(words: str) -> None:
    assert measure_name(words) is None


def test_a_name_does_not_end_in_a_preposition() -> None:
    assert measure_name("Kompetanseutvikling i skolen ved") == "Kompetanseutvikling i skolen"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Annavild Kjær Haraldsen: KS. Jobber mye med skole.", "Annavild Kjær Haraldsen"),
        ("Dordine Aalbuvik, Oppdal, styreleder i regionen.", "Dordine Aalbuvik"),
        ("Felles Samling, Oppdal, med leder og koordinator.", None),
        ("Oppdal Røros, Oppdal, styreleder.", None),
    ],
)
def test_a_speaker_whose_first_name_is_unknown(words: str, name: str | None) -> None:
    found = Found(document_of(words))
    attendance.speaker(Located(words, (Span(1, 0, len(words)),), found), found)
    assert [m.name for m in found.mentions if m.kind is Kind.PERSON] == ([name] if name else [])


def test_who_did_not_come_has_no_row() -> None:
    words = "Kari Berg, lektor, Matematikksenteret (ikke møtt)"
    found = Found(document_of(words))
    assert attendance.entries(Located(words, (Span(1, 0, len(words)),), found), None, found)
    assert not found.relations
    assert attendance.is_list("Gruppens sammensetning:")
