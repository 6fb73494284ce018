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

from ingest.clean.channel import folded
from ingest.clean.evidence import swaps

HERE = Path(__file__).parent / "language"


def fitting(page: str) -> bool:
    """Three pages in five are for learning and tuning, chosen by their name alone; the rest only for testing."""
    return hashlib.sha1(page.encode()).digest()[0] % 5 < 3


def records(shared: Path) -> list[dict[str, Any]]:
    """The development set of OCR'd texts."""
    with gzip.open(shared / "data" / "ocr" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def learn(shared: Path) -> dict[str, Any]:
    chars: dict[str, Counter[str]] = defaultdict(Counter)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for r in records(shared):
        if r["kind"] == "table" or not fitting(r["page"]):
            continue
        key = f"{r['engine']}-{r['level']}"
        noisy = folded(r["noisy"].replace("-\n", "").replace("\n", " "))
        for printed, read in swaps(r["truth"].replace("\n", " ").lower(), noisy):
            chars[key].update(printed)
            if printed != read and len(printed) <= 3 and len(read) <= 3:
                found[key][f"{printed}>{read}"] += 1
    return {
        key: {
            "letters": sum(n for c, n in chars[key].items() if c.isalpha()),
            "chars": dict(sorted(chars[key].items())),
            "swaps": {s: n for s, n in sorted(found[key].items()) if n > 1 or len(s) <= 3},
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
