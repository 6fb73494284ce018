"""pdfium's functions that are asked for every word and every drawn thing, called without pypdfium2's wrapping.

Handles and places to write to are plain addresses, so that all words of a page are asked about at once: by
`ingest.native` where it was compiled, in a tenth of the time that ctypes takes to hand over a call's numbers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from itertools import repeat
from typing import Any

import pypdfium2.raw as raw

from ingest.lexicon import native as native

_Handle = ctypes.c_void_p
_Out = ctypes.c_void_p
_int = ctypes.c_int


_LETTERS = {_Handle: "p", _int: "i", ctypes.c_ulong: "u", ctypes.c_double: "d"}
"""By which `ingest.native` knows what a function gives and takes."""


class Function:
    """One function of pdfium."""

    def __init__(self, function: Any, result: Any, *arguments: Any) -> None:
        address = ctypes.cast(function, ctypes.c_void_p).value
        assert address is not None
        self._address = address
        self._kind = "".join(_LETTERS[kind] for kind in (result, *arguments))
        self.once: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address)

    def each(self, count: int, *columns: int | list[int] | range) -> list[Any]:
        """The answers to `count` calls, a missing address as None; by argument what it is in each of them, in as
        many, or one number for all."""
        if native:
            return native.answers(self._address, self._kind, count, *columns)
        return list(map(self.once, *[repeat(c, count) if isinstance(c, int) else c for c in columns]))


def handle(thing: Any) -> int | None:
    """The address behind a handle of `pypdfium2.raw`."""
    return ctypes.cast(thing, ctypes.c_void_p).value


loose_box = Function(raw.FPDFText_GetLooseCharBox, _int, _Handle, _int, _Out)
text_object = Function(raw.FPDFText_GetTextObject, _Handle, _Handle, _int)
font_of = Function(raw.FPDFTextObj_GetFont, _Handle, _Handle)
font_size = Function(raw.FPDFText_GetFontSize, ctypes.c_double, _Handle, _int)
letter_matrix = Function(raw.FPDFText_GetMatrix, _int, _Handle, _int, _Out)

objects_of_page = (
    Function(raw.FPDFPage_CountObjects, _int, _Handle),
    Function(raw.FPDFPage_GetObject, _Handle, _Handle, _int),
)
"""How many things are drawn on a page, and the n-th of them."""
objects_of_form = (
    Function(raw.FPDFFormObj_CountObjects, _int, _Handle),
    Function(raw.FPDFFormObj_GetObject, _Handle, _Handle, ctypes.c_ulong),
)
object_type = Function(raw.FPDFPageObj_GetType, _int, _Handle)
object_bounds = Function(raw.FPDFPageObj_GetBounds, _int, _Handle, _Out, _Out, _Out, _Out)
object_matrix = Function(raw.FPDFPageObj_GetMatrix, _int, _Handle, _Out)
render_mode = Function(raw.FPDFTextObj_GetTextRenderMode, _int, _Handle)
picture_size = Function(raw.FPDFImageObj_GetImagePixelSize, _int, _Handle, _Out, _Out)
draw_mode = Function(raw.FPDFPath_GetDrawMode, _int, _Handle, _Out, _Out)
count_segments = Function(raw.FPDFPath_CountSegments, _int, _Handle)
path_segment = Function(raw.FPDFPath_GetPathSegment, _Handle, _Handle, _int)
segment_point = Function(raw.FPDFPathSegment_GetPoint, _int, _Handle, _Out, _Out)
segment_type = Function(raw.FPDFPathSegment_GetType, _int, _Handle)
segment_closes = Function(raw.FPDFPathSegment_GetClose, _int, _Handle)
