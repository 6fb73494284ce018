"""One page: decode it, decide what is sure, say why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from ingest.clean.channel import ENGLISH, Own, rates, step_of
from ingest.clean.decode import Choice, Decoder, confidence
from ingest.clean.evidence import (
    ENOUGH,
    LONGEST_SHORT,
    Evidence,
    evidence,
    foreign,
    habit,
    noise,
    own_swaps,
    shouted,
    standard,
)
from ingest.clean.layout import stretches
from ingest.clean.marks import marks
from ingest.clean.places import cased, dashes, lowered, sections, stops, strays
from ingest.clean.pool import pooled
from ingest.clean.text import FIXED, WORD, Token
from ingest.clean.torn import TORN
from ingest.compounds import is_word, split
from ingest.lexicon import EN, LOWER, NB, NN, load
from ingest.model import Correction, Page

SURE = {"eng": 0.7, "nor": 2.0}
"""Nats by which a change must beat the reading. Tried 0.7 to 2.2 on the fitting pages: 0.7 repairs 1 to 3 % more
of the wrong words than 2.2 and harms 0.05 to 0.1 % more of the right ones."""

SURE_OF_LOST = 0.1
"""The same where an English reader left no word and a listed one gets its æ, ø, å back: at every amount of noise
nine in ten such changes are right."""

SURE_OF_WORDS, SURE_ON_QUIET = 1.3, 1.0
"""The same where the reading is a plain word too and only its place speaks against it; and on pages quieter than
FRAYED, where its neighbours are well read. On pages of our own making in other typefaces 1.0 repairs 0.5 % more
of the wrong words on light pages and harms 3 right ones more in 23,000; on medium pages it harms as many as it
mends."""

SURE_OF_PARTS, SURE_OF_RARE = 2.0, 4.0
"""The same beside a hyphen, where parts of words stand that are no words, and of names that get an æ, ø or å and
are still in no list; and of names and compounds in no list that are changed in other letters, and of a before an
English word."""

PLACES = frozenset({"kommune", "kommunes", "kommunen", "fylke", "herad", "skole", "skule", "barnehage", "sokn"})
"""What stands behind names of Norwegian places, which have æ, ø, å oftener than names of the wide world."""

SURE_OF_NEW = 7.0
"""The same for æ, ø, å given back to a word that nobody knows: of 140 pages seven such words were right and
none was wrong; from 4 to 7 two were right and four wrong."""

SURE_IN_NOISE, NOISY = 2.0, 11
"""The same from noise step NOISY down (a misread letter in 240 and worse), where chance words abound."""

WORN = 9
"""Noise step down from which capitals are taken for small letters of their shape, commas for full stops, and full
stops for commas also where the reader knew no Norwegian. 14 repairs 0.3 % more and harms four words."""

DOUBT = -1.0
"""From here to SURE a change is listed for review."""

FIRST_NOISE = {"eng": 0.002, "nor": 0.0008}
"""Noise assumed for the first look."""

SAMPLE = 120
"""Tokens of a first look at noise and typeface; 250 cost a third more time and gained nothing that counts."""

FAMILIAR = 0.4
"""Share of known words from which a text may be Norwegian: heavily misread pages 0.6, English 0.3."""

HARD_SHARE = 0.008
"""Share of words that must be mended non-words before letters of a page with æ, ø, å are touched at all.
Clean documents: at most 0.003; pages read by a Norwegian model: light 0.001, medium 0.01, heavy 0.04."""


PROVED = 3
"""Mended non-words that prove a page so badly read that names may be changed in letters other than æ, ø, å too."""

FRAYED = 12
"""Noise step down to which names are changed so at all; where the reader knew Norwegian, those that stand there
but once. On quieter pages it is foreign names that are changed: 90 of 90 where but æ, ø, å were misread."""


def decoder(kind: str, step: int, typeface: str, code: str, own: Own = ()) -> Decoder:
    """Pages share those that know nothing of a page's own; those that do serve one page."""
    return _pages_own(kind, step, typeface, code, own) if own else _shared(kind, step, typeface, code)


@lru_cache(20)
def _shared(kind: str, step: int, typeface: str, code: str) -> Decoder:
    return Decoder(kind, step, typeface, code)


