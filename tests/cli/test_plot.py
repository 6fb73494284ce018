"""A trail as a picture: every row with a time is in it, with its source, and no text becomes markup."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from lxml import etree

from cli.plot import write_plot, years
from index.model import Row, Trail
from ingest.model import Kind


def row(
    measure: str, start: str | None, end: str | None, *, date: str | None = "2024-01-05", evidence: str = ""
) -> Row:
    return Row(
        measure=measure, partners=("NTNU",), network="Sørelva", start=start, end=end, contacts=(), amount_nok=None,
        comment=None, document="d", path="/p.txt", title="Plan", date=date, page=3, evidence=evidence or measure,
    )  # fmt: skip


TRAIL = Trail(
    "NTNU",
    Kind.PARTNER,
    rows=(
        row("Lesing $x_1$", "2024-08", "2027-12", evidence="<script>alert(1)</script>"),
        row("Regning", "2015-01", None),
        row("Skriving", None, "2012-06"),
        row("Uten tid", None, None),
        row("Uten alt", None, None, date=None),
    ),
)


@pytest.mark.parametrize("ending", [".svg", ".html"])
def test_each_row_shows_its_source(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"plot{ending}"
    write_plot(TRAIL, path)
    text = path.read_text("utf-8")
    assert "<script" not in text
    tree = etree.fromstring(text[text.index("<svg") : text.index("</svg>") + 6].encode())
    titles = [t.text for t in tree.iter("{*}title")]
    assert len(titles) == 4
    assert "page 3" in titles[0]
    assert "<script>alert(1)</script>" in titles[0]


def test_a_picture(tmp_path: Path) -> None:
    write_plot(TRAIL, tmp_path / "plot.png")
    assert (tmp_path / "plot.png").read_bytes().startswith(b"\x89PNG")


def test_nothing_to_draw_and_unknown_endings(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match=r"\.svg"):
        write_plot(TRAIL, tmp_path / "plot.doc")
    with pytest.raises(click.UsageError, match="no row"):
        write_plot(Trail("X", None), tmp_path / "plot.svg")


def test_ends_count_whole() -> None:
    assert years("2024", end=False) == 2024
    assert years("2024", end=True) == 2025
    assert years("2024-06", end=True) == 2024.5
