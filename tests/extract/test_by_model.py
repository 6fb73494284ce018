"""The name model: what it finds, how it is left out, and that long and odd texts do it no harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import name_features
from ingest.extract import by_model
from ingest.extract.by_model import find_names

TEXT = (
    "Møtet ble ledet av Gunnvor Brattbakksli fra Malvik kommune. Brattbakksli viste til arbeidet ved "
    "Høgskolen i Sør-Trøndelag.\nDagfinn Kvernmoen i Trondheim orienterte om samarbeidet med Statped."
)


def found(text: str) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for span in find_names(text):
        names.setdefault(span.label, set()).add(text[span.start : span.end])
    return names


def test_persons_bodies_and_places_are_found_bokmål() -> None:
    names = found(TEXT)
    assert {"Gunnvor Brattbakksli", "Brattbakksli", "Dagfinn Kvernmoen"} <= names["PER"]
    assert "Trondheim" in names["GPE_LOC"]
    assert "Høgskolen i Sør-Trøndelag" in names["ORG"]


def test_persons_and_places_are_found_nynorsk() -> None:
    names = found("Rektor Ingeleiv Tveitnes frå Stord fortalde korleis skulane i Sunnhordland les meir.")
    assert "Ingeleiv Tveitnes" in names["PER"]
    assert "Stord" in names.get("GPE_LOC", set()) | names.get("LOC", set())


def test_no_model_no_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with monkeypatch.context() as m:
        m.setenv("PLANSPOR_NO_MODEL", "1")
        assert find_names(TEXT) == ()
    monkeypatch.setattr(by_model, "FOLDER", tmp_path)
    by_model._model.cache_clear()
    try:
        assert find_names(TEXT) == ()
    finally:
        by_model._model.cache_clear()


def test_a_long_text_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_model, "PIECE", 300)
    text = "\n".join([TEXT] * 6)
    spans = find_names(text)
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in spans)
    assert sum(text[s.start : s.end] == "Dagfinn Kvernmoen" for s in spans) == 6
    assert [s.start for s in spans] == sorted(s.start for s in spans)


@given(st.text(max_size=200), st.integers(1, 40))
def test_pieces_are_the_text(text: str, size: int) -> None:
    before = by_model.PIECE
    by_model.PIECE = size
    try:
        pieces = list(by_model._pieces(text))
    finally:
        by_model.PIECE = before
    assert "".join(piece for _, piece in pieces) == text
    assert all(text.startswith(piece, offset) and len(piece) <= size for offset, piece in pieces)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="Kari Nordmann,\n\t-()@§½ØÅ\u0301😀", max_size=80))
def test_any_text_gives_spans_in_order_that_do_not_overlap(text: str) -> None:
    end = 0
    for span in find_names(text):
        assert end <= span.start < span.end <= len(text)
        assert any(c.isalnum() for c in text[span.start : span.end])
        end = span.end


def test_clues_come_from_the_whole_document() -> None:
    tokens = ["Kari", "Berg", "leser", ".", "Så", "sa", "Berg", "at", "et", "berg", "er", "høyt", "."]
    given_ = name_features.clues(tokens, [name_features.known(t) for t in tokens])
    assert "n" in given_[tokens.index("Berg")]
    assert "l" in given_[tokens.index("Berg")]
    assert given_[6] == given_[1]
    assert given_[tokens.index("leser")] == ""


def test_lists_are_seen_through_genitive_and_capitals() -> None:
    assert "p" in name_features.known("Trondheims")
    assert "p" in name_features.known("TRONDHEIM")
    assert "g" in name_features.known("Anne-Sigfrid")
    assert name_features.known("trondheim") == ""


def test_the_packed_model_holds_no_text_and_is_small() -> None:
    files = list(by_model.FOLDER.iterdir())
    assert sum(f.stat().st_size for f in files) <= 15_000_000
    assert max(f.stat().st_size for f in files) <= 5_000_000
    assert not any(f.name in ("strings.json", "key2row", "lookups.bin") for f in files)
