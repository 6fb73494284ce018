"""The sample documents, their gold answers and the way they are made."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from corpus.build_samples import PARTS, build, overview
from corpus.registers import names
from corpus.sample_source import ENDINGS, SAMPLES, Sample, gold_answers, samples
from corpus.typeset_markup import Heading, Item, Paragraph, Row, Table, read_markup
from corpus.typeset_pdf import FAMILIES, FONTS
from corpus.typeset_text import typeset_html, typeset_markdown, typeset_text
from ingest.model import DocumentType, Kind

ALL = [sample for part in PARTS for sample in samples(part)]
MONTH = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?")
PUBLIC_PERSONS = {
    "Kristin Clemet", "Øystein Djupedal", "Bård Vegar Solhjell", "Kristin Halvorsen", "Torbjørn Røe Isaksen",
    "Jan Tore Sanner", "Trine Skei Grande", "Guri Melby", "Tonje Brenna", "Kari Nessa Nordtun", "Tora Aasland",
    "Ola Borten Moe", "Sandra Borch", "Oddmund Hoel", "Sigrun Aasland", "Iselin Nybø", "Henrik Asheim",
}  # fmt: skip
"""Ministers of education since 2001."""


def gold_of(sample: Sample) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SAMPLES / "gold" / sample.part / f"{sample.name}.json").read_text("utf-8"))
    return found


each_sample = pytest.mark.parametrize("sample", ALL, ids=[s.name for s in ALL])


def test_the_corpus_is_as_wide_as_it_should_be() -> None:
    dev = [gold_of(s) for s in samples("dev")]
    assert len(dev) >= 12
    assert len({(g["date"] or g["period"]["from"])[:4] for g in dev}) >= 12
    assert {g["type"] for g in dev} == set(DocumentType)
    assert {s.format for s in samples("dev")} == set(ENDINGS)
    assert {g["language"] for g in dev} == {"nb", "nn"}
    assert len(samples("test")) >= 6


def test_test_part_has_other_people_and_networks() -> None:
    def names_of(parts: tuple[str, ...], kind: str) -> set[str]:
        entities = [e for p in parts for s in samples(p) for e in gold_of(s)["entities"]]
        return {e["name"] for e in entities if e["kind"] == kind}

    seen = tuple(p for p in PARTS if p.startswith("dev"))
    assert not names_of(seen, "person") & names_of(("test", "test3"), "person")
    assert not names_of(("dev",), "network") & names_of(("test",), "network")


@each_sample
def test_gold_follows_the_formats(sample: Sample) -> None:
    gold = gold_of(sample)
    assert gold["type"] in set(DocumentType)
    assert gold["date"] is None or re.fullmatch(r"\d{4}-\d\d(-\d\d)?", gold["date"])
    assert gold["language"] in ("nb", "nn")
    assert {e["kind"] for e in gold["entities"]} <= {str(k) for k in Kind}
    assert gold["places"] == [e["name"] for e in gold["entities"] if e["kind"] == "place"]
    keys = [(e["kind"], e["name"]) for e in gold["entities"]]
    assert len(keys) == len(set(keys))
    for relation in gold["relations"]:
        for end in (relation["start"], relation["end"]):
            assert end is None or MONTH.fullmatch(end), relation
        if relation["start"] and relation["end"]:
            assert relation["start"][:4] <= relation["end"][:4], relation
        assert 1 <= relation["page"] <= gold["pages"]


@each_sample
def test_names_in_relations_are_entities(sample: Sample) -> None:
    gold = gold_of(sample)
    known = {(e["kind"], e["name"]) for e in gold["entities"]}
    for r in gold["relations"]:
        used = [("measure", r["measure"]), ("network", r["network"]), ("scheme", r["scheme"])]
        used += [("person", p) for p in r["contacts"]]
        used += [("partner", p) for p in r["partners"] if "partners" not in r["inferred"]]
        assert [u for u in used if u[1] and u not in known] == []


@each_sample
def test_what_the_registers_know_bears_their_name(sample: Sample) -> None:
    """Places and schemes are in the registers; a partner need not be, but bears no alias of theirs."""
    registered = {(r.kind, form) for r in names() for form in (r.name, *r.shared)}
    aliases = {(r.kind, alias) for r in names() for alias in r.aliases} - registered
    for e in gold_of(sample)["entities"]:
        if e["kind"] in ("place", "scheme"):
            assert (e["kind"], e["name"]) in registered
        assert e["kind"] != "partner" or (e["kind"], e["name"]) not in aliases


@each_sample
def test_names_stand_in_the_text(sample: Sample) -> None:
    text = " ".join(typeset_markdown(sample.blocks).casefold().split())
    torn = text.replace("- ", "")
    for e in gold_of(sample)["entities"]:
        if e["kind"] in ("measure", "person"):
            assert any(
                form.casefold() in text or form.casefold() in torn for form in forms_of(e["kind"], e["name"])
            )


def forms_of(kind: str, name: str) -> set[str]:
    """The name and, of a national measure, its short and other names: `VfL` for Vurdering for læring."""
    return {name, *(alias for r in names() if (r.kind, r.name) == (kind, name) for alias in r.aliases)}


@each_sample
def test_persons_are_invented(sample: Sample) -> None:
    persons = [e["name"] for e in gold_of(sample)["entities"] if e["kind"] == "person"]
    assert all(len(name.split()) >= 2 for name in persons)
    assert not PUBLIC_PERSONS & set(persons)


@each_sample
def test_amounts_say_what_is_printed(sample: Sample) -> None:
    for amount in gold_of(sample)["amounts"]:
        if not any(c.isdigit() for c in amount["raw"]):
            continue  # "en halv million"
        digits = re.sub(r"[\s.]", "", re.split(r",-| kr\b| ?mill", amount["raw"].removeprefix("kr. "))[0])
        number = float(re.sub(r"[^\d,]", "", digits).replace(",", "."))
        assert amount["value_nok"] in {round(number * unit) for unit in (1, 1000, 1_000_000)}


@each_sample
def test_printed_sums_add_up(sample: Sample) -> None:
    for table in (b for b in sample.blocks if isinstance(b, Table)):
        for column in range(1, len(table.widths)):
            for wanted, parts in columns_of_sums(table, column):
                assert wanted == sum(parts), (table.rows[0], column)
        if table.rows[0].cells[-1] == "Sum":
            for row in (r for r in table.rows[1:] if len(r.cells) > 1):
                *terms, total = [number(cell) for cell in row.cells[1:]]
                printed = [t for t in terms if t is not None]
                assert not printed or total == sum(printed)


def columns_of_sums(table: Table, column: int) -> Iterator[tuple[int, list[int]]]:
    parts: list[int] = []
    for row in table.rows:
        if row.kind in ("head", "section"):
            continue
        value = number(row.cells[column]) if column < len(row.cells) else None
        if row.kind == "sum":
            if value is not None:
                yield value, parts
            parts = []
        elif value is not None:
            parts.append(value)


def number(cell: str) -> int | None:
    bare = re.sub(r"kr|,-|[.\s]", "", cell)
    return int(bare) if bare.isdecimal() else None


def test_the_case_file_of_2008_adds_up() -> None:
    (sample,) = [s for s in ALL if s.name == "melhus-2008-leseloftet"]
    tables = [b for b in sample.blocks if isinstance(b, Table)]
    assert [list(columns_of_sums(t, len(t.widths) - 1)) for t in tables[1:]] == [
        [(800_000, [420_000, 145_000, 80_000, 95_000, 60_000])],
        [(800_000, [350_000, 450_000])],
    ]


PLAIN = [s for s in ALL if s.format in ("docx", "html", "md", "txt")]


@pytest.mark.parametrize("sample", PLAIN, ids=[s.name for s in PLAIN])
def test_committed_files_are_what_the_sources_give(sample: Sample, tmp_path: Path) -> None:
    built = build(sample, tmp_path)
    if sample.format != "docx":  # its frame comes from python-docx and may change with it
        assert built.read_bytes() == (SAMPLES / sample.part / sample.file_name).read_bytes()
    rebuilt = json.loads((tmp_path / "gold" / sample.part / f"{sample.name}.json").read_text("utf-8"))
    assert rebuilt == gold_of(sample)


@pytest.mark.parametrize("form", ["pdf", "docx", "scan"])
def test_two_builds_are_the_same(form: str, tmp_path: Path) -> None:
    if form != "docx" and not all((FONTS / file).exists() for pair in FAMILIES.values() for file in pair):
        pytest.skip("needs the DejaVu fonts (apt install fonts-dejavu)")
    sample = next(s for s in ALL if s.format == form)
    first, second = build(sample, tmp_path / "a"), build(sample, tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()


def test_every_document_is_committed_with_its_gold_and_nothing_else() -> None:
    for part in PARTS:
        assert {f.name for f in (SAMPLES / part).iterdir()} == {s.file_name for s in samples(part)}
        stems = {f.stem for f in (SAMPLES / "gold" / part).iterdir()}
        assert stems == {s.name for s in samples(part)}
    assert (SAMPLES / "README.md").read_text("utf-8") == overview()
    assert sum(f.stat().st_size for f in SAMPLES.rglob("*") if f.is_file()) < 11_000_000


def test_queries_and_traces_are_wide_enough() -> None:
    queries = json.loads((SAMPLES / "gold" / "queries.json").read_text("utf-8"))
    assert len(queries) >= 60
    assert len({q["query"] for q in queries}) == len(queries)
    assert {q["kind"] for q in queries if not q["judged"]} == {"no answer"}
    assert {j["grade"] for q in queries for j in q["judged"]} == {1, 2}
    traces = json.loads((SAMPLES / "gold" / "traces.json").read_text("utf-8"))
    assert all(len(t["rows"]) >= 2 for t in traces["traces"])
    ntnu = traces["traces"][0]
    assert {r["via"] for r in ntnu["rows"]} == {"HiST", "HiÅ", None}
    texts = "".join(typeset_markdown(s.blocks) for s in ALL)
    assert all(link["reason"] in texts for link in traces["links"])
    for one, other in ((link["from"], link["to"]) for link in traces["links"]):
        assert not any({one, other} <= set(group["names"]) for group in traces["apart"])


def test_evidence_that_is_not_in_the_document_is_an_error() -> None:
    sample = next(s for s in ALL if s.format == "md")
    with pytest.raises(ValueError, match="Not in the document"):
        gold_answers(sample, ["something else"])


def test_markup_is_read_into_blocks() -> None:
    body = (
        "# Plan\n\nFirst line,\n10. juni goes on.\n\n- one\n- two\n@right Hilsen\n\n"
        ":::table widths=60,40\nA | B\n---\n= Part\nx // y |\n+ Sum | 3\n:::\n"
    )
    assert read_markup(body) == (
        Heading("Plan", 1),
        Paragraph("First line, 10. juni goes on."),
        Item("one", "-"),
        Item("two", "-"),
        Paragraph("Hilsen", "right"),
        Table(
            (
                Row(("A", "B"), "head"),
                Row(("Part",), "section"),
                Row(("x\ny", "")),
                Row(("Sum", "3"), "sum"),
            ),
            (60, 40),
            "LL",
        ),
    )


def test_text_columns_are_kept_apart() -> None:
    rows = "Tiltak | Når\n---\nEt langt navn på et tiltak som brytes | 2024"
    (table,) = read_markup(f":::table widths=50,50\n{rows}\n:::")
    lines = typeset_text((table,)).splitlines()
    starts = [line.index(word) for line in lines for word in ("Når", "2024") if word in line]
    assert len(starts) == 2
    assert all(a == b for a, b in pairwise(starts))


def test_html_escapes_the_text() -> None:
    frame = dict.fromkeys(
        ("language", "title", "site", "cookies", "skip", "menu", "trail", "related", "links", "address"), "a & b"
    )
    page = typeset_html(read_markup("Foreldre & barn < lærere"), frame)
    assert "<p>Foreldre &amp; barn &lt; lærere</p>" in page
    assert "a & b" not in page
