"""OpenDocument files under a password: their parts opened with it. Nothing here reads their text.

OpenDocument 1.3 part 2, section 4.8: a start key hashed of the password, a key derived of it, a cipher over the
packed part. LibreOffice 24.2 and later lock the whole package as one such part, by newer means. All of it is done
by `cryptography`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from ingest.errors import Damaged, Encrypted, OverLimit
from ingest.read.archive import open_part
from ingest.read.limits import Limits

_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_PACKAGE = "encrypted-package"
"""The part that holds all others, where the whole package is locked as one."""
_READ = ("content.xml", "styles.xml", "meta.xml")
_CHECKED = 1024
"""Bytes of a packed part of which its checksum is made."""
_LONGEST_KEY = 56
"""Bytes: Blowfish's longest."""
_MOST_ROUNDS = 5_000_000
"""Rounds of PBKDF2, some five seconds. LibreOffice asks for 100,000."""
_MOST_KIB, _MOST_LANES, _MOST_WORK = 1 << 19, 64, 1 << 22
"""Argon2's memory, lanes, and memory times passes. LibreOffice asks for 65,536, 4 and three passes."""
_UNKNOWN = "Save a copy without a password in LibreOffice"


def unlocked_odf(data: bytes, manifest: Any, password: str, limits: Limits) -> bytes:
    """The package `data` with those parts opened that are read, as a package that is not packed; `manifest`: the
    root of its list of parts. Raises Encrypted without the right password, Damaged, OverLimit.
    """
    locked = {
        str(entry.get(_MANIFEST + "full-path")): entry.find(_MANIFEST + "encryption-data")
        for entry in manifest.iter(_MANIFEST + "file-entry")
    }
    if (secret := locked.get(_PACKAGE)) is not None:
        return _opened(open_part(data, _PACKAGE, limits), secret, password, limits.unpacked_bytes)
    held, left = io.BytesIO(), limits.unpacked_bytes
    with zipfile.ZipFile(held, "w") as package:
        for name in _READ:
            try:
                part = open_part(data, name, limits)
            except Damaged:
                continue  # whoever reads the text says what it misses
            if (secret := locked.get(name)) is not None:
                part = _opened(part, secret, password, left)
            left -= len(part)
            package.writestr(name, part)
    return held.getvalue()


def _opened(part: bytes, secret: Any, password: str, most: int) -> bytes:
    """One part: deciphered, checked and unpacked to no more than `most` bytes."""
    try:
        for start in _start_keys(secret, password):
            packed = _deciphered(part, secret, _key(secret, start))
            if packed is not None and _is_right(packed, secret):
                return _unpacked(packed, most)
    except (
        binascii.Error,
        ValueError,
        TypeError,
        OverflowError,
    ) as error:  # numbers, lengths and letters that cannot be
        raise Damaged(f"is damaged: its encryption cannot be read ({type(error).__name__})") from None
    raise Encrypted("needs another password")


def _start_keys(secret: Any, password: str) -> Iterator[bytes]:
    """What keys are derived of; the programs of ODF 1.1 wrote passwords in Windows' encoding."""
    name = _told(secret, "start-key-generation", "start-key-generation-name", "SHA1")
    if name.endswith("256"):
        yield hashlib.sha256(password.encode()).digest()
        return
    yield hashlib.sha1(password.encode(), usedforsecurity=False).digest()
    if not password.isascii():
        yield hashlib.sha1(password.encode("cp1252", "replace"), usedforsecurity=False).digest()


def _key(secret: Any, start: bytes) -> bytes:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.hashes import SHA1
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
    from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

    name = _told(secret, "key-derivation", "key-derivation-name")
    salt = base64.b64decode(_told(secret, "key-derivation", "salt"))
    length = int(_told(secret, "key-derivation", "key-size", "16"))
    if length > _LONGEST_KEY:
        raise ValueError(length)
    if name.endswith("argon2id"):
        passes, kib, lanes = (
            int(_told(secret, "key-derivation", f"argon2-{what}")) for what in ("iterations", "memory", "lanes")
        )
        if kib > _MOST_KIB or lanes > _MOST_LANES or kib * passes > _MOST_WORK:
            raise OverLimit("asks for more work to be opened than a file may take")
        try:
            derivation: Any = Argon2id(salt=salt, length=length, iterations=passes, lanes=lanes, memory_cost=kib)
        except UnsupportedAlgorithm:
            raise Encrypted("is under a password of a new kind", _UNKNOWN) from None
    elif name.upper().endswith("PBKDF2"):
        rounds = int(_told(secret, "key-derivation", "iteration-count"))
        if rounds > _MOST_ROUNDS:
            raise OverLimit("asks for more work to be opened than a file may take")
        derivation = PBKDF2HMAC(SHA1(), length, salt, rounds)
    else:
        raise Encrypted("is locked in a way that planspor cannot open", _UNKNOWN)  # such as with an OpenPGP key
    key: bytes = derivation.derive(start)
    return key


def _deciphered(part: bytes, secret: Any, key: bytes) -> bytes | None:
    """The packed content; None where the key cannot be the right one."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
    from cryptography.hazmat.decrepit.ciphers.modes import CFB
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    name = _told(secret, "algorithm", "algorithm-name").lower()
    vector = base64.b64decode(_told(secret, "algorithm", "initialisation-vector"))
    if name.endswith("-gcm"):
        try:
            return AESGCM(key).decrypt(vector, part.removeprefix(vector), None)
        except InvalidTag:
            return None
    if name.endswith("-cbc"):
        decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        padded = decryptor.update(part) + decryptor.finalize()
        # Only the last byte of the padding says something: how long it is.
        return padded[: -padded[-1]] if padded and 0 < padded[-1] <= 16 else None
    if "blowfish" in name:
        decryptor = Cipher(Blowfish(key), CFB(vector)).decryptor()
        return decryptor.update(part) + decryptor.finalize()
    raise Encrypted("is locked in a way that planspor cannot open", _UNKNOWN)


def _is_right(packed: bytes, secret: Any) -> bool:
    """Whether the checksum is that of the packed content; a cipher that proves its content has none."""
    kind, checksum = secret.get(_MANIFEST + "checksum-type", ""), secret.get(_MANIFEST + "checksum")
    if checksum is None:
        return True
    hashed = hashlib.sha256 if "256" in kind else hashlib.sha1
    return hashed(packed[:_CHECKED], usedforsecurity=False).digest() == base64.b64decode(checksum)


def _unpacked(packed: bytes, most: int) -> bytes:
    if packed.startswith(b"PK"):
        return packed  # a package within, which is packed already
    try:
        content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most + 1)
    except zlib.error:
        raise Damaged("is damaged: a part of the file cannot be unpacked") from None
    if len(content) > most:
        raise OverLimit("unpacks to more than a file may hold")
    return content


def _told(secret: Any, part: str, name: str, default: str | None = None) -> str:
    """What an element of a part's encryption says, in whatever namespace the attribute is. Raises ValueError."""
    element = secret.find(_MANIFEST + part)
    for key, value in element.attrib.items() if element is not None else ():
        if key.rsplit("}", 1)[-1] == name:
            return str(value)
    if default is None:
        raise ValueError(name)
    return default
