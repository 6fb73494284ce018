"""Names strung together in a sentence: "a, b, c og d"."""

from __future__ import annotations

import re


def split_list(text: str) -> list[tuple[int, str]]:
    """ "a, b, c og d" → its items with their places; " og " parts only the last two."""
    parts: list[tuple[int, str]] = []
    depth, at = 0, 0
    for i, c in enumerate(text):
        depth += c in "(«"
        depth = max(0, depth - (c in ")»"))
        if c in ",;" and depth == 0:
            parts.append((at, text[at:i]))
            at = i + 1
    parts.append((at, text[at:]))
    while len(parts) > 1 and re.match(r"\s*som\s", parts[-1][1]):
        parts.pop()  # "Jærkoden, som er et opplegg …"
    start, last = parts[-1]
    m = _last_and(_masked(last), named=all(t.strip()[:1].isupper() or t.strip()[:1] in "«" for _, t in parts))
    if m and m.start() > 1 and (len(parts) > 1 or len(last.split()) <= 7):
        parts[-1:] = [(start, last[: m.start()]), (start + m.end(), last[m.end() :])]
    return [(s, t) for s, t in parts if t.strip()]


def _last_and(text: str, *, named: bool) -> re.Match[str] | None:
    """The "og" that parts the last two items: before a capital if there is one; in a list of names only there,
    where a name may hold its own: "Trygt og godt skolemiljø"."""
    before_name = list(re.finditer(r"\s+(?:og|samt)\s+(?=[«A-ZÆØÅ])", text))
    if before_name:
        return before_name[-1]
    return None if named and len(text.split()) > 2 else re.search(r"\s+(?:og|samt)\s+", text)


def _masked(text: str) -> str:
    """Text with what stands in brackets or before a hyphened "og" blotted out."""
    text = re.sub(r"\([^()]*\)|«[^«»]*»", lambda m: "x" * len(m.group()), text)
    return re.sub(r"-\s+(og|eller)\s", lambda m: "x" * len(m.group()), text)
