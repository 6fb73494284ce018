from __future__ import annotations

import io
import json
import os
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from ingest.errors import (
    BadRecord,
    Damaged,
    EmptyFile,
    NoPermission,
    NotFound,
    OverLimit,
    PlansporError,
    UnknownType,
)
from ingest.read import Failure, Limits, SourceFile, document_id, expand, read
from tests.read.conftest import failures, only


def test_folders_are_walked_in_order_and_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".skjult.txt", "program.exe", "README.md", "under/c.txt", "gammel.doc"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("tekst")
    (tmp_path / "under" / "rundt").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "ror.txt")
    found = list(expand([tmp_path, tmp_path / "a.txt"]))
    names = [os.path.relpath(s.path, tmp_path) for s in found if isinstance(s, SourceFile)]
    assert names == ["a.txt", "b.txt", "under/c.txt"]
    assert [os.path.basename(f.path) for f in found if isinstance(f, Failure)] == ["gammel.doc"]


@pytest.mark.parametrize("encoding", ["cp1252", "cp865", "mac_roman"])
def test_names_in_the_encodings_of_their_time_are_text(tmp_path: Path, encoding: str) -> None:
    folder = os.fsencode(tmp_path) + "/Møre".encode(encoding)
    os.mkdir(folder)
    for name in ("Økonomi på skolen.txt", "gal.doc"):
        with open(folder + b"/" + name.encode(encoding), "w") as file:
            file.write("Plan")
    found = list(expand([tmp_path]))
    assert [os.path.relpath(f.path, tmp_path) for f in found] == ["Møre/gal.doc", "Møre/Økonomi på skolen.txt"]
    source = next(f for f in found if isinstance(f, SourceFile))
    assert read(source).pages[0].raw == "Plan"


def test_the_same_name_in_two_encodings_is_two_documents(tmp_path: Path) -> None:
    for name in ("på.txt".encode(), "på.txt".encode("latin-1")):
        with open(os.fsencode(tmp_path) + b"/" + name, "w") as file:
            file.write("Plan")
    assert {os.path.basename(f.path) for f in expand([tmp_path])} == {"på.txt", "p%E5.txt"}


def test_a_record_file_that_is_written_anew_meanwhile_mixes_nothing_up(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "Plan"}\n{"id": "b", "text": "Kurs"}\n')
    first, _ = [s for s in expand([path]) if isinstance(s, SourceFile)]
    path.write_text('{"id": "b", "text": "Kurs"}\n{"id": "a", "text": "Plan"}\n')
    with pytest.raises(Damaged, match="changed while it was read"):
        read(first)


def test_the_id_of_a_record_that_is_no_text_is_shown_as_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "\\ud800x", "text": "Plan"}\n')
    source = only(path)
    assert source.path == f"{path}#\ufffdx"
    assert read(source).pages[0].raw == "Plan"


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [("tom.pdf", b"", EmptyFile), ("rar.xyz", b"\x01\x02", UnknownType), ("tom.jsonl", b"\n", EmptyFile)],
)
def test_named_files_that_give_nothing_are_named(tmp_path: Path, name: str, content: bytes, error: type) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (failure,) = failures(path)
    assert failure.path == str(path)
    assert isinstance(failure.error, error)


def test_missing_paths_and_folders_without_documents(tmp_path: Path) -> None:
    assert isinstance(failures(tmp_path / "borte.pdf")[0].error, NotFound)
    assert "no document" in failures(tmp_path)[0].error.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "hemmelig.txt"
    path.write_text("x")
    path.chmod(0)
    assert isinstance(failures(path)[0].error, NoPermission)


def test_a_huge_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(20_000_000_000)
    assert isinstance(failures(path)[0].error, OverLimit)


