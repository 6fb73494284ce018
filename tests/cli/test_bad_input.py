"""Bad input gets one line that says what, which and what to do; the right exit code; the library as it was."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, ROOT, Done, Planspor


def one_line(done: Done, *parts: str) -> None:
    """Nothing but plain lines; one of them holds all `parts`."""
    assert "Traceback" not in done.err + done.out
    assert any(all(part in line for part in parts) for line in done.err.splitlines()), done.err


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(PLAN, "utf-8")
    return path


def failing(planspor: Planspor, good: Path, bad: Path, kind: str) -> Done:
    """Ingest a good and a bad file: the good one is in, the bad one named."""
    done = planspor("ingest", bad, good, "--json")
    assert done.code == 1
    by_name = {Path(f["path"]).name: f for f in done.json["files"]}
    assert by_name[bad.name]["status"] == "failed"
    assert by_name[bad.name]["error"]["type"] == kind
    assert by_name[good.name]["status"] == "added"
    one_line(done, bad.name)
    return done


def test_missing_path(planspor: Planspor, good: Path) -> None:
    failing(planspor, good, good.parent / "nowhere.pdf", "not_found")


def test_empty_file(planspor: Planspor, good: Path) -> None:
    (good.parent / "empty.pdf").touch()
    failing(planspor, good, good.parent / "empty.pdf", "empty")


def test_unknown_type(planspor: Planspor, good: Path) -> None:
    (good.parent / "data.xyz").write_bytes(bytes(range(256)))
    failing(planspor, good, good.parent / "data.xyz", "unknown_type")


def test_broken_pdf(planspor: Planspor, good: Path) -> None:
    (good.parent / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj << /Type /Cata")
    failing(planspor, good, good.parent / "broken.pdf", "damaged")


def test_encrypted_pdf(planspor: Planspor, good: Path) -> None:
    import pikepdf

    locked = good.parent / "locked.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(locked, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    failing(planspor, good, locked, "password_needed")


def test_folder_without_documents(planspor: Planspor, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = planspor("ingest", tmp_path / "nothing")
    assert done.code == 1
    one_line(done, "nothing", "no document")


@pytest.mark.parametrize(
    "arguments", [("search",), ("search", "--limit", "x", "a"), ("frobnicate",), ("clean", "a.txt"), ("ingest",)]
)
def test_wrong_usage(planspor: Planspor, arguments: tuple[str, ...]) -> None:
    done = planspor(*arguments)
    assert done.code == 2
    assert done.err


@pytest.mark.parametrize(
    "arguments", [("search", "lesing"), ("trace", "NTNU"), ("entities",), ("library", "check")]
)
def test_no_library_yet(planspor: Planspor, arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = planspor(*arguments)
    assert done.code == 1
    one_line(done, "ingest")
    assert not (tmp_path / "library").exists()


def test_nothing_to_read_makes_no_library(planspor: Planspor, tmp_path: Path, good: Path) -> None:
    done = planspor("ingest", tmp_path / "nosuch", tmp_path / "nosuch", "--json")
    assert done.code == 1
    assert [f["error"]["type"] for f in done.json["files"]] == ["not_found"]
    assert not (tmp_path / "library").exists()
    assert planspor("ingest", good).code == 0
    assert planspor("ingest", tmp_path / "nosuch").code == 1
    assert planspor("library", "status", "--json").json["documents"] == 1


def test_an_empty_library_is_told(planspor: Planspor, tmp_path: Path, good: Path) -> None:
    assert planspor("ingest", good).code == 0
    assert "no document" not in planspor("search", "finnesikke").err
    assert planspor("library", "forget", good.name).code == 0
    for arguments in (("search", "lesing"), ("trace", "NTNU")):
        one_line(planspor(*arguments), "holds no document", "planspor ingest")


@pytest.mark.parametrize("command", [("search", "lesing"), ("trace", "UiA"), ("explain", "trace", "UiA", "1")])
def test_years_that_run_backwards(planspor: Planspor, command: tuple[str, ...], good: Path) -> None:
    assert planspor("ingest", good).code == 0
    done = planspor(*command, "--from", "2027", "--to", "2020")
    assert done.code == 2
    one_line(done, "--from 2027", "--to 2020")
    assert planspor("search", "lesing", "--from", "2024", "--to", "2024").code == 0
    pointed = planspor("search", "lesing 2024-2018")
    assert pointed.code == 2
    assert pointed.err.splitlines()[-2:] == ["  lesing 2024-2018", "         ^"]


def test_names_of_two_kinds_are_not_merged(planspor: Planspor, tmp_path: Path, good: Path) -> None:
    assert planspor("ingest", good).code == 0
    for arguments in (("merge",), ("never-merge",), ("merge", "--kind", "measure")):
        done = planspor("entities", arguments[0], "Leselyst i alle fag", "Lesesenteret", *arguments[1:])
        assert done.code == 2
        one_line(done, "measure", "partner")
    assert not (tmp_path / "library" / "edits.tsv").exists()
    assert planspor("entities", "merge", "UiA", "Lesesenteret").code == 0
    assert planspor("entities", "merge", "Leselyst i alle fag", "Leselyst").code == 0  # a new name
    assert "ndoes a merge" in planspor("entities", "split", "--help").out


def test_library_of_a_newer_version(planspor: Planspor, good: Path, tmp_path: Path) -> None:
    assert planspor("ingest", good).code == 0
    store = tmp_path / "library" / "library.sqlite"
    with sqlite3.connect(store) as db:
        db.execute("PRAGMA user_version = 9999")
    db.close()
    before = store.read_bytes()
    for arguments in (("search", "lesing"), ("ingest", str(good)), ("library", "rebuild")):
        done = planspor(*arguments)
        assert done.code == 1
        one_line(done, "newer")
    assert store.read_bytes() == before


def test_store_that_is_no_database(planspor: Planspor, tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.sqlite").write_bytes(b"this is no database" * 100)
    done = planspor("search", "lesing")
    assert done.code == 1
    one_line(done, "library.sqlite")


def test_unknown_document_and_bad_query(planspor: Planspor, good: Path) -> None:
    assert planspor("ingest", good).code == 0
    done = planspor("show", "nothing-like-it.pdf")
    assert done.code == 1
    one_line(done, "nothing-like-it.pdf")
    done = planspor("search", '"lesing')
    assert done.code == 2
    one_line(done, '"')


def test_full_disk(planspor: Planspor, good: Path, tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: writes fail in the same way."""
    assert planspor("ingest", good).code == 0
    big = tmp_path / "big.txt"
    big.write_text("\f".join(f"{PLAN} {n}" for n in range(600)), "utf-8")
    size = (tmp_path / "library" / "library.sqlite").stat().st_size + 200_000
    done = planspor(
        "ingest", big, "--workers", "1", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    )
    assert done.code == 1
    assert "Traceback" not in done.err
    assert planspor("library", "check").code == 0
    assert planspor("library", "status", "--json").json["documents"] == 1
    assert planspor("search", "lesing 2024", "--json").json["total"] == 1


