"""A trail in the terminal: many copies of a document do not bury the story."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.main import run
from index.library import Library
from ingest.model import Kind
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
