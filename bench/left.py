"""What cleaning leaves wrong, and what it spoils, by category and level: why a figure is not reached.

A wrong word is put into the first category below that fits it, by what was printed and what was read for it;
whether it was repaired is the scorer's say, so the sums are those of `bench.cleaning`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein

from ingest.clean.evidence import swaps
from ingest.compounds import is_word
from ingest.lexicon import EN, load

LINE_END = "divided at a line end"
APART = "split or merged"
LOST = "not read at all"
NUMBERS = "numbers"
MARKS = "punctuation, bullets, dashes"
LONE_AA = "å alone"
LONE_I = "I, l, 1, |"
CAPITALS = "capitals"
NAMES = "names in no list"
FOREIGN = "foreign words"
UNLISTED = "words in no list"
NON_WORD = "æøå: a non-word"
RARER = "æøå: a rarer word"
LIKELY = "æøå: an equally likely word"
OTHER_WORD = "other letters: a word"
OTHER = "other letters"
CATEGORIES = (
    NON_WORD, RARER, LIKELY, LONE_AA, OTHER, OTHER_WORD, LONE_I, APART, LINE_END, MARKS, CAPITALS, NUMBERS, NAMES,
    FOREIGN, UNLISTED, LOST,
)  # fmt: skip

RARE = 10
"""Times that a reading must be rarer than the print to count as settled by counting."""

_EDGES = ".,;:!?()[]{}«»\"'“”‘’„*•–—…"
_BREAK = "\u2028"

Words = tuple[str, str, str]
"""Printed, read, cleaned."""


class Case(NamedTuple):
    """A printed word that is wrong before or after cleaning; of a spoiled one `category` is what it became."""

    category: str
    right_before: bool
    right_after: bool
    words: Words


def category(printed: str, read: str, shared: bool) -> str:
    """Of a wrong word. `read`: the reading that covers it, with its blanks; `shared`: also covers other words."""
    if not read:
        return LOST
    if _BREAK in read:
        return LINE_END
    if shared or " " in read:
        return APART
    word, form = printed.strip(_EDGES), read.strip(_EDGES)
    if any(c.isdigit() for c in word):
        return NUMBERS
    if not any(c.isalpha() for c in word) or word == form:
        return MARKS
    if word.lower() == "å":
        return LONE_AA
    return _letters(word, form)


def _letters(word: str, form: str) -> str:
    """The category of a word whose letters were misread."""
    if word.lower() == form.lower():
        return CAPITALS
    if _straight(word) == _straight(form):
        return LONE_I
    lexicon = load()
    if not all(is_word(part) for part in word.split("-") if part):
        if lexicon.flags(word) & EN:
            return FOREIGN
        return NAMES if word[:1].isupper() and not word.isupper() else UNLISTED
    real = all(is_word(part) for part in form.split("-"))
    changed = [printed for printed, read in swaps(word.lower(), form.lower()) if printed != read]
    if not all(set(p) <= set("æøå") and p for p in changed):
        return OTHER_WORD if real else OTHER
    if not real:
        return NON_WORD
    return RARER if lexicon.count(form) * RARE < lexicon.count(word) else LIKELY


def _straight(word: str) -> str:
    return "".join("|" if c in "Iil1|!" else c for c in word.lower())


def readings(printed: str, noisy: str) -> Iterator[tuple[str, bool]]:
    """For each printed word the whole readings that its letters fell into, and whether others fell there too."""
    text = " ".join(printed.split())
    read = " ".join(noisy.replace("-\n", f"-{_BREAK}").replace(" \n", "\n").split(" "))
    read = " ".join(part for part in read.replace("\n", " ").split(" ") if part)
    place = [0] * (len(text) + 1)
    for op in Levenshtein.opcodes(text, read):
        wide = op.src_end - op.src_start
        for k in range(wide):
            place[op.src_start + k] = op.dest_start + k * (op.dest_end - op.dest_start) // wide
    place[len(text)] = len(read)
    spans = []
    at = 0
    for word in text.split(" "):
        a, b = place[at], place[at + len(word)] if at + len(word) < len(text) else len(read)
        at += len(word) + 1
        while a < b and read[a] == " ":
            a += 1
        while b > a and read[b - 1] == " ":
            b -= 1
        if b > a:
            a = read.rfind(" ", 0, a) + 1
            b = read.find(" ", b) if " " in read[b:] else len(read)
        spans.append((a, b))
    for i, (a, b) in enumerate(spans):
        beside = spans[max(0, i - 1) : i] + spans[i + 1 : i + 2]
        yield read[a:b], b > a and any(x < b and y > a for x, y in beside)


Pairing = Callable[[list[str], list[str]], list[str | None]]


def cases(pairing: Pairing, record: dict[str, Any], cleaned: str) -> Iterator[Case]:
    """The cases of a text; `pairing` is the scorer's."""
    words = record["truth"].split()
    before, after = (pairing(words, t.split()) for t in (record["noisy"], cleaned))
    if before == words == after:
        return
    covered, become = (list(readings(record["truth"], t)) for t in (record["noisy"], cleaned))
    for word, was, now, read, turned in zip(words, before, after, covered, become, strict=True):
        if was != word:
            shown = read[0].replace(_BREAK, "\n")
            yield Case(category(word, *read), False, now == word, (word, shown, now or ""))
        elif now != word:
            yield Case(category(word, *turned), True, False, (word, was or "", turned[0]))


def print_left(head: str, found: dict[str, list[Case]], *, show: int) -> None:
    """Tables by level (the keys of `found`); `show`: this many words of each category that are still wrong."""
    groups = sorted(found, key=lambda g: (g.split()[0], ("light", "medium", "heavy").index(g.split()[1])))
    print(f"\n{head}: wrong words by category, per cent of all before → left; per cent repaired")
    print(f"{'':30}" + "".join(f"{g:>24}" for g in groups))
    for name in (*CATEGORIES, None):
        line = ""
        for g in groups:
            wrong = [c for c in found[g] if not c.right_before]
            own = [c for c in wrong if name in (None, c.category)]
            left = sum(not c.right_after for c in own)
            share = 100 / max(1, len(wrong))
            mended = f"{100 - 100 * left / len(own):5.0f}" if own else "    –"
            line += f"{share * len(own):9.1f} →{share * left:5.1f}  {mended}"
        print(f"{name or 'all':30}{line}")
    print(f"\n{head}: right words made wrong, by what they became")
    for name in CATEGORIES:
        counts = [sum(c.right_before and c.category == name for c in found[g]) for g in groups]
        if any(counts):
            print(f"{name:30}" + "".join(f"{n:24}" for n in counts))
    if show:
        _print_words(found, show)


def _print_words(found: dict[str, list[Case]], show: int) -> None:
    for harmed in (False, True):
        print("\nright words made wrong" if harmed else "\nwords still wrong (printed: read → cleaned)")
        seen: dict[str, Counter[Words]] = defaultdict(Counter)
        for c in (c for group in found.values() for c in group):
            if not c.right_after and c.right_before == harmed:
                seen[c.category][c.words] += 1
        for name in CATEGORIES:
            if seen[name]:
                print(f"  {name} ({seen[name].total()})")
                for (printed, read, cleaned), n in seen[name].most_common(show):
                    print(f"    {n:3} {printed}: {read!r} → {cleaned!r}")
