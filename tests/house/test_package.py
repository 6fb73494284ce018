"""What is installed: all data that planspor reads when it runs, and none of the sample documents."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
READ_AT_RUN_TIME = ("language", "registers", "names_model")


def test_all_data_is_packed() -> None:
    corpus = ROOT / "corpus"
    packed = {path for pattern in SETUP["package-data"]["corpus"] for path in corpus.glob(pattern)}
    wanted = {p for folder in READ_AT_RUN_TIME for p in (corpus / folder).rglob("*") if p.is_file()}
    wanted |= set(corpus.glob("*.tsv"))
    assert len(wanted) > 20
    assert wanted <= packed


def test_samples_stay_at_home() -> None:
    assert "corpus.samples*" in SETUP["packages"]["find"]["exclude"]
    assert not any("sample" in str(pattern) for pattern in SETUP["package-data"]["corpus"])
