"""Which printed names are of one person."""

from __future__ import annotations

from collections.abc import Callable

from corpus.person_names import first_names, surnames


def merge(names: list[str]) -> dict[str, str]:
    """Each printed name → the fullest correct one of the same person in the document.

    Same person: every token of the shorter is a token of the longer one, initials and one wrong letter allowed,
    and first and last tokens agree.

    "Pia S. Hagerup" → "Pia Skog Hagerup"; "Ruth Grütters" → the form seen most.
    """
    from rapidfuzz.distance import Levenshtein

    counts: dict[str, int] = {}
    for n in names:
        counts[n] = counts.get(n, 0) + 1
    ordered = sorted(counts, key=lambda n: (-len(n.replace(".", "").split()), -_weight(n), -counts[n], n))
    out: dict[str, str] = {}
    leaders: list[str] = []
    for name in ordered:
        for leader in leaders:
            if _same(name.split(), leader.split(), Levenshtein.distance):
                out[name] = leader
                break
        else:
            leaders.append(name)
            out[name] = name
    return out


def _weight(name: str) -> int:
    return sum(w in first_names() or w in surnames() for w in name.split()) * 10 - 5 * name.count(".")


def _same(short: list[str], long: list[str], distance: Callable[[str, str], int]) -> bool:
    if len(short) > len(long):
        return False

    def alike(a: str, b: str) -> bool:
        if a == b or (a.endswith(".") and b.startswith(a[0])):
            return True
        return (
            len(a) >= 3
            and a[0] == b[0]
            and distance(a, b) <= (1 if len(a) < 8 else 2)
            and not (a in first_names() and b in first_names())
        ) or (len(a) == 2 == len(b) and a[0] == b[0])

    if not alike(short[-1], long[-1]):
        return False
    k = 0
    for token in short[:-1]:
        while k < len(long) - 1 and not alike(token, long[k]):
            k += 1
        if k == len(long) - 1:
            return False
        k += 1
    return True
