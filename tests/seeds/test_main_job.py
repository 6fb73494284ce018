"""The three jobs on the five real documents, by command line, as a user would do them on the first day."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import call

pytestmark = [pytest.mark.seeds, pytest.mark.xdist_group("seeds")]


@pytest.fixture(scope="module")
def library(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "library"
    done = call(folder, "ingest", *sorted(seeds.glob("0*.txt")), "--json")
    assert done.code == 0, done.err
    assert [file["status"] for file in done.json["files"]] == ["added"] * 5
    return folder


def test_reading_in_2024_is_not_reading_in_2009(library: Path) -> None:
    """The plan for 2024–27 and the page on the focus areas 2023–2027 answer; the programme of 2009 does not."""
    hits = call(library, "search", "lesing 2024", "--json").json["hits"]
    names = [Path(hit["path"]).name[:3] for hit in hits]
    assert set(names[:2]) == {"001", "002"}
    assert "000" not in names


def test_trace_leads_back_to_the_lines(library: Path) -> None:
    rows = call(library, "trace", "NTNU", "--json").json["rows"]
    assert len(rows) >= 10
    pages: dict[str, list[str]] = {}
    for row in rows:
        if row["document"] not in pages:
            shown = call(library, "show", row["document"], "--json").json
            pages[row["document"]] = [page["text"] for page in shown["pages"]]
        text = pages[row["document"]][row["page"] - 1]
        assert row["places"]
        proof = " ".join(text[start:end] for _, start, end in row["places"])
        assert "NTNU" in proof or "NTNU" in row["evidence"]
        for word in re.findall(r"\w+", row["evidence"])[:3]:
            assert word.lower() in text.lower() or word[:4].lower() in text.lower()
    starts = [row["start"] for row in rows if row["start"]]
    assert starts == sorted(starts, key=lambda s: s[:7])


def test_the_page_read_by_an_english_model_is_mended(seeds: Path, tmp_path: Path) -> None:
    """Words that every reader would mend at once, counted before and after; the other four stay byte for byte."""
    done = call(tmp_path / "none", "clean", *sorted(seeds.glob("0*.txt")), "--out", tmp_path / "out")
    assert done.code == 0, done.err
    for path in sorted(seeds.glob("0*.txt")):
        cleaned = (tmp_path / "out" / path.name).read_bytes()
        if not path.name.startswith("001"):
            assert cleaned == path.read_bytes()
    text = (tmp_path / "out" / next(seeds.glob("001*")).name).read_text("utf-8")
    raw = next(seeds.glob("001*")).read_text("utf-8")
    damaged = re.compile(
        r"\b(?:pa|laering|leering|hgyskole\w*|gjgres|Trgndelag|kompetanselgft\w*|mal|ogsa|oppleer\w*)\b"
    )
    assert len(damaged.findall(raw)) > 30
    assert len(damaged.findall(text)) <= 1
