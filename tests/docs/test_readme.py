"""What the README shows is what planspor prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.readme import README, ROOT, examples, in_shell, matches


@pytest.mark.xdist_group("demo")
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
