"""OpenDocument files under a password, locked here the ways that LibreOffice locks them."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable

import pytest
from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
from cryptography.hazmat.decrepit.ciphers.modes import CFB
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from ingest.errors import Damaged, Encrypted, OverLimit
from ingest.read import Limits
from tests.read.conftest import Reading

_SALT, _VECTOR = b"0123456789abcdef", b"fedcba9876543210"
_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
Lock = Callable[..., bytes]


def _content(text: str) -> bytes:
    body = f"<office:body><office:text><text:p>{text}</text:p></office:text></office:body>"
    return f"<office:document-content {_NAMES}>{body}</office:document-content>".encode()


def _parts(text: str = "Vi arbeider med lesing.") -> dict[str, bytes]:
    title = "<office:meta><dc:title>Leseplan</dc:title></office:meta>"
    meta = f"<office:document-meta {_NAMES}>{title}</office:document-meta>"
    return {"content.xml": _content(text), "meta.xml": meta.encode()}


def _packed(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _zip(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return held.getvalue()


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _entry(name: str, checksum: str, algorithm: str, vector: bytes, rest: str) -> str:
    cipher = f'<m:algorithm m:algorithm-name="{algorithm}" m:initialisation-vector="{_b64(vector)}"/>'
    secret = f"<m:encryption-data {checksum}>{cipher}{rest}</m:encryption-data>"
    return f'<m:file-entry m:full-path="{name}">{secret}</m:file-entry>'


def _with_manifest(parts: dict[str, bytes], entries: str) -> bytes:
    manifest = f'<m:manifest xmlns:m="{_MANIFEST}" xmlns:l="urn:x">{entries}</m:manifest>'
    return _zip({**parts, "META-INF/manifest.xml": manifest.encode()})


def by_aes(password: str, parts: dict[str, bytes], rounds: str = "1000", size: str = "32") -> bytes:
    """As LibreOffice 3.5 to 24.1: each part by AES-256, its key by PBKDF2 of the password's SHA-256."""
    key = PBKDF2HMAC(SHA1(), 32, _SALT, 1000).derive(hashlib.sha256(password.encode()).digest())
    locked, entries = {}, ""
    for name, content in parts.items():
        packed = _packed(content)
        short = 16 - len(packed) % 16
        encryptor = Cipher(algorithms.AES(key), modes.CBC(_VECTOR)).encryptor()
        locked[name] = encryptor.update(packed + b"\0" * (short - 1) + bytes([short])) + encryptor.finalize()
        checksum = _b64(hashlib.sha256(packed[:1024]).digest())
        entries += _entry(
            name, f'm:checksum-type="{_MANIFEST}#sha256-1k" m:checksum="{checksum}"',
            "http://www.w3.org/2001/04/xmlenc#aes256-cbc", _VECTOR,
            '<m:start-key-generation m:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256"/>'
            f'<m:key-derivation m:key-derivation-name="PBKDF2" m:key-size="{size}" m:iteration-count="{rounds}" '
            f'm:salt="{_b64(_SALT)}"/>',
        )  # fmt: skip
    return _with_manifest(locked, entries)


def by_blowfish(password: str, parts: dict[str, bytes], encoding: str = "utf-8") -> bytes:
    """As OpenOffice: each part by Blowfish, its key by PBKDF2 of the password's SHA-1."""
    key = PBKDF2HMAC(SHA1(), 16, _SALT, 1000).derive(hashlib.sha1(password.encode(encoding)).digest())
    locked, entries = {}, ""
    for name, content in parts.items():
        packed = _packed(content)
        locked[name] = Cipher(Blowfish(key), CFB(_VECTOR[:8])).encryptor().update(packed)
        checksum = _b64(hashlib.sha1(packed[:1024]).digest())
        entries += _entry(
            name, f'm:checksum-type="SHA1/1K" m:checksum="{checksum}"', "Blowfish CFB", _VECTOR[:8],
            f'<m:key-derivation m:key-derivation-name="PBKDF2" m:iteration-count="1000" m:salt="{_b64(_SALT)}"/>',
        )  # fmt: skip
    return _with_manifest(locked, entries)


