"""The store keeps what it is given: whole, once, and readable by others."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from index.database import FILE
from index.library import Library
from index.schema import VERSION
from ingest.errors import LibraryError
from ingest.model import Correction, Document, Kind, Page
from tests.index.documents import document, documents, mention, row


@pytest.fixture(scope="module")
def shared_library() -> Library:
    return Library.open(tempfile.mkdtemp(), create=True)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_a_document_comes_back_as_it_went_in(shared_library: Library, doc: Document) -> None:
    stored = shared_library.put(doc)
    try:
        back = shared_library.document(stored)
        assert back == replace(doc, id=stored)
        assert [p.text for p in back.pages] == [p.text for p in doc.pages]
    finally:
        with shared_library.lock.holding():
            shared_library.db.execute("DELETE FROM documents")


def test_a_changed_file_replaces_its_old_version(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("plan", "old", mentions=(mention(Kind.PARTNER, "NTNU"),)))
        library.put(document("plan", "new", "second"))
        assert [p.raw for p in library.document("plan").pages] == ["new", "second"]
        assert len(library.documents()) == 1
        assert library.db.execute("SELECT count(*) FROM mentions").fetchone() == (0,)


def test_two_paths_with_one_id_both_stay(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        one = document("plan", "one")
        assert library.put(one) == "plan"
        assert library.put(replace(one, path="/other/plan.txt")) == "plan-2"
        with pytest.raises(LibraryError, match="2 documents are called"):
            library.document("plan.txt")
        assert library.document("/other/plan.txt").id == "plan-2"


def test_a_document_enters_whole_or_not_at_all(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("plan", "old"))
        broken = replace(document("plan", "new"), mentions=(mention(Kind.PARTNER, "NTNU"),) * 2)
        late = replace(broken.mentions[0], rule=None)  # type: ignore[arg-type]
        broken = replace(broken, mentions=(*broken.mentions, late))
        with pytest.raises(LibraryError):
            library.put(broken)
        assert library.document("plan").pages[0].raw == "old"
        assert library.find("plan").sha256 == "planplan"


def test_forgotten_is_gone(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("plan", "lesing", relations=(row("Lesing", "NTNU"),)))
        assert library.forget("plan") == "/plans/plan.txt"
        assert library.entities() == ()
        with pytest.raises(LibraryError, match="holds no document"):
            library.document("plan")
        for table in ("pages", "relations", "relation_partners", "names"):
            assert library.db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_no_library_is_said_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no library"):
        Library.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_a_newer_library_is_refused_and_left_alone(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("plan", "text"))
    db = sqlite3.connect(tmp_path / FILE)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.commit()
    db.close()
    before = (tmp_path / FILE).read_bytes()
    for create in (False, True):
        with pytest.raises(LibraryError, match="newer planspor") as caught:
            Library.open(tmp_path, create=create)
        assert "\n" not in str(caught.value)
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_what_is_no_library_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(LibraryError) as caught:
        Library.open(tmp_path)
    assert caught.value.remedy
    assert (tmp_path / FILE).read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / FILE)
    db.execute("CREATE TABLE theirs (x)")
    db.commit()
    db.close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(LibraryError, match="not a library of planspor"):
        Library.open(tmp_path, create=True)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("plan", "text"))
        pages = library.db.execute("PRAGMA page_count").fetchone()[0]
        library.db.execute(f"PRAGMA max_page_count = {pages + 2}")  # SQLite's own word for a full disk
        with pytest.raises(LibraryError, match="is full"):
            library.put(document("big", "text " * 20_000))
        assert [d.id for d in library.documents()] == ["plan"]
        assert library.check() == () or library.bring_up_to_date()


def test_a_library_that_is_taken_away_says_so_and_is_whole_when_it_comes_back(tmp_path: Path) -> None:
    with Library.open(tmp_path / "lib", create=True) as library:
        library.put(document("plan", "text"))
        (tmp_path / "lib").rename(tmp_path / "elsewhere")
        with pytest.raises(LibraryError):
            library.put(document("other", "text"))
    (tmp_path / "elsewhere").rename(tmp_path / "lib")
    with Library.open(tmp_path / "lib") as library:
        assert [d.id for d in library.documents()] == ["plan"]
        library.bring_up_to_date()
        assert library.check() == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("plan", "text"))
    tmp_path.chmod(0o500)
    (tmp_path / FILE).chmod(0o400)
    try:
        with Library.open(tmp_path) as library:
            assert library.document("plan").id == "plan"
            with pytest.raises(LibraryError):
                library.put(document("other", "text"))
    finally:
        tmp_path.chmod(0o700)


def test_a_second_writer_waits_and_says_so(tmp_path: Path) -> None:
    said: list[str] = []
    with Library.open(tmp_path, create=True) as one, Library.open(tmp_path) as two, one.writing():
        with pytest.raises(LibraryError, match="still writing"), two.writing(wait=0.3, on_wait=said.append):
            pass
        assert len(said) == 1
    with Library.open(tmp_path) as two, two.writing(wait=0.0):
        pass


def test_the_schema_is_plain_sql(tmp_path: Path) -> None:
    page = Page(1, "hggskole", corrections=(Correction(0, "hggskole", "høgskole", 0.9, "letters"),))
    with Library.open(tmp_path, create=True) as library:
        library.put(replace(document("plan", relations=(row("Lesing", "HiST", start="2010"),)), pages=(page,)))
        library.entities()
    db = sqlite3.connect(tmp_path / FILE)
    assert db.execute("SELECT text FROM pages").fetchone() == ("høgskole",)
    assert db.execute("SELECT measure, partners, start FROM relations_linked").fetchone() == (
        "Lesing",
        "HiST",
        "2010",
    )
    db.close()


def test_check_tells_what_is_wrong(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.put(document("plan", "lesing"))
        library.bring_up_to_date()
        assert library.check() == ()
        library.db.execute("UPDATE pages SET text = 'other words'")
        assert any("page 1" in line for line in library.check())
