"""What planspor's cleaning is compared with: each peer takes a text and gives a text, and knows no context."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from ingest.clean.text import WORD, tokens
from ingest.lexicon import NAME, NB, NN, load

Cleaner = Callable[[str], str]


def words_of(text: str) -> list[str]:
    return [t.text.lower() for t in tokens(text, 0, len(text)) if t.kind == WORD]


def by_word(mend: Callable[[str], str]) -> Cleaner:
    """A cleaner that takes words one by one, and asks each form once."""
    remembered: dict[str, str] = {}

    def run(text: str) -> str:
        out, at = [], 0
        for token in tokens(text, 0, len(text)):
            if token.kind != WORD or not token.text.isalpha() or token.joined:
                continue
            form = token.text
            if form not in remembered:
                mended = mend(form.lower())
                remembered[form] = mended.capitalize() if form[0].isupper() else mended
                if mended == form.lower():
                    remembered[form] = form
            out += [text[at : token.start], remembered[form]]
            at = token.end
        return "".join(out) + text[at:]

    return run


@cache
def symspell() -> Any:
    """SymSpell with planspor's own words and counts: a better Norwegian dictionary than any that comes with it."""
    from symspellpy import SymSpell

    lexicon = load()
    checker = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for form in lexicon.forms():
        count = lexicon.count(form)
        if count > 2:
            checker.create_dictionary_entry(form, count)
    return checker


def by_symspell(distance: int) -> Cleaner:
    from symspellpy import Verbosity

    checker = symspell()

    def mend(word: str) -> str:
        found = checker.lookup(word, Verbosity.TOP, max_edit_distance=distance)
        return str(found[0].term) if found else word

    return by_word(mend)


PATIENCE = 120
"""Seconds for hunspell's suggestions, which take a quarter of a second for each misread compound."""

_HUNSPELL = ["hunspell", "-d", "nb_NO,nn_NO", "-i", "utf-8"]


def by_hunspell(words: Iterable[str]) -> tuple[Cleaner, int, int] | None:
    """The first suggestion for each unknown word, how many were asked, how many answered within PATIENCE; None if
    hunspell or its dictionaries are missing. One process is asked for each distinct unknown form once."""
    if shutil.which("hunspell") is None:
        return None
    forms = "\n".join(sorted({w for w in words if w.isalpha()}))
    listed = subprocess.run([*_HUNSPELL, "-l"], input=forms, capture_output=True, text=True, check=False)
    if listed.returncode:
        return None
    unknown = listed.stdout.split()
    answers: dict[str, str] = {}
    with tempfile.TemporaryFile("w+") as asked, tempfile.TemporaryFile("w+") as told:
        asked.write("\n".join(unknown) + "\n")
        asked.seek(0)
        process = subprocess.Popen([*_HUNSPELL, "-a"], stdin=asked, stdout=told, stderr=subprocess.DEVNULL)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        told.seek(0)
        lines = [line for line in told if line.startswith(("&", "#", "*", "+", "-"))]
    for line in lines:
        if line.startswith("&"):
            head, _, suggestions = line.partition(": ")
            answers[head.split()[1]] = suggestions.strip().split(", ")[0]
    return by_word(lambda w: answers.get(w, w)), len(unknown), len(lines)


_BACK = (
    ("ae", "æ"),
    ("ee", "æ"),
    ("ze", "æ"),
    ("a", "å"),
    ("o", "ø"),
    ("g", "ø"),
    ("a", "ø"),
    ("e", "ø"),
    ("e", "æ"),
)


def by_letters() -> Cleaner:
    """Unknown words get æ, ø, å back where that makes a known one, the commonest of them."""
    lexicon = load()

    def mend(word: str) -> str:
        if lexicon.flags(word) & (NB | NN | NAME) or len(word) > 40:
            return word
        layer, found = {word}, set[str]()
        for _ in range(2):
            layer = {
                w[:at] + letter + w[at + len(read) :]
                for w in layer
                for read, letter in _BACK
                for at in range(len(w))
                if w.startswith(read, at)
            }
            found = {w for w in layer if lexicon.known(w)}
            if found:
                break
        return max(found, key=lexicon.count, default=word)

    return by_word(mend)
