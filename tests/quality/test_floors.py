"""Quality has a floor: facts on the development samples never get worse unnoticed.

Raise the floors with `python -m bench.facts --raise-floors`; to lower one, edit floors.json and say why.
"""

from __future__ import annotations

import pytest

from bench import facts_floors, facts_ways
from bench.facts import SAMPLES
from bench.facts_gold import fingerprint, read_gold
from bench.facts_score import score

GOLD = SAMPLES / "gold" / "dev"


@pytest.mark.skipif(not facts_floors.PATH.exists(), reason="no floors pinned yet")
def test_facts_stay_above_their_floors() -> None:
    pinned, _ = facts_floors.read()
    assert pinned == fingerprint(GOLD), "the gold answers changed: pin the floors anew (--raise-floors)"
    problems: list[str] = []
    gold = read_gold(GOLD)
    documents = facts_ways.documents([SAMPLES / "dev" / name for name in sorted(gold)], problems)
    assert not problems
    tally = score(gold, {name: facts_ways.planspor(d, name) for name, d in documents.items()})
    assert not facts_floors.below(tally)
