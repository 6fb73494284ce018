"""Counts token sequences and packs them as `ingest.lexicon.Grams`.

Smoothing: Witten & Bell (1991), p(w|h) = (c(h,w) + T(h) p(w|shorter h)) / (c(h) + T(h)), T(h) = kinds of
followers; pruned by the information lost, count times log ratio (after Stolcke 1998).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.lexicon import _BACKOFF, FIRST_WORD, START, STEP, mixed

Ids = NDArray[np.int64]
Reals = NDArray[np.float64]


def as_byte(p: Reals) -> NDArray[np.int64]:
    """Probabilities as cost bytes."""
    with np.errstate(divide="ignore"):
        return np.clip(np.rint(-np.log(p) * STEP), 0, 255).astype(np.int64)


def counted(columns: list[Ids], weights: Reals) -> tuple[list[Ids], Reals]:
    """Equal rows summed up; rows come out sorted."""
    order = np.lexsort(columns[::-1])
    rows = [c[order] for c in columns]
    new = np.ones(len(order), dtype=bool)
    new[1:] = np.any([r[1:] != r[:-1] for r in rows], axis=0)
    starts = np.flatnonzero(new)
    return [r[starts] for r in rows], np.add.reduceat(weights[order], starts)


class Model:
    """The sequences worth keeping: `pairs`, `triples` as (token numbers …, cost byte)."""

    def __init__(self, ids: Ids, weights: Reals, unigrams: Reals, *, pair_gain: float, triple_gain: float) -> None:
        inside = ids[1:] != START
        (left, word), c = counted([ids[:-1][inside], ids[1:][inside]], weights[1:][inside])
        p2, back2 = self._smooth([left], c, unigrams[word], len(unigrams))
        keep = c * np.log(np.maximum(p2, 1e-30) / (back2 * np.maximum(unigrams[word], 1e-30))) > pair_gain
        keep &= c >= 1.5
        self.pairs = [left[keep], word[keep], as_byte(p2[keep])]
        first = np.flatnonzero(np.r_[True, left[1:] != left[:-1]])
        self.pairs = self._with_backoff(self.pairs, [left[first]], back2[first])

        pair_key = left * (1 << 24) + word
        ok = inside[1:] & inside[:-1] | (inside[1:] & (ids[:-2] == START))
        far, mid, last = ids[:-2][ok], ids[1:-1][ok], ids[2:][ok]
        ok2 = mid != START
        (far, mid, last), c3 = counted([far[ok2], mid[ok2], last[ok2]], weights[2:][ok][ok2])
        lower = p2[np.searchsorted(pair_key, mid * (1 << 24) + last)]
        p3, back3 = self._smooth([far, mid], c3, lower, 0)
        keep = (c3 * np.log(p3 / (back3 * lower)) > triple_gain) & (c3 >= 2.5)
        self.triples = [far[keep], mid[keep], last[keep], as_byte(p3[keep])]
        f, m = self.triples[0], self.triples[1]
        begin = np.flatnonzero(np.r_[True, (f[1:] != f[:-1]) | (m[1:] != m[:-1])])
        self.triples = self._with_backoff(self.triples, [f[begin], m[begin]], back3[keep][begin])

    @staticmethod
    def _smooth(context: list[Ids], c: Reals, lower: Reals, _size: int) -> tuple[Reals, Reals]:
        """(p, back-off weight of its context) for each row; rows of one context stand together."""
        new = np.r_[True, np.any([x[1:] != x[:-1] for x in context], axis=0)]
        group = np.cumsum(new) - 1
        total = np.bincount(group, weights=c)
        kinds = np.bincount(group).astype(float)
        t, n = kinds[group], total[group]
        return (c + t * lower) / (n + t), t / (n + t)

    @staticmethod
    def _with_backoff(rows: list[Ids], context: list[Ids], back: Reals) -> list[Ids]:
        mark = np.full(len(back), _BACKOFF, dtype=np.int64)
        extra = [*context, mark, as_byte(back)]
        return [np.concatenate([r, e]) for r, e in zip(rows, extra, strict=True)]


def mix(columns: list[Ids]) -> NDArray[np.uint64]:
    """`ingest.lexicon.mixed` for many rows at once."""
    h = np.full(len(columns[0]), 0x9E3779B97F4A7C15, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for c in columns:
            h = (h ^ c.astype(np.uint64)) * np.uint64(0xBF58476D1CE4E5B9)
            h ^= h >> np.uint64(29)
    return h


def write(rows: list[Ids], path: Path) -> int:
    """Writes rows (token numbers …, byte) in the layout of `ingest.lexicon.Grams`; returns their number."""
    h = mix(rows[:-1])
    assert int(h[0]) == mixed(*(int(c[0]) for c in rows[:-1]))
    bits = max(4, int(np.log2(len(h) / 4)))
    bucket = h >> np.uint64(64 - bits)
    order = np.argsort(bucket, kind="stable")
    borders = np.searchsorted(bucket[order], np.arange((1 << bits) + 1, dtype=np.uint64))
    with path.open("wb") as f:
        f.write(np.array([bits]).astype("<u4").tobytes())
        f.write(borders.astype("<u4").tobytes())
        f.write((h[order] & np.uint64(0xFFFF)).astype("<u2").tobytes())
        f.write(rows[-1][order].astype(np.uint8).tobytes())
    return len(h)


__all__ = ["FIRST_WORD", "Model", "as_byte", "write"]