@lru_cache(2)
def _pages_own(kind: str, step: int, typeface: str, code: str, own: Own) -> Decoder:
    return Decoder(kind, step, typeface, code, own)


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole document shows."""

    evidence: Evidence


def corrections(page: Page, context: Context) -> tuple[tuple[Correction, ...], tuple[Correction, ...]]:
    """(corrections, doubts) of a page, sorted, not overlapping."""
    own = evidence([page.raw])
    shown = own if own.letters >= ENOUGH else context.evidence
    kind = shown.kind
    lines = stretches(page)
    work = [line for line in lines if not foreign(line)]
    forms = Counter([t.text for line in work for t in line if t.kind == WORD])
    words = forms.total()
    if not _norwegian(forms):
        return (), ()
    enough = 1 if kind == ENGLISH else max(3, round(HARD_SHARE * words))
    strange = sum([n for form, n in forms.items() if not is_word(form)])
    if kind != ENGLISH and strange < enough:
        joins = [_join(page.raw, Choice(t, t.text, 0.0), 99.0) for line in lines for t in line if t.joined]
        rests = [_emptied(page.raw, t.rest) for line in lines for t in line if t.rest]
        found, open_ = marks(page.raw, misread=False)
        joined = [j[0] for j in joins if j[1]]
        return _apart([*sections(page.raw), *found, *joined, *rests]), _apart(
            [*open_, *(j[0] for j in joins if not j[1])]
        )
    choices, step, sure = _judged(work, kind, shown.language, enough)
    hard = sum(_proof(c, kind, sure) for c in choices)
    touch = hard >= enough
    # Names that stand there more than once are spelt so; a reader who knew Norwegian misreads plain words.
    least = PROVED if step <= FRAYED else words + 1
    often = Counter(c.token.text for c in choices if kind != ENGLISH)
    made, doubts = marks(page.raw, misread=touch)
    asked = pooled(choices, sure) if kind == ENGLISH else choices
    for i, c in enumerate(asked):
        bar = least_margin(page.raw, asked, i, sure, kind, quiet=step > FRAYED) if touch else 99.0
        claim = _claim(page.raw, c, sure=bar)
        if claim is None:
            continue
        believed = claim[1] and not (_bold(c) and (hard < least or often[c.token.text] > 1))
        if believed:
            made.append(claim[0])
        elif c.token.joined or askable(c.token.text, c.text):
            doubts.append(claim[0])
        if c.token.rest:
            made.append(_emptied(page.raw, c.token.rest))
    made = [*sections(page.raw), *made]
    if touch:
        made += dashes(page.raw)
        made += strays(choices, shown.language)
        made += stops(page.raw, choices, worn=step <= FRAYED, commas=step <= WORN or kind != ENGLISH)
    return _apart(made), _apart(doubts)


def _decoded(
    lines: list[list[Token]], kind: str, step: int, typeface: str, code: str, own: Own = ()
) -> list[Choice]:
    """The choices for all lines."""
    return [c for line in lines for c in _row(line, kind, step, typeface, code, own=own)]


def _row(
    line: list[Token], kind: str, step: int, typeface: str, code: str, *, strange: bool = False, own: Own = ()
) -> list[Choice]:
    """The choices for a line; `strange`: only words that are in no list may be others."""
    written = standard(line, code)
    reader = decoder(kind, step, typeface, written, own)
    if kind == ENGLISH and shouted(line):
        small = reader.decode([t._replace(text=t.text.lower()) for t in line])
        return [_capitals(c, t) for c, t in zip(small, line, strict=True)]
    row = cased(reader.decode(line, strange=strange), written)
    return lowered(row, written) if step <= WORN else row


def _capitals(c: Choice, token: Token) -> Choice:
    """A choice in capitals; a short word may get its æ, ø, å back, else it may be an abbreviation."""
    if len(token.text) <= LONGEST_SHORT and not _lost(c):
        return Choice(token, token.text, 0.0)
    return c._replace(token=token, text=c.text.upper())


def _norwegian(forms: Counter[str]) -> bool:
    """Are enough words known for the text to be Norwegian, if badly read?"""
    flags = load().flags
    known = sum([n for form, n in forms.items() if flags(form) & (NB | NN)])
    return known > 0 and known >= FAMILIAR * forms.total()


def least_margin(raw: str, choices: list[Choice], i: int, sure: float, kind: str, *, quiet: bool = False) -> float:
    """Nats that a change must bring at least, for what it changes and where; `sure` where nothing else is said."""
    c = choices[i]
    t = c.token
    if c.text == t.text:
        return sure
    then = choices[i + 1].token.text if i + 1 < len(choices) else ""
    if _rare(c) or (t.text in ("a", "A") and _english(then)):
        return max(sure, SURE_OF_RARE)
    beside = raw[t.end : t.end + 1] == "-" or raw[max(0, t.start - 1) : t.start] == "-"
    if " " not in c.text and (beside or (_unheard(c) and then.lower() not in PLACES)):
        return max(sure, SURE_OF_PARTS)
    if c.hard:
        plain = kind == ENGLISH and t.text.islower() and _lost(c) and load().known(c.text)
        return SURE_OF_LOST if plain else sure
    return max(sure, SURE_ON_QUIET if quiet else SURE_OF_WORDS)


def _rare(c: Choice) -> bool:
    """Does it change other letters than æ, ø, å in what may be a name or a compound in no list?"""
    return _bold(c) or (c.hard and not _lost(c) and is_word(c.token.text))


def _unheard(c: Choice) -> bool:
    """Does it make a name that no list has?"""
    return c.hard and c.token.text[:1].isupper() and not is_word(c.text)


def _english(text: str) -> bool:
    """Is it a word of English, and not a common one of Norwegian?"""
    return bool(load().flags(text) & EN) and load().count(text) < RARELY


RARELY = 1000
"""Occurrences in 100 million; way, body and community have fewer in Norwegian, and so has chat."""


SELDOM = 100
"""Occurrences in 100 million below which a word is no better guess than the name that stands there."""


def askable(before: str, after: str) -> bool:
    """Whether a person can be asked if `before` was misread for `after`: not where the reading is as good a
    compound as the guess, nor where a rare or an English word is guessed for what may be a name.

    >>> askable("studieprogramråd", "stadieprogramråd"), askable("avtae", "avtale")
    (False, True)
    """
    if not (before.isalpha() and after.isalpha()):
        return True
    lexicon = load()
    if not lexicon.known(after):
        read, guessed = split(before.lower()), split(after.lower())
        if is_word(before) or (read is not None and (guessed is None or read[0] <= guessed[0])):
            return False
    name = before[:1].isupper() and not before.isupper() and not lexicon.known(before)
    back = any(after.count(x) > before.count(x) for x in "æøåÆØÅ")
    return not name or back or (lexicon.count(after) >= SELDOM and not _english(after))


def _lost(c: Choice) -> bool:
    """Does it give back an æ, ø or å?"""
    return sum(c.text.count(x) - c.token.text.count(x) for x in "æøåÆØÅ") > 0


def _bold(c: Choice) -> bool:
    """Does it change a capitalised word other than by giving back its æ, ø, å? Then it may be a rare name."""
    return c.hard and c.token.text[:1].isupper() and not _lost(c)


def _proof(c: Choice, kind: str, sure: float) -> bool:
    """Does it prove bad reading? A non-word made a word does, and an I inside a sentence; foreign names do not."""
    if c.token.text == "I" and c.text == "i":
        return True
    changed = c.hard and c.margin > sure and c.text != c.token.text and not is_word(c.token.text)
    if not changed or c.token.text.islower():
        return changed
    return kind == ENGLISH and not _bold(c) and load().flags(c.text) & LOWER > 0


def _judged(lines: list[list[Token]], kind: str, code: str, enough: int) -> tuple[list[Choice], int, float]:
    """The choices for a page, its noise step, and the margin from which a change is sure."""
    step, typeface, choices = _looked(lines, kind, code)
    sure = _sure(kind, step)
    if kind != ENGLISH:
        if sum(_proof(c, kind, sure) for c in choices) >= enough:
            choices = _decoded(lines, kind, step, "", code)
        return choices, step, sure
    choices = _decoded(lines, kind, step, typeface, code)
    seen, found = step_of(noise(choices, sure)), typeface or habit(choices, sure)
    if found != typeface or abs(seen - step) > 2:
        choices = _decoded(lines, kind, seen, found, code)
        step, typeface, sure = seen, found, _sure(kind, seen)
    if step <= FRAYED and (own := own_swaps(choices, sure, rates(kind, step, typeface))):
        choices = _decoded(lines, kind, step, typeface, code, own)
    return choices, step, sure


def _sure(kind: str, step: int) -> float:
    return max(SURE[kind], SURE_IN_NOISE) if step <= NOISY else SURE[kind]


def _looked(lines: list[list[Token]], kind: str, code: str) -> tuple[int, str, list[Choice]]:
    """The noise step of the page, its typeface's habit, and what that was seen in: a sample of lines.

    Where the reader knew Norwegian, all lines with only the words that no list has; if the page is quieter than
    was thought first, lines that nothing was found in are not asked again.
    """
    step, sure, strange = step_of(FIRST_NOISE[kind]), SURE[kind], kind != ENGLISH
    every = 1 if strange else max(1, sum(map(len, lines)) // SAMPLE)
    rows: list[list[Choice]] = [[]] * len(lines)
    after = step
    for again in (False, True):
        quieter, step = after > step, after
        for i in range(0, len(lines), every):
            if not (again and quieter) or any(c.text != c.token.text for c in rows[i]):
                rows[i] = _row(lines[i], kind, step, "", code, strange=strange)
        seen = [c for row in rows for c in row]
        after = step_of(noise(seen, sure))
        if after == step or not strange:
            break
    if not strange:
        return after, habit(seen, sure), seen
    return step, "", seen


def _claim(raw: str, c: Choice, *, sure: float) -> tuple[Correction, bool] | None:
    """The correction a choice makes, and whether it is sure; None if it makes none."""
    t = c.token
    if t.joined:
        return _join(raw, c, sure)
    if c.text == t.text:
        return None
    if c.margin < DOUBT:
        return None
    reason = why(t.text, c.text, hard=c.hard)
    made = Correction(t.start, raw[t.start : t.end], c.text, round(confidence(c.margin), 3), reason)
    guess = raw[t.end : t.end + 1] != "-" and not (c.margin > SURE_OF_NEW and _lost(c)) and _invented(c.text)
    return made, c.margin > sure and not guess


def _invented(after: str) -> bool:
    """Whether a change makes a lower-case word that nobody knows, whole, inflected or put together: a guess for a
    person to settle. A name may be unknown, and so may the first part of a word with a hyphen."""
    if not (after.isalpha() and after.islower() and len(after) > 3):
        return False
    lexicon = load()
    return not is_word(after) and all(lexicon.inflected(after, code) is None for code in ("nb", "nn"))


def _join(raw: str, c: Choice, sure: float) -> tuple[Correction, bool]:
    t = c.token
    text = c.text if c.margin > sure else t.text
    if t.rest:
        after = text + raw[t.rest[1] : _closed(raw, t.rest[1])]
        reason = TORN + ("" if text == t.text else f"; {why(t.text, text, hard=c.hard)}")
        return Correction(t.start, raw[t.start : t.end], after, 0.95, reason), True
    end, after = t.end, text
    stop = _closed(raw, end)
    if raw[stop : stop + 1] == " ":
        after += raw[end:stop] + "\n"
        end = stop + 1
    believed = t.kind == FIXED or is_word(text) or (c.hard and c.margin > sure)
    halves = raw[t.start : t.end].replace("\n", " ").split("-")
    believed = believed or not all(is_word(h.strip()) for h in halves)
    reason = "join: word divided at the line end" + (
        "" if text == t.text else f"; {why(t.text, text, hard=c.hard)}"
    )
    return Correction(t.start, raw[t.start : end], after, 0.98 if believed else 0.5, reason), believed


def _closed(raw: str, at: int) -> int:
    """Where the marks that stand behind a word end."""
    while at < len(raw) and not raw[at].isspace() and not raw[at].isalnum():
        at += 1
    return at


def _emptied(raw: str, rest: tuple[int, int]) -> Correction:
    """The second half of a torn word taken from its place, with the marks and the blank behind it."""
    end = _closed(raw, rest[1])
    end += raw[end : end + 1] == " "
    return Correction(rest[0], raw[rest[0] : end], "", 0.95, TORN)


def why(before: str, after: str, *, hard: bool) -> str:
    """A reason: the kind of change and the letters concerned."""
    if " " in after and " " not in before:
        return "split: the blank between two words was lost"
    a = 0
    while a < min(len(before), len(after)) and before[a] == after[a]:
        a += 1
    b = 0
    while b < min(len(before), len(after)) - a and before[-1 - b] == after[-1 - b]:
        b += 1
    read, printed = before[a : len(before) - b], after[a : len(after) - b]
    kind = "letters" if hard else "context"
    return f"{kind}: {read or 'nothing'} read for {printed or 'nothing'}"


def _apart(found: list[Correction]) -> tuple[Correction, ...]:
    """Sorted; of two that overlap the first stays."""
    out: list[Correction] = []
    for c in sorted(found, key=lambda c: c.start):
        if not out or c.start >= out[-1].end:
            out.append(c)
    return tuple(out)
