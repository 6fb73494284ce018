"""NorNE's files as documents of tokens, and as running text with the places of the names.

The files are tab-separated (token, IOB2 tag, UPOS, lemma, 1 if a space follows); `# doc = ID` opens a document.
The texts themselves may not be published again: use them to train and to measure only.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PARTS = {"bokmål": "nob", "nynorsk": "nno"}
Sentence = tuple["Token", ...]


@dataclass(frozen=True, slots=True)
class Token:
    """`tag` is IOB2; `space` says whether a space follows."""

    text: str
    tag: str
    space: bool
    upos: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Running text and its names: (start, end, label), end excluded, in order."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def documents(folder: Path, written: str, part: str) -> list[tuple[Sentence, ...]]:
    """The documents of a `part` ("train" or "dev") in a written standard ("bokmål" or "nynorsk").

    MISC (8 + 6 names in all of train, none in dev) is read as no name. Raises FileNotFoundError without the data.
    """
    found: list[list[Sentence]] = []
    sentence: list[Token] = []
    with gzip.open(folder / f"{PARTS[written]}_{part}.conll.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 5:
                token, tag, upos, _, space = cells
                sentence.append(Token(token, "O" if "MISC" in tag else tag, space == "1", upos))
            else:
                if sentence:
                    found[-1].append(tuple(sentence))
                    sentence = []
                if cells[0].startswith("# doc ="):
                    found.append([])
    if sentence:
        found[-1].append(tuple(sentence))
    return [tuple(sentences) for sentences in found]


def lay_out(sentences: Iterable[Sentence], between: str = " ", wrap: int = 0) -> Text:
    """The sentences as one text, `between` them; with `wrap`, lines are broken after so many words."""
    written: list[str] = []
    at = 0
    names: list[tuple[int, int, str]] = []
    for sentence in sentences:
        for token, gap in _gaps(sentence, between, wrap):
            start, end = at, at + len(token.text)
            if token.tag[0] == "B":
                names.append((start, end, token.tag[2:]))
            elif token.tag[0] == "I" and names:
                names[-1] = (names[-1][0], end, names[-1][2])
            written += (token.text, gap)
            at = end + len(gap)
    return Text("".join(written), tuple(names))


def _gaps(sentence: Sentence, between: str, wrap: int) -> Iterator[tuple[Token, str]]:
    """Each token with what stands between it and the next."""
    words = 0
    for token in sentence[:-1]:
        words += token.space
        broken = wrap and token.space and words % wrap == 0
        yield token, ("\n" if broken else " ") if token.space else ""
    if sentence:
        yield sentence[-1], between
