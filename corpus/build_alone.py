"""Marks the words that no other comes near, so that cleaning need not look them up: flags in `values.bin`.

    python -m corpus.build_alone

To be run after `corpus.build_language` and `corpus.build_channel`, whose data decide it. Asked are the words that
counted texts have; for each kind of reader and each noise that words are looked up for, at all noises in its range
and all habits of typefaces.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from corpus.build_language import stamp
from ingest.clean.candidates import search
from ingest.clean.channel import ENGLISH, HABITS, Channel, channel
from ingest.clean.options import QUIET, RIVAL, WEIGHT
from ingest.lexicon import ALONE, DATA, FIRST_WORD, NAME, NB, NN, STEP, Lexicon

SEEN = 240
"""Cost byte of the rarest words asked; those beyond stand in a list and were never counted."""

STEPS = range(6, 21, 2)


def channels(kind: str, lookup: int) -> list[Channel]:
    """All channels whose words are looked up with that noise step."""
    habits = ["", *HABITS, *(h.upper() for h in HABITS)] if kind == ENGLISH else [""]
    return [channel(kind, step, h) for step in STEPS for h in habits if (step >= QUIET) == (lookup >= QUIET)]


def alone(lexicon: Lexicon, word: str, rank: int, kind: str, lookup: int, every: list[Channel]) -> bool:
    """Does no other word come so near that `ingest.clean.options` would ask the context?"""
    found = [f for f in search(word, channel(kind, lookup), RIVAL) if f[1] != rank]
    if not found:
        return True
    models = [lexicon.language(code) for code in ("nb", "nn")]
    own = [m.unigram(FIRST_WORD + rank) for m in models]
    for word_near, near, changes in found:
        if not lexicon.flags_at(near) & (NB | NN | NAME):
            continue
        gain = max(o - m.unigram(FIRST_WORD + near) for o, m in zip(own, models, strict=True)) * WEIGHT / STEP
        if any(by.price(word, ()) - by.price(word_near, changes) + gain + RIVAL > 0 for by in every):
            return False
    return True


def forms(lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """The words asked, with their ranks."""
    for form in lexicon.forms():
        rank = lexicon.rank(form)
        cost = min(lexicon.language(code).unigram(FIRST_WORD + rank) for code in ("nb", "nn"))
        if lexicon.flags_at(rank) & (NB | NN | NAME) and cost <= SEEN:
            yield form, rank


def main() -> None:
    lexicon = Lexicon()
    path = DATA / "values.bin"
    values = bytearray(path.read_bytes())
    bits = 0
    for bit in ALONE.values():
        bits |= bit
    for rank in range(lexicon.words):
        values[rank] &= ~bits & 255
    asked = {key: channels(*key) for key in ALONE}
    seen, counts = 0, dict.fromkeys(ALONE, 0)
    for form, rank in forms(lexicon):
        seen += 1
        near = 0
        for (kind, lookup), bit in ALONE.items():
            if alone(lexicon, form, rank, kind, lookup, asked[kind, lookup]):
                counts[kind, lookup] += 1
                values[rank] |= bit
            else:
                near |= bit
        values[rank] &= ~near & 255
    path.write_bytes(values)
    stamp(DATA)
    print(f"{seen} words asked; alone:", counts)


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    main()