def test_records_are_documents_and_bad_lines_are_named(tmp_path: Path) -> None:
    path = tmp_path / "saker.jsonl"
    lines = [
        json.dumps({"id": "a/1", "title": "Møte", "date": "2018-01-05", "text": "Side en\fSide to"}),
        "{ikke json}",
        "",
        json.dumps({"id": 2, "text": "To"}),
        json.dumps({"id": 3}),
        json.dumps({"id": "a/1", "text": "dobbel"}),
    ]
    path.write_text("\n".join(lines), "utf-8")
    found = list(expand([path]))
    documents = [read(s) for s in found if isinstance(s, SourceFile)]
    assert [d.path for d in documents] == [f"{path}#a/1", f"{path}#2"]
    assert (documents[0].given_title, documents[0].given_date, len(documents[0].pages)) == (
        "Møte",
        "2018-01-05",
        2,
    )
    assert documents[0].id == document_id(f"{path}#a/1")
    errors = [f.error for f in found if isinstance(f, Failure)]
    assert all(isinstance(e, BadRecord) for e in errors)
    assert [e.message.split(":")[0] for e in errors] == ["line 2", "line 5", "line 6"]


def test_a_record_is_the_same_whatever_the_order_of_its_keys(tmp_path: Path) -> None:
    hashes = set()
    for text in ('{"id": "1", "text": "ø"}', '{"text": "\\u00f8", "id": "1"}'):
        path = tmp_path / "x.jsonl"
        path.write_text(text, "utf-8")
        hashes.add(only(path).sha256)
    assert len(hashes) == 1


def test_archives_hold_documents_and_nothing_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "arkiv.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mappe/plan.txt", "Plan for lesing")
        archive.writestr("../ute.txt", "Utenfor")
        archive.writestr("bilde.gif", b"GIF89a")
        archive.writestr("inni.zip", b"PK\x05\x06" + bytes(18))
    found = list(expand([path]))
    texts = {s.member: read(s).pages[0].raw for s in found if isinstance(s, SourceFile)}
    assert texts == {"mappe/plan.txt": "Plan for lesing", "../ute.txt": "Utenfor"}
    assert [f.path for f in found if isinstance(f, Failure)] == [f"{path}#inni.zip"]
    assert sorted(os.listdir(tmp_path)) == ["arkiv.zip"]


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return out.getvalue()


def test_archives_and_mails_inside_an_archive_are_opened(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = "Plan for lesing"
    mail.set_content("Her er planen.")
    mail.add_attachment("Tiltak: Lesing i alle fag", filename="plan.txt")
    path = tmp_path / "arkiv.zip"
    path.write_bytes(_zip(a_zip=_zip(b_zip=_zip(c_txt=b"Innerst"), post_eml=bytes(mail)), tom_zip=_zip()))
    found = list(expand([path]))
    texts = {s.member: read(s).pages[0].raw.strip() for s in found if isinstance(s, SourceFile)}
    assert texts.pop("a.zip/post.eml").endswith("Her er planen.")
    assert texts == {"a.zip/b.zip/c.txt": "Innerst", "a.zip/post.eml/plan.txt": "Tiltak: Lesing i alle fag"}
    assert [f.path for f in found if isinstance(f, Failure)] == [f"{path}#tom.zip"]


def test_archives_in_archives_have_a_floor_and_share_one_bound(tmp_path: Path) -> None:
    deep = _zip(d_txt=b"Plan")
    for _ in range(5):
        deep = _zip(x_zip=deep)
    path = tmp_path / "dyp.zip"
    path.write_bytes(deep)
    (error, *_) = [f.error for f in expand([path]) if isinstance(f, Failure)]
    assert "inside 3 other files" in str(error)
    half = _zip(a_txt=b" " * 600_000)
    path.write_bytes(_zip(b_zip=half, c_zip=half))
    (error, *_) = [
        f.error for f in expand([path], limits=Limits(unpacked_bytes=1_000_000)) if isinstance(f, Failure)
    ]
    assert isinstance(error, OverLimit)


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bombe.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b" " * 3_000_000)
    errors = [f.error for f in expand([path], limits=Limits(unpacked_bytes=1_000_000)) if isinstance(f, Failure)]
    assert errors
    assert isinstance(errors[0], OverLimit)


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.png", "a.pdf"])
def test_noise_under_every_name_is_one_clear_error(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(PlansporError) as caught:
        read(only(path))
    assert caught.value.remedy


def test_a_word_bomb_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b" " * 5_000_000)
    path = tmp_path / "bombe.docx"
    path.write_bytes(out.getvalue())
    with pytest.raises(OverLimit):
        read(only(path), limits=Limits(unpacked_bytes=1_000_000))
