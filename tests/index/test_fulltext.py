"""The full text follows the store, is made anew when it may not be trusted, and never stands in the way."""

from __future__ import annotations

import contextlib
import json
import resource
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import analysis
from index.fulltext import FOLDER, SEAL
from index.library import Library
from index.search import search
from ingest.errors import LibraryError
from ingest.model import Block, Document, FormKind, Page, Span
from tests.index.documents import document


@pytest.fixture(autouse=True)
def key(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("plan", "Lesing i skolen"))
        library.bring_up_to_date()
    return tmp_path


def found(folder: Path, query: str) -> set[str]:
    with Library.open(folder) as library:
        return {hit.document for hit in search(library, query).hits}


def test_a_put_without_indexing_is_caught_up_with(folder: Path) -> None:
    with Library.open(folder) as library:
        library.put(document("other", "Lesing i barnehagen"))  # killed before the full text was written
    with Library.open(folder) as library:
        assert not library.full_text.is_current()
    assert found(folder, "lesing") == {"plan", "other"}
    with Library.open(folder) as library:
        assert library.check() == ()


def test_a_changed_document_is_found_by_its_new_words_alone(folder: Path) -> None:
    with Library.open(folder) as library:
        library.put(document("plan", "Regning i skolen"))
    assert found(folder, "regning") == {"plan"}
    assert found(folder, "lesing") == set()


@pytest.mark.parametrize("harm", ["gone", "emptied", "cut", "no seal", "foreign seal", "other analysis"])
def test_an_index_that_may_not_be_trusted_is_made_anew(
    folder: Path, harm: str, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    index = folder / FOLDER
    if harm == "gone":
        shutil.rmtree(index)
    elif harm == "emptied":
        for path in index.iterdir():
            path.unlink()
    elif harm == "cut":
        path = max(index.iterdir(), key=lambda p: p.stat().st_size)
        path.write_bytes(path.read_bytes()[:20])
    elif harm == "no seal":
        (index / SEAL).unlink()
    elif harm == "foreign seal":
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("elsewhere")))
    else:
        monkeypatch.setattr(analysis, "version", lambda: "other")
    with Library.open(folder) as library:
        assert not library.full_text.is_current()
    assert found(folder, "lesing") == {"plan"}


def test_without_a_place_for_the_key_pages_are_still_found(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As for a user without a home, or with a full one."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    assert found(folder, "lesing") == {"plan"}


@contextlib.contextmanager
def no_room() -> Iterator[None]:
    """Inside no file grows beyond 4 KB: writing fails in the middle, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_no_room_for_the_index_is_said_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        words = [f"{one}{two}ing" for one in ("les", "skriv", "regn", "tegn") for two in "abcdefghijklmnopqrst"]
        for number in range(40):
            library.put(document(f"plan{number}", " ".join(words[number:] * 3)))
        library.bring_up_to_date(links_only=True)
        with no_room(), pytest.raises(LibraryError, match="space on the disk"):
            search(library, "lesaing")
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(FOLDER)]
    assert "plan0" in found(tmp_path, "lesaing")


def test_without_room_an_older_index_still_answers(folder: Path) -> None:
    with Library.open(folder) as library:
        library.put(document("other", "Lesing i barnehagen " + " ".join(f"ord{n}" for n in range(3000))))
        library.bring_up_to_date(links_only=True)
        with no_room():
            assert {hit.document for hit in search(library, "lesing").hits} == {"plan"}
        assert not library.full_text.is_current()
    assert found(folder, "lesing") == {"plan", "other"}


def test_an_index_from_elsewhere_is_never_opened(folder: Path, tmp_path: Path) -> None:
    """Whoosh unpickles what it opens; so a planted file must not be read at all."""
    trap = tmp_path / "sprung"
    evil = b"cbuiltins\nopen\n(V" + str(trap).encode() + b"\nVw\ntR."
    for path in (folder / FOLDER).glob("*.toc"):
        path.write_bytes(path.read_bytes()[:16] + evil)
    seal = json.loads((folder / FOLDER / SEAL).read_text())
    seal["files"] = {p.name: [p.stat().st_size, p.stat().st_mtime_ns] for p in (folder / FOLDER).iterdir()}
    seal["files"].pop(SEAL)
    (folder / FOLDER / SEAL).write_text(json.dumps(seal))  # all but the key is known to who plants it
    assert found(folder, "lesing") == {"plan"}
    assert not trap.exists()


def test_rebuild_swaps_in_a_new_folder(folder: Path) -> None:
    before = (folder / FOLDER).stat().st_ino
    with Library.open(folder) as library:
        assert library.rebuild() == 1
    assert (folder / FOLDER).stat().st_ino != before
    assert {p.name for p in folder.iterdir() if p.is_dir()} == {FOLDER}
    assert found(folder, "lesing") == {"plan"}


def test_a_search_beside_a_writer_answers_from_what_there_is(folder: Path) -> None:
    with Library.open(folder) as writer, writer.writing():
        writer.put(document("other", "Lesing i barnehagen"))
        assert found(folder, "lesing") == {"plan"}
    assert found(folder, "lesing") == {"plan", "other"}


def test_a_running_head_is_searched_once(folder: Path) -> None:
    words = ["Lesing fra høsten", "Skriving fra våren", "Regning i fag"]
    pages = tuple(Page(n, f"Fjordplanen side {n}\n\n{text}") for n, text in enumerate(words, 1))
    heads = tuple(Block(FormKind.RUNNING, f"Fjordplanen side {n}", Span(n, 0, 18)) for n in (1, 2, 3))
    with Library.open(folder) as library:
        library.put(Document("headed", "/headed", "0" * 64, pages, blocks=heads, title="Vedtak"))
        hits = [(hit.document, hit.page) for hit in search(library, "fjordplanen").hits]
        assert hits == [("headed", 1)]
        assert [hit.page for hit in search(library, "regning").hits] == [3]
