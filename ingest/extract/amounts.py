"""Sums of money as documents print them → whole kroner (`annotation.md`, Amounts)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.norwegian import money


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in a text: whole kroner, the characters `at`..`until` it is printed at."""

    value: int
    at: int
    until: int
    per_year: bool
    at_least: bool


_DIGITS = r"\d{1,3}(?:[ .  ']\s?\d{3})+(?!\d)|\d{1,4}\s\d{3}(?:\s\d{3})*(?!\d)|\d+"
_NUMBER = rf"(?P<n>(?:{_DIGITS})(?:,\d{{1,2}}(?!\d))?)"
_SCALE = rf"(?P<scale>{money.MILLION}|{money.BILLION}|{money.THOUSAND})"
_KR = r"(?:kr\b\.?|kroner\b|kroners\b|NOK\b|nok\b|mnok\b|MNOK\b|tkr\b|TNOK\b)"
_TAIL = r"(?P<dash>\s?,?\s?[-–—](?=[\s.,;:)]|$)|,-|,00\b)?"
_WITH_UNIT = re.compile(
    rf"(?<![\w])(?P<before>{_KR}:?)\s*(?P<about>ca\.?\s*)?{_NUMBER}{_TAIL}(?:\s*{_SCALE})?(?P<plus>\s*\+)?"
    rf"|(?<![\w.,])(?P<n2>(?:{_DIGITS}|\d+)(?:[,.]\d{{1,3}}(?!\d))?){_TAIL.replace('dash', 'dash2')}\s*"
    rf"(?P<scale2>{money.MILLION}|{money.BILLION}|{money.THOUSAND})(?!\w)(?:\s*{_KR})?(?P<plus2>\s*\+)?"
    rf"|(?<![\w.,])(?!(?:19|20)\d\d\s*{_KR}\s*\d)(?P<n3>{_DIGITS})(?P<dash3>,-|,00)?\s*(?P<after>{_KR})(?P<plus3>\s*\+)?",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w.,/-])(?P<n>(?:{_DIGITS})(?:,\d{{1,2}}(?!\d))?)(?P<dash>,-|\s?,[-–])?(?P<plus>\s*\+)?(?![\w/%]|-\d|,\d)"
)
_PER_YEAR = re.compile(rf"\s*[,(]?\s*(?:{money.PER_YEAR})", re.IGNORECASE)
_AT_LEAST = re.compile(rf"(?:{money.AT_LEAST})\s*$", re.IGNORECASE)


def _value(number: str, scale: str | None) -> int | None:
    """ "3.500.000" → 3500000; with a scale "1,4" or "1.4" are decimals."""
    number = number.strip()
    factor = 1
    if scale:
        low = scale.lower()
        factor = (
            1_000_000
            if re.fullmatch(money.MILLION, low)
            else 1_000_000_000
            if re.fullmatch(money.BILLION, low)
            else 1000
        )
    if scale and re.fullmatch(r"\d{1,3}[.,]\d{1,3}", number):
        return round(float(number.replace(",", ".")) * factor)
    whole, _, _ = number.partition(",")
    digits = re.sub(r"\D", "", whole)
    if not digits or len(digits) > 12:
        return None
    part = number[len(whole) + 1 :]
    value = int(digits) * factor
    if part and factor > 1:
        value += round(int(part) * factor / 10 ** len(part))
    return value


_COUNTS = "|".join(sorted(money.IN_WORDS, key=len, reverse=True))
_IN_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<n>{_COUNTS})\s+)?(?P<unit>hundre\s?tusen|tusen|mill\.|million(?:er|ar)?)(?![\w-])"
    rf"(?P<kr>\s*{_KR})?",
    re.IGNORECASE,
)


_NOTHING_COUNTED = re.compile(r"\s*(?:$|[.,;:()\n–-]|(?:til|på|i|for|av|over|frå|fra|per|pr|som|og)\b)")
"""After a sum that does not say kroner: no noun that it counts, as in "en million mennesker"."""


def _written_out(text: str) -> list[Sum]:
    """Sums in words: "en halv million", "to hundre tusen kroner"; tusen and single units only before kroner."""
    out = []
    for m in _IN_WORDS.finditer(text):
        number, unit = " ".join((m.group("n") or "").lower().split()), m.group("unit").lower()
        if not number and unit in ("tusen", "million", "millioner", "millionar", "mill."):
            continue  # "i tusen kroner"
        if not m.group("kr") and (unit == "tusen" or not _NOTHING_COUNTED.match(text, m.end())):
            continue
        factor = 1_000_000 if unit.startswith("mill") else 1000 if unit == "tusen" else 100_000
        if re.search(r"[\d,.]\s*$", text[max(0, m.start() - 3) : m.start()]):
            continue  # "1,4 mill." is read as figures
        out.append(_sum(text, m.start(), m.end(), round(money.IN_WORDS.get(number, 1.0) * factor), plus=False))
    return out


def find_amounts(text: str) -> tuple[Sum, ...]:
    """Sums that say they are money: "kr. 900.000,-", "1,4 mill.", "200 tusen kroner", "50 000 kr"."""
    out = []
    for m in _WITH_UNIT.finditer(text):
        g = m.groupdict()
        number = g["n"] or g["n2"] or g["n3"]
        scale = g["scale"] or g["scale2"]
        unit = (g["before"] or g["after"] or "").lower()
        if unit.startswith("mnok"):
            scale = "mill"
        elif unit.startswith(("tkr", "tnok")):
            scale = "tusen"
        value = _value(number, scale)
        if value is not None and value > 0:
            out.append(_sum(text, m.start(), m.end(), value, bool(g["plus"] or g["plus2"] or g["plus3"])))
    if re.search("tusen|mill", text, re.IGNORECASE):
        out += [s for s in _written_out(text) if not any(o.at < s.until and s.at < o.until for o in out)]
        out.sort(key=lambda s: s.at)
    return tuple(out)


def bare_amount(text: str, factor: int = 1, least: int = 1) -> Sum | None:
    """The sum of a cell or a line's end that says nothing of money: "3 400 000", in a column of 1000 kr "300"."""
    if found := find_amounts(text):
        return found[0]
    for m in _BARE.finditer(text):
        scale = {1_000_000: "mill", 1000: "tusen"}.get(factor)
        value = _value(m.group("n"), scale)
        if value is not None and value >= least:
            return _sum(text, m.start(), m.end(), value, bool(m.group("plus")))
    return None


def _sum(text: str, at: int, until: int, value: int, plus: bool) -> Sum:
    per_year = _PER_YEAR.match(text, until)
    least = plus or bool(_AT_LEAST.search(text, max(0, at - 20), at))
    return Sum(value, at, until, per_year is not None, least)


def column_factor(heading: str) -> int:
    """What a column's numbers are multiplied by: 1000 for "i 1000 kr", "(tusen)", 1 000 000 for "mill."."""
    if re.search(r"1\s?000|tusen|\btkr\b|\btnok\b", heading, re.IGNORECASE):
        return 1000
    return 1_000_000 if re.search(r"\bmill|\bmnok\b", heading, re.IGNORECASE) else 1
