"""The numbers and bullets that Word sets before paragraphs, which stand nowhere in its text."""

from __future__ import annotations

import re
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbering:
    """Counts through a document once: ask for each paragraph in order."""

    def __init__(self, word: Any) -> None:
        self._abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._list: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        try:
            root = word.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        for abstract in root.iterchildren(_W + "abstractNum"):
            levels = {}
            for level in abstract.iterchildren(_W + "lvl"):
                levels[_int(level.get(_W + "ilvl"))] = (
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    _int(_value(level, "start", "1")),
                )
            self._abstract[abstract.get(_W + "abstractNumId")] = levels
        for num in root.iterchildren(_W + "num"):
            starts = {
                _int(over.get(_W + "ilvl")): _int(_value(over, "startOverride", "1"))
                for over in num.iterchildren(_W + "lvlOverride")
            }
            self._list[num.get(_W + "numId")] = (_value(num, "abstractNumId", ""), starts)

    def marker(self, paragraph: Any, style: Any) -> tuple[str, int]:
        """What Word shows before the paragraph ("1.2", "-"), and its level from 1; ("", 0) where nothing."""
        number, level = _of(paragraph.find(_W + "pPr"))
        for _ in range(12):
            if number is not None or style is None:
                break
            number, styled = _of(style.element.find(_W + "pPr"))
            level = styled if level is None else level
            style = style.base_style
        if number is None or number == "0" or number not in self._list:
            return "", 0
        depth = level or 0
        abstract, starts = self._list[number]
        levels = self._abstract.get(abstract, {})
        form, pattern, _ = levels.get(depth, ("bullet", "", 1))
        if form == "bullet":
            return "-", depth + 1
        if form == "none":
            return "", 0
        counts = self._counts.setdefault(number if starts else abstract, {})
        counts[depth] = counts.get(depth, starts.get(depth, levels[depth][2]) - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]

        def shown(found: re.Match[str]) -> str:
            d = int(found.group(1)) - 1
            return _number(counts.get(d, levels.get(d, ("", "", 1))[2]), levels.get(d, ("decimal", "", 1))[0])

        return _PLACE.sub(shown, pattern).strip(), depth + 1


def _of(properties: Any) -> tuple[str | None, int | None]:
    found = properties.find(_W + "numPr") if properties is not None else None
    if found is None:
        return None, None
    level = found.find(_W + "ilvl")
    number = found.find(_W + "numId")
    return (None if number is None else number.get(_W + "val")), (
        None if level is None else _int(level.get(_W + "val"))
    )


def _value(element: Any, name: str, default: str) -> str:
    child = element.find(_W + name)
    return default if child is None else str(child.get(_W + "val", default))


def _int(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _number(n: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and n > 0:
        letter = chr(ord("a") + (n - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < n < 40:
        roman = ""
        for value, sign in _ROMAN:
            while n >= value:
                roman, n = roman + sign, n - value
        return roman.upper() if form == "upperRoman" else roman
    return str(n)
