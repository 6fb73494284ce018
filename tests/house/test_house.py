"""The plan of the house, held by a test: who may import whom, and what stays light."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ("ingest", "index", "cli", "corpus")
MAY_IMPORT = {
    "ingest": {"ingest", "corpus"},
    "index": {"index", "ingest", "corpus"},
    "cli": {"cli", "index", "ingest", "corpus"},
}
"""`corpus` is data with its loaders; its build scripts may use the rest, see `DATA_MODULES`."""
ONLY_IN = {
    "tesserocr": ("ingest/ocr.py",),
    "click": ("cli/",),
    "rich": ("cli/",),
    "matplotlib": ("cli/pictures/",),
    "flask": ("cli/web/",),
    "waitress": ("cli/commands/serve_.py",),
    "whoosh": ("index/on_whoosh",),
    "sqlite3": ("index/",),
    "pebble": ("ingest/run.py",),
    "spacy": ("ingest/extract/by_model.py", "corpus/train_"),
    "pdfplumber": ("ingest/read/",),
}


def modules(folder: str, ending: str = "py") -> list[Path]:
    return sorted((ROOT / folder).rglob(f"*.{ending}"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


@pytest.mark.parametrize("folder", sorted(MAY_IMPORT))
def test_imports_point_one_way(folder: str) -> None:
    paths = modules(folder)
    assert paths
    for path in paths:
        ours = {name.split(".")[0] for name in imports(path)} & set(HOUSE)
        assert ours <= MAY_IMPORT[folder], f"{path.relative_to(ROOT)} imports {ours - MAY_IMPORT[folder]}"


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_a_library_is_called_in_one_place(library: str) -> None:
    for folder in HOUSE:
        for path in modules(folder):
            place = path.relative_to(ROOT).as_posix()
            if library in {name.split(".")[0] for name in imports(path)}:
                assert place.startswith(ONLY_IN[library]), f"{place} imports {library}"


def test_the_model_imports_nothing_of_ours() -> None:
    assert {n for n in imports(ROOT / "ingest/model.py") if n.split(".")[0] in HOUSE} == {"ingest.errors"}


@pytest.mark.parametrize("command", ["search", "trace", "entities", "show", "library"])
def test_answering_commands_stay_light(command: str) -> None:
    """What a command does not use is not imported: reading libraries would cost each search a second."""
    heavy = ["spacy", "pdfplumber", "pdfminer", "pypdfium2", "docx", "lxml", "PIL", "pikepdf"]
    if command != "search":  # it scores by arrays
        heavy.append("numpy")
    code = (
        "import sys; from cli.main import main\n"
        "try: main([sys.argv[1], '--help'])\n"
        "except SystemExit: pass\n"
        "import index.trace, index.library\n"
        "if sys.argv[1] == 'search': import index.search\n"
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_every_folder_of_the_walk_exists() -> None:
    """ARCHITECTURE.md names only what is there."""
    walk = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    section = ""
    named = 0
    for line in walk.splitlines():
        if heading := re.match(r"## ([a-z]+/)", line):
            section = heading[1]
        elif line.startswith("#"):
            section = ""
        for name in re.findall(r"`([a-z_/]+(?:/|\.py|\.sql|\.json|\.tsv|\.md))`", line):
            named += 1
            assert (ROOT / name).exists() or (ROOT / section / name).exists(), (
                f"{name} (in {section or 'the head'})"
            )
    assert named > 10


def test_no_module_is_a_heap() -> None:
    allowed = [(p, 420) for folder in HOUSE for p in modules(folder)]
    compiled = [(p, 350) for ending in "ch" for p in modules("native", ending)]
    assert compiled
    lengths = {(p, most): len(p.read_text("utf-8").splitlines()) for p, most in allowed + compiled}
    assert not {p.relative_to(ROOT).as_posix(): n for (p, most), n in lengths.items() if n > most}


def test_compiled_functions_name_what_they_mirror() -> None:
    """A comment before each says which Python it must agree with, or is a part of; that Python is there."""
    folders = ("ingest", "ingest/clean", "ingest/read/pdf")
    python = "".join(path.read_text("utf-8") for folder in folders for path in (ROOT / folder).glob("*.py"))
    named = 0
    for path in modules("native", "[ch]"):
        for block in path.read_text("utf-8").split("\n\n"):
            if not re.search(r"^\w+\(.*\n(?: .*\n)?\{$", block, re.M):
                continue
            told = re.match(r"/\* (?:Mirrors|Of) (?:nothing:|(?:\w+\.)*(\w+))", block)
            assert told, f"{path.name}: {block[:80]}"
            assert not told[1] or re.search(rf"\b{told[1]}\b", python), f"{path.name}: {told[1]} is gone"
            named += 1
    assert named > 50
