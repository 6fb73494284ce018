"""What the README shows is what planspor prints."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.docs.readme import README, ROOT, examples, in_shell, matches


def ocr_version() -> str:
    """The first line that Tesseract says of itself; "" where there is none."""
    try:
        return subprocess.run(["tesseract", "--version"], capture_output=True, text=True).stdout.split("\n")[0]
    except OSError:
        return ""


@pytest.mark.xdist_group("demo")
@pytest.mark.skipif(
    not os.environ.get("CI") and not ocr_version().startswith("tesseract 5.3"),
    reason="the README shows what Tesseract 5.3 reads; another version reads some words otherwise",
)
def test_every_example_prints_what_the_readme_shows(tmp_path: Path) -> None:
    run = in_shell(tmp_path / "library")
    shown = examples(README.read_text("utf-8"))
    assert len(shown) >= 4
    for command, expected in shown:
        printed = run(command)
        assert matches(expected, printed), f"$ {command}\n{printed}\n--- the README shows\n{expected}"


def test_dots_stand_for_any_lines() -> None:
    assert matches("a\n…\nd", "a\nb\nc\nd")
    assert not matches("a\n…\nd", "a\nb\nc")
    assert not matches("a", "a\nb")


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "corpus/SOURCES.md"])
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{page} links to {target}"
