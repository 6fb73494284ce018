"""Office files under a password: opened with it, or told as what they are. Nothing here reads their text."""

from __future__ import annotations

import io

from ingest.errors import Damaged, Encrypted, UnknownType
from ingest.read.media import OLE, unreadable

_LEGACY = {"WordDocument": ".doc", "Workbook": ".xls", "Book": ".xls", "PowerPoint Document": ".ppt"}
"""The stream by which each program's files before 2007 are known."""
_OUTLOOK = "__properties_version1.0"


def unlocked(data: bytes, password: str | None) -> bytes:
    """The DOCX package inside a compound file, as Word writes it when it asks for a password.

    `data` that is no compound file is given back as it is. Decryption ([MS-OFFCRYPTO], agile and standard) is
    msoffcrypto's. Raises Encrypted without the right password, UnknownType for a file of Word before 2007.
    """
    if not data.startswith(OLE):
        return data
    import msoffcrypto
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            streams = {"/".join(name) for name in compound.listdir()}
    except Exception:  # olefile raises whatever it stumbles over: OSError, IndexError, struct.error …
        raise Damaged("is damaged: its parts cannot be found") from None
    for name, ending in _LEGACY.items():
        if name in streams:
            raise unreadable(ending, f"is an old Office file ({ending}) under another name")
    if _OUTLOOK in streams:
        raise unreadable(".msg", "is an Outlook message (.msg) under another name")
    if "EncryptedPackage" not in streams:
        raise UnknownType("is an Office file of a kind that planspor does not know", "Save it as DOCX or PDF")
    if password is None:
        raise Encrypted("needs a password")
    opened = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=password, verify_password=True)
        file.decrypt(opened)
    except msoffcrypto.exceptions.InvalidKeyError:
        raise Encrypted("needs another password") from None
    except MemoryError:
        raise
    except Exception as error:  # malformed key data: KeyError, ValueError, xml errors …
        raise Damaged(f"is damaged: its encryption cannot be read ({type(error).__name__})") from None
    return opened.getvalue()
