"""Learns how OCR misreads Norwegian from aligned pages: `corpus/language/channel.json`.

    python -m corpus.build_channel --shared DIR

Only the pages of the development set for which `fitting` is true are read; the others are for testing.
Counted are segments of up to three letters of the truth against up to three of the reading, per engine and level.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from ingest.clean.channel import folded

HERE = Path(__file__).parent / "language"
_TWO = ("\ue000", "\ue001")
"""æ is read as two letters more often than as one; aligned as two, its readings stay together."""


def fitting(page: str) -> bool:
    """Three pages in five are for learning and tuning, chosen by their name alone; the rest only for testing."""
    return hashlib.sha1(page.encode()).digest()[0] % 5 < 3


def records(shared: Path) -> list[dict[str, Any]]:
    """The development set of OCR'd texts."""
    with gzip.open(shared / "data" / "ocr" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def segments(truth: str, noisy: str) -> list[tuple[str, str]]:
    """Pairs (printed, read) that cover both texts; equal letters one by one, differing stretches whole."""
    a = truth.replace("æ", "".join(_TWO))
    pairs: list[tuple[str, str]] = []
    for op in Levenshtein.opcodes(a, noisy):
        x, y = a[op.src_start : op.src_end], noisy[op.dest_start : op.dest_end]
        if op.tag == "equal":
            pairs += zip(x, y, strict=True)
        elif pairs and pairs[-1][0] != pairs[-1][1]:
            pairs[-1] = (pairs[-1][0] + x, pairs[-1][1] + y)
        else:
            pairs.append((x, y))
    return [(p.replace("".join(_TWO), "æ").replace(_TWO[0], "æ").replace(_TWO[1], ""), r) for p, r in pairs]


def learn(shared: Path) -> dict[str, Any]:
    chars: dict[str, Counter[str]] = defaultdict(Counter)
    swaps: dict[str, Counter[str]] = defaultdict(Counter)
    for r in records(shared):
        if r["kind"] == "table" or not fitting(r["page"]):
            continue
        key = f"{r['engine']}-{r['level']}"
        noisy = folded(r["noisy"].replace("-\n", "").replace("\n", " "))
        for printed, read in segments(r["truth"].replace("\n", " ").lower(), noisy):
            chars[key].update(printed)
            if printed != read and len(printed) <= 3 and len(read) <= 3:
                swaps[key][f"{printed}>{read}"] += 1
    return {
        key: {
            "letters": sum(n for c, n in chars[key].items() if c.isalpha()),
            "chars": dict(sorted(chars[key].items())),
            "swaps": {s: n for s, n in sorted(swaps[key].items()) if n > 1 or len(s) <= 3},
        }
        for key in sorted(chars)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    learned = learn(parser.parse_args().shared)
    text = json.dumps(learned, ensure_ascii=False, indent=0, sort_keys=True)
    (HERE / "channel.json").write_text(text + "\n", "utf-8")
    for key, table in learned.items():
        print(key, table["letters"], sum(table["swaps"].values()), len(table["swaps"]))


if __name__ == "__main__":
    main()
