"""The most believable print behind a reading: noisy channel and word sequences, decoded with a beam.

Score of a line of words = Σ channel cost + WEIGHT · sequence cost (Shannon's noisy channel; beam search over
trigram states). After decoding, each changed word is weighed against leaving it, with its neighbours fixed.
"""

from __future__ import annotations

from math import exp
from typing import Any, NamedTuple

from ingest.clean.candidates import Candidate
from ingest.clean.channel import Own
from ingest.clean.options import FORMS, WEIGHT, Options
from ingest.clean.rivals import Competitors, Rivals, classes, rivals
from ingest.clean.text import NUMBER, WORD, Token
from ingest.clean.tokens import class_of
from ingest.clean.tokens import number as number_of
from ingest.compounds import is_word
from ingest.lexicon import FIRST_WORD, START, STEP, Language, Lexicon, load
from ingest.lexicon import NUMBER as NUMBER_CLASS

FIT, OWN = 0.5, 0.3
"""Of words that compete: how much of what was learned of rivals counts, and the share of the sequence model's say
that goes to the words' own frequencies instead, for both tell of the same neighbours. 0 to 1, 0 to 0.5 tried."""

WIDTH = 5
"""States kept in the beam; on the fitting pages 10 find nothing more."""


class Choice(NamedTuple):
    """What the decoder makes of one token. `margin`: nats by which it beats leaving the token as it is."""

    token: Token
    text: str
    margin: float
    hard: bool = False
    """Was the reading no word, and is the choice one?"""


class Decoder:
    """One kind of reader at one amount of noise, one written standard; everything is remembered per word form."""

    def __init__(self, kind: str, step: int, habit: str, code: str, own: Own = ()) -> None:
        self.lexicon: Lexicon = load()
        self.model: Language = self.lexicon.language(code)
        self.rivals = rivals(code)
        self.forms = Options(kind, step, habit, code, own)
        self._slots: dict[tuple[str, str], tuple[Candidate, ...]] = {}
        self._certain: dict[tuple[str, str], tuple[Candidate, ...]] = {}
        self._competing: dict[str, Competitors | None] = {}

    def options(self, form: str) -> tuple[Candidate, ...]:
        """The candidates of a reading, itself first."""
        known = self._slots.get((WORD, form))
        if known is None:
            if len(self._slots) > FORMS:
                self._slots.clear()
                self.forms.forget()
            known = self._slots[WORD, form] = self.forms.find(form)
        return known

    def decode(self, line: list[Token], *, strange: bool = False) -> list[Choice]:
        """The choices for a stretch of running text; `strange`: words that a list has stay as they are.

        Only words that may be others are weighed, together where fewer than two certain ones stand between them.
        """
        known = self._certain if strange else self._slots
        slots = [known.get(t[:2]) or self._ask(t, strange) for t in line]
        open_ = [i for i, slot in enumerate(slots) if len(slot) > 1]
        made = tuple.__new__  # a third of the time of a call of Choice
        out = [made(Choice, (t, t.text, 0.0, False)) for t in line]
        if not open_:
            return out
        own = [self._compete(line[i].text, slots[i]) for i in open_]
        for i, (k, margin) in zip(open_, self._settled(slots, open_, own), strict=True):
            slot, chosen = slots[i], slots[i][k]
            out[i] = made(Choice, (line[i], chosen.text, margin, not chosen.same and slot[0].number < FIRST_WORD))
        return out

    def _settled(
        self, slots: list[tuple[Candidate, ...]], open_: list[int], own: list[Competitors | None]
    ) -> list[tuple[int, float]]:
        quick, judge, kinds = self.model.quick, self.rivals, classes()
        if quick is None or judge.quick is None:
            return settled(self.model, judge, slots, open_, own)
        return quick.settled(slots, open_, own, judge.quick, kinds.known, kinds.of, WIDTH, WEIGHT, STEP, FIT, OWN)

    def _ask(self, token: Token, strange: bool) -> tuple[Candidate, ...]:
        """Marks and numbers as they are, listed words too if only strange ones are open; others with what they may
        be. Remembered by kind and text."""
        kind, text = token.kind, token.text
        if kind == WORD and not strange:
            return self.options(text)
        known = self._certain if strange else self._slots
        if len(known) > FORMS:
            known.clear()
        if kind == WORD and not is_word(text):
            found = self.options(text)
        else:
            number = number_of(text, self.lexicon) if kind == WORD else class_of(text)
            found = (Candidate(text, NUMBER_CLASS if kind == NUMBER else number, 0.0, True),)
        known[kind, text] = found
        return found

    def _compete(self, text: str, slot: tuple[Candidate, ...]) -> Competitors | None:
        """Which of the candidates of a form compete. Remembered."""
        if text in self._competing:
            return self._competing[text]
        if len(self._competing) > FORMS:
            self._competing.clear()
        found = self._competing[text] = self.rivals.among(slot)
        return found


