"""Files into the library: skipped, replaced, failed, cut off, and never twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index import intake as module
from index.intake import intake
from index.library import Library
from index.search import search
from ingest.errors import Damaged, LibraryError
from ingest.model import Document, FileReport
from ingest.read import OcrMode, SourceFile, read
from ingest.run import serial

ROOT = Path(__file__).resolve().parents[2]


def plain(source: SourceFile) -> Document:
    """Reading alone: the stages have tests of their own."""
    if "broken" in source.path:
        raise Damaged("it is broken")
    return read(source, ocr=OcrMode.NEVER)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_version", lambda ocr: "1" + (":force" if ocr is OcrMode.FORCE else ""))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name, text in (("a", "Lesing i skolen"), ("b", "Regning\fLesing"), ("broken", "x")):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def run(library: Path, *paths: Path, **options: object) -> dict[str, FileReport]:
    found = intake(library, paths, work=plain, runner=serial, **options)  # type: ignore[arg-type]
    assert len({one.path for one in found.files}) == len(found.files)
    return {Path(one.path).name: one for one in found.files}


def statuses(reports: dict[str, FileReport]) -> dict[str, str]:
    return {name: one.status for name, one in reports.items()}


def test_the_first_run_the_second_and_a_change(tmp_path: Path, files: Path) -> None:
    library = tmp_path / "library"
    told: list[FileReport] = []
    first = run(library, files, on_outcome=told.append)
    assert statuses(first) == {"a.txt": "added", "b.txt": "added", "broken.txt": "failed"}
    assert first["b.txt"].pages == 2
    assert first["broken.txt"].error == ("damaged", str(Damaged("it is broken")))
    assert len(told) == 3
    second = run(library, files)
    assert statuses(second) == {"a.txt": "unchanged", "b.txt": "unchanged", "broken.txt": "failed"}
    assert (second["b.txt"].pages, second["b.txt"].document) == (2, first["b.txt"].document)
    (files / "a.txt").write_text("Skriving", "utf-8")
    assert statuses(run(library, files))["a.txt"] == "updated"
    with Library.open(library) as opened:
        assert len(opened.documents()) == 2
        assert {hit.page for hit in search(opened, "lesing").hits} == {2}
        assert opened.check() == ()


def test_named_twice_is_read_once(tmp_path: Path, files: Path) -> None:
    assert statuses(run(tmp_path / "library", files / "a.txt", files, files / "a.txt"))["a.txt"] == "added"


def test_another_version_of_the_code_reads_again(
    tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "library"
    run(library, files)
    assert statuses(run(library, files, ocr=OcrMode.FORCE))["a.txt"] == "updated"
    assert statuses(run(library, files))["a.txt"] == "unchanged"
    assert statuses(run(library, files, force=True))["a.txt"] == "updated"
    monkeypatch.setattr(module, "_version", lambda ocr: "2")
    assert statuses(run(library, files))["a.txt"] == "updated"


def test_what_waits_for_ocr_is_read_again_when_there_is_one(
    tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from ingest import ocr

    def waiting(source: SourceFile) -> Document:
        return replace(plain(source), waiting_for_ocr=True)

    library = tmp_path / "library"
    intake(library, [files / "a.txt"], work=waiting, runner=serial)
    monkeypatch.setattr(ocr, "available", lambda: False)
    assert statuses(run(library, files / "a.txt")) == {"a.txt": "unchanged"}
    monkeypatch.setattr(ocr, "available", lambda: True)
    assert statuses(run(library, files / "a.txt", ocr=OcrMode.NEVER)) == {"a.txt": "unchanged"}
    assert statuses(run(library, files / "a.txt")) == {"a.txt": "updated"}
    assert statuses(run(library, files / "a.txt")) == {"a.txt": "unchanged"}


def test_a_missing_path_fails_alone(tmp_path: Path, files: Path) -> None:
    reports = run(tmp_path / "library", tmp_path / "nowhere", files / "a.txt")
    assert statuses(reports) == {"nowhere": "failed", "a.txt": "added"}


def test_a_second_run_at_once_waits_and_says_so(tmp_path: Path, files: Path) -> None:
    said: list[str] = []
    with (
        Library.open(tmp_path / "library", create=True) as other,
        other.writing(),
        pytest.raises(LibraryError, match="still writing"),
    ):
        run(tmp_path / "library", files, wait=0.2, on_wait=said.append)
    assert len(said) == 1
    assert statuses(run(tmp_path / "library", files))["a.txt"] == "added"


KILLED = """
import os, signal, sys
from pathlib import Path
from index import intake as module
from tests.index.test_intake import plain
from ingest.run import serial
module._version = lambda ocr: "1"
from index import fulltext, link_store
where = sys.argv[3]
def die(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
def work(source):
    if where == "reading" and source.path.endswith("b.txt"): die()
    return plain(source)
if where == "linking": link_store.relink = die
if where == "committing": fulltext.FullText._write_seal = die
if where == "indexing": fulltext.FullText._write = die
module.intake(Path(sys.argv[1]), [Path(sys.argv[2])], work=work, runner=serial)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("where", ["reading", "linking", "indexing", "committing"])
def test_killed_anywhere_nothing_is_lost_or_double(tmp_path: Path, files: Path, where: str) -> None:
    library = tmp_path / "library"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", KILLED, str(library), str(files), where]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    with Library.open(library) as opened:
        kept = {d.path for d in opened.documents()}
        assert str(files / "a.txt") in kept  # it was done before
        assert {hit.path for hit in search(opened, "skolen").hits} == {str(files / "a.txt")}
    after = statuses(run(library, files))
    assert after["a.txt"] == "unchanged"
    assert after["b.txt"] == ("added" if where == "reading" else "unchanged")
    with Library.open(library) as opened:
        assert [Path(d.path).name for d in opened.documents()] == ["a.txt", "b.txt"]
        assert search(opened, "lesing").total == 2
        assert opened.check() == ()