def as_one(password: str, parts: dict[str, bytes], kib: str = "64", *, packed: bool = False) -> bytes:
    """As LibreOffice 24.2 and later: the whole package by AES-256 in GCM, its key by Argon2id."""
    start = hashlib.sha256(password.encode()).digest()
    key = Argon2id(salt=_SALT, length=32, iterations=1, lanes=1, memory_cost=64).derive(start)
    within = _packed(_zip(parts)) if packed else _zip(parts)
    vector = _VECTOR[:12]
    entries = _entry(
        "encrypted-package", "", "http://www.w3.org/2009/xmlenc11#aes256-gcm", vector,
        '<m:start-key-generation m:start-key-generation-name="http://www.w3.org/2001/04/xmlenc#sha256"/>'
        '<m:key-derivation m:key-size="32" m:key-derivation-name="urn:org:documentfoundation:names:experimental:'
        f'office:manifest:argon2id" l:argon2-iterations="1" l:argon2-memory="{kib}" l:argon2-lanes="1" '
        f'm:salt="{_b64(_SALT)}"/>',
    )  # fmt: skip
    return _with_manifest({"encrypted-package": vector + AESGCM(key).encrypt(vector, within, None)}, entries)


@pytest.mark.parametrize("lock", [by_aes, by_blowfish, as_one])
def test_a_locked_opendocument_is_opened_by_the_right_password(reading: Reading, lock: Lock) -> None:
    data = lock("Skåp 4", _parts())
    with pytest.raises(Encrypted, match=r"needs a password.*--password"):
        reading("a.odt", data)
    with pytest.raises(Encrypted, match="needs another password"):
        reading("a.odt", data, passwords=["feil"])
    document = reading("a.odt", data, passwords=["feil", "Skåp 4"])
    assert document.pages[0].raw == "Vi arbeider med lesing."
    assert document.given_title == "Leseplan"


def test_a_package_packed_once_more_and_a_password_in_the_encoding_of_its_time(reading: Reading) -> None:
    for data in (as_one("Skåp", _parts(), packed=True), by_blowfish("Skåp", _parts(), "cp1252")):
        assert reading("a.odt", data, passwords=["Skåp"]).pages[0].raw == "Vi arbeider med lesing."


def test_a_locked_part_unpacks_to_no_more_than_its_bound(reading: Reading) -> None:
    parts = _parts("Lesing i alle fag. " * 60_000)
    limits = Limits(unpacked_bytes=1_000_000)
    for lock in (by_aes, by_blowfish, as_one):
        with pytest.raises(OverLimit):
            reading("a.odt", lock("x", parts), passwords=["x"], limits=limits)


def test_what_asks_for_more_work_than_opening_takes_is_refused_at_once(reading: Reading) -> None:
    for data in (by_aes("x", _parts(), rounds="2000000000"), as_one("x", _parts(), kib="4000000")):
        with pytest.raises(OverLimit, match="more work"):
            reading("a.odt", data, passwords=["x"])


@pytest.mark.parametrize("options", [{"rounds": "-1"}, {"rounds": "mange"}, {"size": "999999999"}, {"size": "5"}])
def test_a_lock_that_cannot_be_is_damage(reading: Reading, options: dict[str, str]) -> None:
    with pytest.raises(Damaged, match="encryption cannot be read"):
        reading("a.odt", by_aes("x", _parts(), **options), passwords=["x"])


def test_a_cut_part_is_damage_or_no_right_password(reading: Reading) -> None:
    parts = by_aes("x", _parts())
    with zipfile.ZipFile(io.BytesIO(parts)) as package:
        held = {name: package.read(name) for name in package.namelist()}
    for length in (0, 7, 16):
        with pytest.raises((Damaged, Encrypted)):
            reading("a.odt", _zip({**held, "content.xml": held["content.xml"][:length]}), passwords=["x"])


def test_a_key_of_another_kind_says_what_to_do(reading: Reading) -> None:
    data = by_aes("x", _parts())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        held = {name: package.read(name) for name in package.namelist()}
    for name in (b"PBKDF2", b"aes256-cbc"):
        manifest = held["META-INF/manifest.xml"].replace(name, b"Rot13")
        with pytest.raises(Encrypted, match="Save a copy without"):
            reading("a.odt", _zip({**held, "META-INF/manifest.xml": manifest}), passwords=["x"])