def settled(
    model: Language,
    judge: Rivals,
    slots: list[tuple[Candidate, ...]],
    open_: list[int],
    own: list[Competitors | None],
    width: int = WIDTH,
) -> list[tuple[int, float]]:
    """The choice at each open place and its margin; `own`: which of its candidates compete. `ingest.native` has
    the same, compiled."""
    path = [0] * len(slots)
    at = 0
    while at < len(open_):
        end = at + 1
        while end < len(open_) and open_[end] - open_[end - 1] <= 2:
            end += 1
        first, last = open_[at], min(open_[end - 1] + 3, len(slots))
        far, left = (START if first - k < 0 else slots[first - k][0].number for k in (2, 1))
        path[first:last] = beam(model, slots[first:last], far, left, width)
        at = end
    return [weighed(model, judge, i, slots, path, among) for i, among in zip(open_, own, strict=True)]


def weighed(
    model: Language,
    judge: Rivals,
    i: int,
    slots: list[tuple[Candidate, ...]],
    path: list[int],
    own: Competitors | None,
) -> tuple[int, float]:
    """The choice at place i, with its margin over the reading itself, neighbours as decoded."""
    slot = slots[i]
    around = [START if j < 0 else slots[j][path[j]].number for j in range(i - 2, min(i + 3, len(path)))]
    costs = placed(model, slot, around)
    if own is not None:
        fits = judge.fits(own, i, slots, path)
        alone = [c.cost + WEIGHT * model.unigram(c.number) / STEP for c in slot]
        shift = costs[0] - alone[0]
        costs = [
            x - FIT * gain - (0.0 if c.first >= 0 else OWN * (x - y - shift))
            for c, x, y, gain in zip(slot, costs, alone, fits, strict=True)
        ]
        path[i] = min(range(len(slot)), key=costs.__getitem__)
    best = costs[path[i]]
    return path[i], best - min(costs[1:]) if slot[path[i]].same else costs[0] - best


def beam(
    model: Language, slots: list[tuple[Candidate, ...]], far: int, left: int, width: int = WIDTH
) -> list[int]:
    """The best choice in each slot, two tokens standing before them; `width` states are kept."""
    trigram, bigram, follows = model.trigram, model.bigram, model.after
    states: dict[tuple[int, int], tuple[float, tuple[object, ...]]] = {(far, left): (0.0, ())}
    for slot in slots:
        after: dict[tuple[int, int], tuple[float, tuple[object, ...]]] = {}
        for (far, left), (cost, trail) in states.items():
            known = follows(far, left) is not None
            for i, c in enumerate(slot):
                number = c.number
                if c.first >= 0:
                    both = trigram(far, left, c.first) + trigram(left, c.first, number)
                    total = cost + c.cost + WEIGHT * both / STEP
                    key = (c.first, number)
                else:
                    seen = trigram(far, left, number) if known else bigram(left, number)
                    total = cost + c.cost + WEIGHT * seen / STEP
                    key = (left, number)
                old = after.get(key)
                if old is None or total < old[0]:
                    after[key] = (total, (trail, i))
        if len(after) > width:
            after = dict(sorted(after.items(), key=lambda x: x[1][0])[:width])
        states = after
    rest: Any = min(states.values(), key=lambda x: x[0])[1]
    path: list[int] = []
    while rest:
        rest, i = rest
        path.append(i)
    return path[::-1]


def placed(model: Language, slot: tuple[Candidate, ...], around: list[int]) -> list[float]:
    """The cost of each candidate in its sequences: `around` has two tokens before, the place and those behind."""
    out = []
    for c in slot:
        row = [*around[:2], *((c.first,) if c.first >= 0 else ()), c.number, *around[3:]]
        sequences = sum([model.trigram(*row[k : k + 3]) for k in range(len(row) - 2)])
        out.append(c.cost + WEIGHT * sequences / STEP)
    return out


def confidence(margin: float) -> float:
    """Margin in nats → probability that the change is right."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, margin))))
