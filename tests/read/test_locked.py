"""Office files under a password, old ones, and files that are not what their name says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import msoffcrypto
import pytest

from ingest.errors import Damaged, Encrypted, PlansporError, UnknownType
from ingest.read import Failure, SourceFile, expand
from ingest.read.media import OLE
from tests.read.conftest import Reading, failures


def _word(text: str = "Vi arbeider med lesing.") -> bytes:
    document, held = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(held)
    return held.getvalue()


def _locked(password: str) -> bytes:
    held = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(_word())).encrypt(password, held)
    return held.getvalue()


def _compound(stream: str) -> bytes:
    """A compound file whose streams carry other names: that is how its kinds are told apart."""
    data = bytearray(_locked("x"))
    at = data.index("EncryptedPackage\0".encode("utf-16-le"))
    name = f"{stream}\0".encode("utf-16-le")
    data[at : at + 66] = name.ljust(64, b"\0") + len(name).to_bytes(2, "little")  # an entry of its directory
    return bytes(data)


def _zip(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return held.getvalue()


def test_a_locked_word_file_is_opened_by_the_right_password(reading: Reading) -> None:
    data = _locked("Skåp 4")
    with pytest.raises(Encrypted, match=r"needs a password.*--password"):
        reading("a.docx", data)
    with pytest.raises(Encrypted, match="needs another password"):
        reading("a.docx", data, passwords=["feil"])
    assert reading("a.docx", data, passwords=["feil", "Skåp 4"]).pages[0].raw == "Vi arbeider med lesing."


@pytest.mark.parametrize("stream", ["WordDocument", "Workbook"])
def test_an_old_office_file_under_a_new_name_is_told_as_one(reading: Reading, stream: str) -> None:
    with pytest.raises(UnknownType, match=r"old Office file.*(save it as)"):
        reading("a.docx", _compound(stream))


@pytest.mark.parametrize("cut", [9, 600, 3000])
def test_a_damaged_locked_file_is_one_clear_error(reading: Reading, cut: int) -> None:
    with pytest.raises(Damaged):
        reading("a.docx", _locked("x")[:cut], passwords=["x"])


def test_a_doc_that_is_something_newer_is_read_as_that(reading: Reading) -> None:
    assert reading("a.doc", rb"{\rtf1\ansi Plan for lesing\par}").pages[0].raw == "Plan for lesing"
    assert reading("b.doc", b"<html><body><p>Plan for lesing</p></body></html>").pages[0].raw == "Plan for lesing"
    assert reading("c.doc", _word()).pages[0].raw == "Vi arbeider med lesing."
    assert reading("d.aspx", "<!DOCTYPE html><p>Satsing på språk").pages[0].raw == "Satsing på språk"


@pytest.mark.parametrize(
    ("name", "advice"),
    [("a.doc", "DOCX"), ("a.xls", "PDF"), ("a.xlsx", "PDF"), ("a.pptx", "PDF"), ("a.pages", "DOCX"),
     ("a.msg", "eml"), ("winmail.dat", "tnef"), ("a.rar", "Unpack")],
)  # fmt: skip
def test_what_is_not_read_says_what_to_do_alone_in_a_folder_and_in_an_archive(
    tmp_path: Path, name: str, advice: str
) -> None:
    content = _zip(xl__workbook_xml=b"<workbook/>") if name.endswith("x") else OLE * 9
    inside = tmp_path / "mappe"
    inside.mkdir()
    (inside / name).write_bytes(content)
    (inside / "a.txt").write_text("Plan")
    (tmp_path / "a.zip").write_bytes(_zip(**{"a_txt": b"Plan", name.replace(".", "_"): content}))
    errors: list[PlansporError] = [failures(inside / name)[0].error]
    for path in (inside, tmp_path / "a.zip"):
        found = list(expand([path]))
        assert sum(isinstance(one, SourceFile) for one in found) == 1
        errors += [one.error for one in found if isinstance(one, Failure)]
    assert len(errors) == 3
    for error in errors:
        assert isinstance(error, UnknownType)
        assert advice in str(error)
