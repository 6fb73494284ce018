"""The floors under the facts: precision and recall that no change may fall below, pinned with their gold."""

from __future__ import annotations

import json
from pathlib import Path

from bench.facts_gold import KINDS
from bench.facts_score import RELATIONS, Tally

PATH = Path(__file__).resolve().parents[1] / "tests" / "quality" / "floors.json"
PINNED = (*KINDS, *RELATIONS, "whole row", "title", "type", "date", "period", "amount")
SLACK = 0.005
"""What a figure may fall without a word: less than one name in two hundred, so rounding alone is no failure."""


def read() -> tuple[str, dict[str, tuple[float, float]]]:
    """The fingerprint of the gold set and the floors: what → (precision, recall), 0 to 1."""
    data = json.loads(PATH.read_text(encoding="utf-8"))
    return data["gold"], {what: (pair[0], pair[1]) for what, pair in data["floors"].items()}


def below(tally: Tally) -> list[str]:
    """What fell below its floor, in words."""
    _, floors = read()
    told = []
    for what, pair in floors.items():
        count = tally.counts[what]
        for name, now, floor in zip(("precision", "recall"), (count.precision, count.recall), pair, strict=True):
            if now < floor - SLACK:
                told.append(f"{name} of {what} is {now:.3f}, its floor {floor:.3f}")
    return told


def raise_to(tally: Tally, fingerprint: str) -> str:
    """Write today's figures as floors; with the same gold set a floor is never lowered here. Says what changed.

    To lower one, edit the file by hand and give the reason in the commit.
    """
    pinned, floors = read() if PATH.exists() else ("", {})
    new = {}
    for what in PINNED:
        count = tally.counts[what]
        old = floors.get(what, (0.0, 0.0)) if pinned == fingerprint else (0.0, 0.0)
        new[what] = [round(max(count.precision, old[0]), 3), round(max(count.recall, old[1]), 3)]
    content = json.dumps({"gold": fingerprint, "floors": new}, indent=1)
    PATH.write_text(content + "\n", encoding="utf-8")
    raised = [w for w in new if tuple(new[w]) != floors.get(w)]
    return f"floors raised: {', '.join(raised) or 'none'}"
