"""Locked files and files that cost too much: what `ingest` is told about them."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from fpdf import FPDF

from tests.cli.conftest import Planspor


def _locked(path: Path, password: str) -> Path:
    made, held = FPDF(), io.BytesIO()
    made.add_page()
    made.set_font("helvetica", "", 12)
    made.text(20, 30, "Plan for lesing i Havnes kommune 2024")
    with pikepdf.open(io.BytesIO(bytes(made.output()))) as plain:
        plain.save(held, encryption=pikepdf.Encryption(user=password, owner="eier"))
    path.write_bytes(held.getvalue())
    return path


def test_a_locked_file_says_how_it_is_opened_and_then_is(planspor: Planspor, tmp_path: Path) -> None:
    plan = _locked(tmp_path / "plan.pdf", "fjord")
    first = planspor("ingest", plan, "--json")
    assert first.code == 1
    assert first.json["files"][0]["error"]["type"] == "password_needed"
    assert "--password" in first.err
    wrong = planspor("ingest", plan, "--passwords", "-", stdin=b"feil\n")
    assert "needs another password" in wrong.err
    asked = planspor("ingest", plan, "--passwords", "-", "--json", stdin=b"feil\nfjord\n")
    assert (asked.code, asked.json["files"][0]["status"]) == (0, "added")
    assert "fjord" not in asked.out + asked.err


def test_pages_over_the_limit_are_left_out_and_it_is_said(planspor: Planspor, tmp_path: Path) -> None:
    made = FPDF()
    made.set_font("helvetica", "", 12)
    for number in range(3):
        made.add_page()
        made.text(20, 30, f"Side om lesing nummer {number}")
    (tmp_path / "plan.pdf").write_bytes(bytes(made.output()))
    done = planspor("ingest", tmp_path / "plan.pdf", "--max-pages", "2", "--json")
    assert done.json["files"][0]["pages"] == 2
    assert "read 2 of 3 pages" in done.err
    assert planspor("ingest", tmp_path, "--max-memory", "1").code == 2


def test_clean_takes_the_same_passwords_and_limits(planspor: Planspor, tmp_path: Path) -> None:
    plan, out = _locked(tmp_path / "plan.pdf", "fjord"), tmp_path / "ut"
    assert planspor("clean", plan, "--out", out).code == 1
    assert planspor("clean", plan, "--out", out, "--passwords", "-", stdin=b"fjord\n").code == 0
    assert "Plan for lesing" in (out / "plan.txt").read_text("utf-8")
    assert planspor("clean", plan, "--out", out, "--max-pages", "0").code == 2
