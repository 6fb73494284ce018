"""Questions to pdfium in bulk: compiled and plain they get the same answers, and pages read the same."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.read import OcrMode, SourceFile, expand, read
from ingest.read.pdf import calls

ROOT = Path(__file__).resolve().parents[2]

if calls.native is None:
    if os.environ.get("CI"):
        pytest.fail("native/ is not compiled: `make setup` where there is a C compiler", pytrace=False)
    pytest.skip("native/ is not compiled", allow_module_level=True)

_p, _i, _u, _d = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong, ctypes.c_double
_kept: list[object] = []


def _made(result: type, *taken: type) -> calls.Function:
    """A function of our own, which tells its arguments in its answer and at the last address it is given."""

    def told(*given: int | None) -> float:
        values = [value or 0 for value in given]
        if len(taken) > 2:
            ctypes.c_int.from_address(values[-1]).value = sum(values) & 0xFFFF
        answer = sum((n + 1) * value for n, value in enumerate(values)) % 1000
        return answer / 2 if result is _d else answer

    _kept.append(ctypes.CFUNCTYPE(result, *taken)(told))
    return calls.Function(_kept[-1], result, *taken)


@pytest.mark.parametrize(
    "kinds", [(_i, _p), (_p, _p), (_p, _p, _i), (_p, _p, _u), (_d, _p, _i), (_i, _p, _p), (_i, _p, _p, _p),
              (_i, _p, _i, _p), (_i, _p, _p, _p, _p, _p)],
)  # fmt: skip
def test_every_kind_of_function_answers_alike(kinds: tuple[type, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    function = _made(*kinds)
    room = (ctypes.c_int * 8)()
    at = ctypes.addressof(room)
    numbers, places = [3, 0, 1, 0, 500, 6, 7, 8], range(at, at + 32, 4)
    columns: list[Any]
    for first in (7, numbers):
        if len(kinds) > 3:
            columns = [first, *[range(8)] * (len(kinds) - 3), places]
        else:
            columns = [numbers, first][: len(kinds) - 1]
        compiled, written = function.each(8, *columns), list(room)
        room[:] = [0] * 8
        with monkeypatch.context() as patch:
            patch.setattr(calls, "native", None)
            assert function.each(8, *columns) == compiled
        assert list(room) == written
    assert function.each(0, *[[]] * (len(kinds) - 1)) == []


def test_what_cannot_be_asked_is_refused() -> None:
    function = _made(_i, _p)
    for columns in (
        ([1, 2],),
        (range(2),),
        (["a", 1, 2],),
        ([1.5, 1, 2],),
        ((1, 2, 3),),
        ([1, 2, 3], 4),
        (1 << 70,),
        (),
    ):
        with pytest.raises((TypeError, ValueError, AttributeError, OverflowError)):
            function.each(3, *columns)
    assert calls.native is not None
    for kind in ("", "i", "x", "ippppppp", "ææ"):
        with pytest.raises(TypeError):
            calls.native.answers(0, kind, 1, *[1] * max(0, len(kind) - 1))


def _born_digital() -> Iterator[SourceFile]:
    for found in expand([ROOT / "corpus" / "samples" / "dev"]):
        if isinstance(found, SourceFile) and found.path.endswith(".pdf"):
            yield found


def test_pages_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    files = list(_born_digital())[::4]
    assert len(files) > 5
    compiled = [read(file, ocr=OcrMode.NEVER) for file in files]
    assert any(page.forms for document in compiled for page in document.pages)
    monkeypatch.setattr(calls, "native", None)
    assert [read(file, ocr=OcrMode.NEVER) for file in files] == compiled