def start(library: Path, *arguments: str | Path) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PLANSPOR_LIBRARY": str(library), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "cli.main", *map(str, arguments)]
    return subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(30):
        (folder / f"plan{n:02}.txt").write_text(PLAN.replace("2024", str(1990 + n)) * 3, "utf-8")
    return folder


def wait_for_lines(path: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        if path.exists() and path.read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.02)


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_cut_off_in_the_middle(planspor: Planspor, many: Path, tmp_path: Path, sign: signal.Signals) -> None:
    """Nothing lost, nothing double: what was in stays in, the next run brings the rest and the full text."""
    report = tmp_path / "report.jsonl"
    process = start(tmp_path / "library", "ingest", many, "--workers", "1", "--report", report)
    wait_for_lines(report, 3, process)
    os.kill(process.pid, sign)
    _, err = process.communicate(timeout=60)
    if sign == signal.SIGINT:
        assert process.returncode == 130
        assert b"Traceback" not in err
    again = planspor("ingest", many, "--json")
    assert again.code == 0, again.err
    statuses = [f["status"] for f in again.json["files"]]
    assert len(statuses) == 30
    assert set(statuses) <= {"added", "unchanged"}
    assert statuses.count("unchanged") >= 3
    assert planspor("library", "status", "--json").json["documents"] == 30
    check = planspor("library", "check")
    assert check.code == 0, check.out
    assert planspor("search", "leseopplæring", "--limit", "100", "--json").json["total"] == 30


