"""Going on to the next hits, the newest first, and rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cli.main import run
from index.library import Library
from ingest.model import Period
from tests.index.documents import document


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("library")
    with Library.open(place, create=True) as library:
        for n in range(1, 6):
            library.put(document(
                f"d{n}", f"Lesing, del {n}.", date=f"20{n:02}-03-01", period=Period(f"20{n:02}-01", None),
            ))  # fmt: skip
    return place


def asked(directory: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert run(["search", "lesing", "--library", str(directory), *options]) == 0
    return str(capsys.readouterr().out)


def test_pages_of_hits(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parts = [
        json.loads(asked(directory, capsys, "--limit", "2", "--page", str(n), "--json")) for n in (1, 2, 3, 4)
    ]
    found = [hit["document"] for part in parts for hit in part["hits"]]
    assert (len(found), len(set(found))) == (5, 5)
    assert [part["total"] for part in parts] == [5, 5, 5, 5]
    shown = asked(directory, capsys, "--limit", "2", "--page", "2")
    assert " 3. " in shown
    assert "3 to 4 of 5 pages" in shown
    assert "no such page" in asked(directory, capsys, "--page", "9")


def test_newest_first_as_rows(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(asked(directory, capsys, "--sort", "date", "--csv"))))
    assert [row["date"] for row in rows] == [f"200{n}-03-01" for n in (5, 4, 3, 2, 1)]
    assert (rows[0]["from"], rows[0]["to"]) == ("2005-01", "")
    assert rows[0]["why"].startswith("lesing: «lesing» as typed")


def test_help_tells_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "--help"]) == 0
    shown = capsys.readouterr().out
    for way in ("lese*", "høst 2022 til våren 2024", "partner:NTNU", "AND OR NOT"):
        assert way in shown


def test_an_error_says_where(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", 'lesing "uten slutt', "--library", str(directory)]) == 2
    said, typed, mark = capsys.readouterr().err.rstrip("\n").split("\n")
    assert "the quote at 8 is not closed" in said
    assert typed[mark.index("^")] == '"'
