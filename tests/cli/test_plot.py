"""A trail as a picture: every row is in it, with its source, and no text becomes markup."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import click
import pytest
from lxml import etree

from cli.pictures.graph import write_graph
from cli.pictures.plot import write_plot, years
from index.model import Passage, Row, Trail
from index.years import told
from ingest.model import Kind


def row(
    measure: str | None,
    start: str | None,
    end: str | None,
    *partners: str,
    date: str | None = "2024-01-05",
    evidence: str = "",
) -> Row:
    return Row(
        measure=measure, partners=partners or ("NTNU",), network="Sørelva", start=start, end=end, contacts=(),
        amount_nok=None, comment=None, document="d", path="/p.txt", title="Plan", date=date, page=3,
        evidence=evidence or measure or "", years=told(start, end, None, date),
    )  # fmt: skip


TRAIL = Trail(
    "NTNU",
    Kind.PARTNER,
    rows=(
        row("Lesing $x_1$", "2024-08", "2027-12", evidence="<script>alert(1)</script>"),
        row("Regning", "2015-01", None),
        row("Skriving", None, "2012-06"),
        row("Uten periode", None, None),
        row("Uten tid i det hele", None, None, date=None),
        row(None, None, None),
    ),
    before=(Passage("HiST", "merged", 2016, "HiST became part of NTNU in 2016", "NTNU"),),
)
Draw = Literal["plot", "graph"]


def write(what: Draw, trail: Trail, path: Path) -> None:
    (write_plot if what == "plot" else write_graph)(trail, path)


@pytest.mark.parametrize("what", ["plot", "graph"])
@pytest.mark.parametrize("ending", [".svg", ".html"])
def test_each_row_shows_its_source(tmp_path: Path, ending: str, what: Draw) -> None:
    path = tmp_path / f"picture{ending}"
    write(what, TRAIL, path)
    text = path.read_text("utf-8")
    assert "<script" not in text
    tree = etree.fromstring(text[text.index("<svg") : text.index("</svg>") + 6].encode())
    titles = [t.text or "" for t in tree.iter("{*}title")]
    assert any("<script>alert(1)</script>" in title and "side 3" in title for title in titles)
    for name in ("Regning", "Skriving", "Uten periode"):
        assert any(name in title for title in titles)
    assert "Uten tid i det hele" in "".join(tree.itertext())
    if ending == ".html":
        assert "HiST ble en del av NTNU i 2016" in text
        assert text.count("<tr>") == 1 + len(TRAIL.rows)


@pytest.mark.parametrize("what", ["plot", "graph"])
@pytest.mark.parametrize(
    "rows",
    [
        (),
        TRAIL.rows[:1],
        TRAIL.rows[4:5],
        tuple(
            replace(TRAIL.rows[0], measure=f"Tiltak {i} med et navn som er svært langt " * 3) for i in range(100)
        ),
        (row("Lesing", "2024", "2025", *(f"Partner {i}" for i in range(30))),),
    ],
    ids=["none", "one", "undated", "hundred", "thirty partners"],
)
def test_a_picture_of_any_size(tmp_path: Path, rows: tuple[Row, ...], what: Draw) -> None:
    write(what, replace(TRAIL, rows=rows), tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")


def test_the_same_trail_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        write_plot(TRAIL, tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


@pytest.mark.parametrize("what", ["plot", "graph"])
def test_unknown_endings(tmp_path: Path, what: Draw) -> None:
    with pytest.raises(click.UsageError, match=r"\.svg"):
        write(what, TRAIL, tmp_path / "picture.doc")


def test_a_graph_for_other_programs(tmp_path: Path) -> None:
    write_graph(TRAIL, tmp_path / "graph.graphml")
    tree = etree.parse(str(tmp_path / "graph.graphml"))
    nodes = {node.get("id") for node in tree.iter("{*}node")}
    assert {"partner:NTNU", "measure:Regning", "network:Sørelva"} <= nodes
    assert all(e.get("source") in nodes and e.get("target") in nodes for e in tree.iter("{*}edge"))


def test_ends_count_whole() -> None:
    assert years("2024", end=False) == 2024
    assert years("2024", end=True) == 2025
    assert years("2024-06", end=True) == 2024.5


def test_a_full_disk_leaves_the_earlier_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "trail.svg"
    out.write_text("earlier", "utf-8")

    def full(path: Path, content: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_plot(TRAIL, out)
    assert [p.name for p in tmp_path.iterdir()] == ["trail.svg"]
    assert out.read_text("utf-8") == "earlier"
