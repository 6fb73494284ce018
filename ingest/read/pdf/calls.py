"""pdfium's functions that are asked for every word and every drawn thing, called without pypdfium2's wrapping.

Handles and places to write to are plain addresses, so that one `map` asks for all words of a page: a call costs
1 µs and its answer is read by C, where a structure made and read for each costs 3.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

_Handle = ctypes.c_void_p
_Out = ctypes.c_void_p
_int = ctypes.c_int


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def handle(thing: Any) -> int | None:
    """The address behind a handle of `pypdfium2.raw`."""
    return ctypes.cast(thing, ctypes.c_void_p).value


loose_box = _plain(raw.FPDFText_GetLooseCharBox, _int, _Handle, _int, _Out)
text_object = _plain(raw.FPDFText_GetTextObject, _Handle, _Handle, _int)
font_of = _plain(raw.FPDFTextObj_GetFont, _Handle, _Handle)
font_size = _plain(raw.FPDFText_GetFontSize, ctypes.c_double, _Handle, _int)
letter_matrix = _plain(raw.FPDFText_GetMatrix, _int, _Handle, _int, _Out)

objects_of_page = (
    _plain(raw.FPDFPage_CountObjects, _int, _Handle),
    _plain(raw.FPDFPage_GetObject, _Handle, _Handle, _int),
)
"""How many things are drawn on a page, and the n-th of them."""
objects_of_form = (
    _plain(raw.FPDFFormObj_CountObjects, _int, _Handle),
    _plain(raw.FPDFFormObj_GetObject, _Handle, _Handle, ctypes.c_ulong),
)
object_type = _plain(raw.FPDFPageObj_GetType, _int, _Handle)
object_bounds = _plain(raw.FPDFPageObj_GetBounds, _int, _Handle, _Out, _Out, _Out, _Out)
object_matrix = _plain(raw.FPDFPageObj_GetMatrix, _int, _Handle, _Out)
render_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, _int, _Handle)
picture_size = _plain(raw.FPDFImageObj_GetImagePixelSize, _int, _Handle, _Out, _Out)
draw_mode = _plain(raw.FPDFPath_GetDrawMode, _int, _Handle, _Out, _Out)
count_segments = _plain(raw.FPDFPath_CountSegments, _int, _Handle)
path_segment = _plain(raw.FPDFPath_GetPathSegment, _Handle, _Handle, _int)
segment_point = _plain(raw.FPDFPathSegment_GetPoint, _int, _Handle, _Out, _Out)
segment_type = _plain(raw.FPDFPathSegment_GetType, _int, _Handle)
segment_closes = _plain(raw.FPDFPathSegment_GetClose, _int, _Handle)
