"""Should a page be touched, and as what? Language, kind of reader, amount of noise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ingest.clean.channel import ENGLISH, HABITS, NORWEGIAN, Own, Swap, folded
from ingest.clean.decode import Choice
from ingest.clean.text import WORD, Token
from ingest.norwegian.letters import MARKERS

FEW = 0.004
"""Share of æ, ø, å among letters below which a reader knew none of them. Read by an English model: 0.000;
clean pages and pages read by a Norwegian model: 0.009 and more (leads: every page of 120)."""

ENOUGH = 300
"""Letters from which a page's own share is believed; shorter pages follow their document."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text shows of itself."""

    letters: int
    special: int
    markers: tuple[tuple[str, int], ...]

    @property
    def kind(self) -> str:
        return ENGLISH if self.special < FEW * self.letters else NORWEGIAN

    @property
    def language(self) -> str:
        """nb or nn."""
        counts = dict(self.markers)
        return "nn" if counts.get("nn", 0) > counts.get("nb", 0) else "nb"


def evidence(texts: Iterable[str]) -> Evidence:
    """Letters, æøå and marker words of some texts."""
    letters = special = 0
    counts: Counter[str] = Counter()
    for text in texts:
        own = _shown(text)
        letters += own.letters
        special += own.special
        counts.update(dict(own.markers))
    return Evidence(letters, special, tuple(sorted(counts.items())))


@lru_cache(4)
def _shown(text: str) -> Evidence:
    """Of one text; a page is asked alone and with its document."""
    lower = text.lower()
    counts = dict.fromkeys(MARKERS, 0)
    for word, n in Counter(lower.split()).items():
        code = _CODES.get(word.strip('.,;:()«»"'))
        if code:
            counts[code] += n
    special = sum(lower.count(c) for c in "æøå")
    return Evidence(sum(map(str.isalpha, text)), special, tuple((c, n) for c, n in counts.items() if n))


_CODES = {word: code for code, words in MARKERS.items() for word in words}
assert len(_CODES) == sum(map(len, MARKERS.values()))


def foreign(line: list[Token]) -> bool:
    """Is a stretch English? At least one word in eight an English marker, and more than Norwegian ones."""
    words = [t.text.lower() for t in line if t.kind == WORD]
    found = [_CODES[w] for w in words if w in _CODES]
    english = found.count("en")
    if english < 2 or english * 8 < len(words):
        return False
    return english > len(found) - english + sum(w in ("og", "er", "som", "til", "av") for w in words)


def shouted(line: list[Token]) -> bool:
    """Is a stretch a heading in capitals? Then its short words are no abbreviations."""
    words = [t.text for t in line if t.kind == WORD]
    return len(words) > 1 and all(map(str.isupper, words)) and max(map(len, words)) > LONGEST_SHORT


LONGEST_SHORT = 5
"""Letters of an abbreviation in capitals."""


def standard(line: list[Token], default: str) -> str:
    """nb or nn of a stretch: its own markers if they are clear, else the page's."""
    found = [_CODES[w] for w in [t.text.lower() for t in line if t.kind == WORD] if w in _CODES]
    nb, nn = found.count("nb"), found.count("nn")
    if nn >= 2 and nn > 2 * nb:
        return "nn"
    if nb >= 2 and nb > 2 * nn:
        return "nb"
    return default


def noise(choices: list[Choice], sure: float) -> float:
    """Letters misread per letter, æ, ø and å left out, by the confident choices."""
    letters = sum([len(c.token.text) for c in choices if c.token.kind == WORD])
    wrong = sum([other_swaps(c.token.text, c.text) for c in choices if c.hard and c.margin > sure])
    return wrong / max(letters, 400)


def other_swaps(read: str, printed: str) -> int:
    """Differing letters that have nothing to do with æ, ø, å; a rough count from both ends."""
    bare = printed.lower()
    low = read.lower()
    if any(c in "æøå" for c in bare):
        same = sum(c in "æøå" for c in bare)
        return max(0, _distance(low, bare) - same - 2 * bare.count("æ"))
    return _distance(low, bare)


def _distance(a: str, b: str) -> int:
    from rapidfuzz.distance import Levenshtein

    return int(Levenshtein.distance(a, b))


def habit(choices: list[Choice], sure: float) -> str:
    """What ø is mostly read as, from confident choices that made a word of none; empty if that is not clear."""
    seen: Counter[str] = Counter()
    for c in choices:
        if c.hard and c.margin > sure and len(c.text) == len(c.token.text):
            for printed, read in zip(c.text.lower(), c.token.text.lower(), strict=True):
                if printed == "ø" and read in HABITS:
                    seen[read] += 1
    total = sum(seen.values())
    if total < 4:
        return ""
    best, n = seen.most_common(1)[0]
    if n < 0.75 * total:
        return ""
    return best.upper() if n >= max(12, 0.9 * total) else best


PRIOR, PRIOR_LOST = 50.0, 10.0
"""Letters of a page's words that weigh as much as what was learned elsewhere; for æ, ø, å, which typefaces differ
in more. 200 and 60 repair 0.2 to 0.6 % less on medium and heavy pages."""

SHOWN, OFTENER = 2, 1.5
"""Words in which a page must show a reading, and how much oftener than learned, to make it the page's own."""


def own_swaps(choices: list[Choice], sure: float, learned: Mapping[Swap, float]) -> Own:
    """The readings that a page has more of than was learned: counted in the different words that were surely
    mended, with what was learned as their prior (Dirichlet's)."""
    words: set[str] = set()
    changed: set[tuple[str, str]] = set()
    for c in choices:
        if c.token.kind == WORD and " " not in c.text:
            words.add(c.text.lower())
            if c.text != c.token.text and c.margin > sure + 1 and c.token.text[:1].islower():
                changed.add((c.text.lower(), folded(c.token.text)))
    letters = Counter("".join(words))
    seen = Counter([s for printed, read in sorted(changed) for s in swaps(printed, read) if s[0] != s[1]])
    out = []
    for (printed, read), n in sorted(seen.items()):
        if n < SHOWN or not printed or not read or len(printed) > 2 or len(read) > 3:
            continue
        prior = learned.get((printed, read), 1e-5)
        weight = PRIOR_LOST if printed in "æøå" else PRIOR
        rate = (n + prior * weight) / (min(letters[x] for x in printed) + weight)
        if rate > OFTENER * prior:
            out.append(((printed, read), min(rate, 0.95)))
    return tuple(out)


_TWO = ("\ue000", "\ue001")
"""æ is read as two letters more often than as one; aligned as two, its readings stay together."""


def swaps(printed: str, read: str) -> list[Swap]:
    """Pairs (printed, read) that cover both texts; equal letters one by one, differing stretches whole."""
    from rapidfuzz.distance import Levenshtein

    a = printed.replace("æ", "".join(_TWO))
    pairs: list[Swap] = []
    for op in Levenshtein.opcodes(a, read):
        x, y = a[op.src_start : op.src_end], read[op.dest_start : op.dest_end]
        if op.tag == "equal":
            pairs += zip(x, y, strict=True)
        elif pairs and pairs[-1][0] != pairs[-1][1]:
            pairs[-1] = (pairs[-1][0] + x, pairs[-1][1] + y)
        else:
            pairs.append((x, y))
    return [(p.replace("".join(_TWO), "æ").replace(_TWO[0], "æ").replace(_TWO[1], ""), r) for p, r in pairs]
