"""A trail in the terminal: many copies of a document do not bury the story."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from cli.main import run
from cli.trail import _numbers
from index.library import Library
from index.model import Row
from index.story import Entry
from ingest.model import Kind, Span
from tests.index.documents import document, mention, row


def test_of_many_sources_three_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Library.open(tmp_path, create=True) as library:
        for name in ("p1", "p2", "p3", "p4", "p5"):
            library.put(document(
                name, "Lesing", title=f"Plan {name}", date="2024-01-01",
                mentions=(mention(Kind.PARTNER, "NTNU"),),
                relations=(row("Lesing", "NTNU", start="2024", end="2024"),),
            ))  # fmt: skip
    assert run(["trace", "NTNU", "--library", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "5 rows" in shown
    assert "+2" in shown
    assert "Plan p3" in shown
    assert "Plan p4" not in shown
    assert run(["trace", "NTNU", "--library", str(tmp_path), "-v"]) == 0
    assert "Plan p5" in capsys.readouterr().out


def test_folded_rows_are_counted_and_their_numbers_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library.open(tmp_path, create=True) as library:
        for name, years in (("a", ("2024", "2026")), ("b", ("2025", None)), ("c", ("2024", "2026"))):
            library.put(document(
                name, "Lesing", title=f"Plan {name}", date="2024-01-01",
                mentions=(mention(Kind.PARTNER, "NTNU"),),
                relations=(row("Lesing", "NTNU", start=years[0], end=years[1]),),
            ))  # fmt: skip
    assert run(["trace", "NTNU", "--library", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "3 rows, 2 of them different" in shown
    assert re.search(r"^ *1, 2  +2024–2026 ", shown, re.MULTILINE)
    assert re.search(r"^ *3  +2025–… ", shown, re.MULTILINE)


def test_numbers_of_many_rows_are_runs_the_fullest_first() -> None:
    told = Row(
        measure="Lesing", partners=(), network=None, start=None, end=None, contacts=(), amount_nok=None,
        comment=None, document="d", path="d", title=None, date=None, page=1, evidence="",
    )  # fmt: skip
    assert _numbers(Entry(told, (7, 4, 2, 3, 9), (told,) * 5)) == "7, 2–4, 9"


def test_a_scheme_without_rows_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("a", "Dekom og Rekom", mentions=(mention(Kind.SCHEME, "Dekom"),)))
        rekom = row("Lesing", "NTNU", start="2024", scheme="Rekom")
        library.put(document("b", "Rekom", mentions=(mention(Kind.SCHEME, "Rekom"),), relations=(rekom,)))
    assert run(["trace", "Dekom", "--library", str(tmp_path)]) == 0
    said = capsys.readouterr().err
    assert "No row names it as its scheme" in said
    assert """planspor search 'scheme:"Dekom"'""" in said
    assert run(["search", 'scheme:"Dekom"', "--library", str(tmp_path)]) == 0
    assert "No page" not in capsys.readouterr().out
    assert run(["trace", "Rekom", "--library", str(tmp_path)]) == 0
    assert "Lesing" in capsys.readouterr().out
    assert run(["trace", "finnes ikke", "--library", str(tmp_path)]) == 0
    assert "planspor entities" in capsys.readouterr().err


def test_csv_has_all_columns_of_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("b", "Lesing", mentions=(mention(Kind.PARTNER, "NTNU"),),
                             relations=(row("Lesing", "NTNU", start="2024", scheme="Dekom"),)))  # fmt: skip
    assert run(["trace", "NTNU", "--library", str(tmp_path), "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["rows"]
    assert run(["trace", "NTNU", "--library", str(tmp_path), "--csv"]) == 0
    (cells,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert set(cells) == set(told)
    further = [cells[name] for name in ("scheme", "rule", "confidence", "places")]
    assert further == ["Dekom", "table", "0.9", "1:0:4"]
    assert list(cells)[:14] == list(told)[:14]  # what scripts have long read stays where it was


def test_an_explanation_shows_no_empty_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = replace(row("Lesing", "NTNU", start="2024"), at=(Span(1, 0, 6), Span(1, 6, 6)))
    with Library.open(tmp_path, create=True) as library:
        library.put(document("b", "Lesing", mentions=(mention(Kind.PARTNER, "NTNU"),), relations=(found,)))
    assert run(["explain", "trace", "NTNU", "1", "--library", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "«Lesing»" in shown
    assert "«»" not in shown
