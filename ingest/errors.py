"""What can go wrong with one document or the library, in words that a user understands.

Only `cli` prints. Every error says what happened, to which file, and (`remedy`) what to do.
"""

from __future__ import annotations

from dataclasses import dataclass


class PlansporError(Exception):
    """Base of all errors that are shown to users as one line."""

    type = "error"
    remedy = ""
    exit_code = 1
    """What the command line ends with: 1 something failed, 2 wrong usage."""
    pointing: tuple[str, int] | None = None
    """What the user typed, and at which character of it (from 0) it cannot be read."""

    def __init__(self, message: str, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if remedy is not None:
            self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}. {self.remedy}".rstrip(". ") + "." if self.remedy else self.message

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions cross process borders; the default forgets the remedy.
        return (type(self), (self.message, self.remedy))


class UnreadableSource(PlansporError):
    """A file that gives no document. Subclasses name the reason; `type` is what the JSON report says."""

    type = "unreadable"


class NotFound(UnreadableSource):
    type = "not_found"
    remedy = "Check the path"


class NoPermission(UnreadableSource):
    type = "no_permission"
    remedy = "Ask for read access to the file"


class EmptyFile(UnreadableSource):
    type = "empty"
    remedy = "Fetch the file again from where it came"


class UnknownType(UnreadableSource):
    type = "unknown_type"
    remedy = (
        "planspor reads PDF, DOCX, ODT, RTF, HTML, Markdown, plain text, e-mail (.eml), images, .zip of these, "
        "and .jsonl records"
    )


class Damaged(UnreadableSource):
    type = "damaged"
    remedy = "Fetch the file again from where it came, or open it in a viewer and save it anew"


class Encrypted(UnreadableSource):
    type = "password_needed"
    remedy = "Give it with --password (asked for, not shown) or --passwords FILE, or save a copy without one"


class NoPages(UnreadableSource):
    type = "no_pages"
    remedy = "Open the file in a viewer to see if it holds anything"


class OverLimit(UnreadableSource):
    type = "over_limit"
    remedy = "Split the file, or raise the limit: --max-seconds, --max-memory, --max-pages"


class Crashed(UnreadableSource):
    type = "crashed"
    remedy = "Save the file anew from a viewer and read that; the other files are not affected"


class BadRecord(UnreadableSource):
    type = "bad_record"
    remedy = "Each line must be a JSON object with the keys id and text"


class OcrMissing(PlansporError):
    type = "ocr_missing"
    remedy = "Install Tesseract with Norwegian data: apt install tesseract-ocr tesseract-ocr-nor"


class CannotWrite(PlansporError):
    """Results cannot be written where they should go."""

    type = "cannot_write"
    remedy = (
        "Make room on the disk or see to your rights to the folder, then run the same command again; "
        "what was done is kept"
    )


class BadData(PlansporError):
    """A file that planspor brings along is not whole."""

    type = "bad_data"
    remedy = "Install planspor anew"


class LibraryError(PlansporError):
    """The library cannot be used as it is."""

    type = "library"


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that gave no document, and why."""

    path: str
    error: PlansporError