def test_two_at_once(planspor: Planspor, many: Path, tmp_path: Path) -> None:
    processes = [start(tmp_path / "library", "ingest", many, "--workers", "1") for _ in range(2)]
    for process in processes:
        _, err = process.communicate(timeout=200)
        assert process.returncode == 0, err.decode()
    assert planspor("library", "status", "--json").json["documents"] == 30
    assert planspor("library", "check").code == 0


GOOD = "Lærerne på høgskolen har gjennomført kurs i begynneropplæring, og skolene følger opp arbeidet."
LEFT_ALONE = {
    "empty": b"",
    "one endless word": b"leer" * 250_000,
    "only digits": b"12 345 678 " * 5_000,
    "english": b"The plan of the school is to read more books and to have fun with all the children. " * 20,
    "german": "Der Plan für die Schule ist gut, und die Kinder lesen gern in der großen Bücherei. ".encode() * 20,
    "saami": "Sámi oahpahus lea dehálaš buot mánáide, ja skuvla galgá láhčit dili ovttasbargui. ".encode() * 20,
    "russian": "План школы на следующий год принят единогласно. ".encode() * 20,
    "arabic": "خطة المدرسة للسنة القادمة جاهزة الآن. ".encode() * 20,
    "a byte order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "latin-1": GOOD.encode("latin-1"),
    "utf-16": GOOD.encode("utf-16"),
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_clean_leaves_alone_what_it_does_not_know(planspor: Planspor, name: str) -> None:
    data = LEFT_ALONE[name]
    done = planspor("clean", "-", stdin=data)
    assert done.code == 0, done.err
    codec = {"latin-1": "latin-1", "utf-16": "utf-16"}.get(name, "utf-8-sig")
    assert done.out == data.decode(codec)


@pytest.mark.parametrize("data", [b"\0" * 1000, bytes(range(256)) * 20], ids=["NULs", "every byte"])
def test_clean_says_what_is_no_text(planspor: Planspor, data: bytes) -> None:
    done = planspor("clean", "-", stdin=data)
    assert done.code == 1
    one_line(done, "standard input", "no text")


def test_clean_names_each_bad_record_and_keeps_it(planspor: Planspor, tmp_path: Path) -> None:
    lines = [
        b'{"id": 1, "text": "Leererne pa hgyskolen har gjennomfgrt kurs, og de far tid til a lese."}',
        b'{"id": 2}',
        b'{"id": 3, "text": 5}',
        b'{"id": 4, "text": null}',
        b"{bad",
        b'["text"]',
        b"\xff\xfe{}",
        b'{"a":' * 20_000,
        b'{"id": 9, "text": ""}',
        b'{"id": 10, "text": "half \\ud800 a pair"}',
    ]
    source, out = tmp_path / "r.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\n".join(lines))
    done = planspor("clean", "--jsonl", source, "--out", out)
    assert done.code == 1
    one_line(done, "line 2 ", "'text'", "--field")
    one_line(done, "line 5 ", "not JSON")
    written = out.read_bytes().split(b"\n")[:-1]
    assert len(written) == len(lines)
    assert written[1:8] == lines[1:8]
    assert "høyskolen" in written[0].decode()
    assert b'"cleaned": ""' in written[8]
    assert b"half \\ud800 a pair" in written[9]


def test_clean_does_not_name_a_thousand_records(planspor: Planspor, tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_bytes(b'{"body": "x"}\n' * 1000)
    done = planspor("clean", "--jsonl", tmp_path / "r.jsonl", "--out", tmp_path / "out.jsonl")
    assert done.code == 1
    assert len(done.err.splitlines()) < 30
    one_line(done, "more lines")
