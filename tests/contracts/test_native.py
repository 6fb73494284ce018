"""The compiled walks of cleaning give what the plain Python beside them gives, to the last bit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import ingest.lexicon
from ingest.clean import candidates
from ingest.clean.channel import channel
from ingest.clean.decode import FIT, OWN, WIDTH, settled
from ingest.clean.options import WEIGHT, Options, strangeness
from ingest.clean.rivals import Competitors, Place, classes, rivals
from ingest.compounds import LINKS, SEAM, part_cost, quick_parts, split, splits
from ingest.errors import BadData
from ingest.lexicon import FIRST_WORD, STEP, Grams, Lexicon, load
from ingest.norwegian.letters import FIRST_PARTS, LAST_PARTS_NEVER, PARTS_NEVER

ROOT = Path(__file__).resolve().parents[2]

if ingest.lexicon.native is None:
    if os.environ.get("CI"):
        pytest.fail("native/ is not compiled: `make setup` where there is a C compiler", pytrace=False)
    pytest.skip("native/ is not compiled", allow_module_level=True)

SAMPLES = [p.read_text("utf-8", "replace") for p in sorted(ROOT.glob("corpus/samples/dev/*.txt"))]
READ_IN_ENGLISH = str.maketrans({"æ": "ee", "ø": "g", "å": "a", "Æ": "AE", "Ø": "O", "Å": "A"})
WORDS = sorted({w for text in SAMPLES for w in text.lower().split() if w.isalpha() and len(w) < 40})


@pytest.fixture(scope="module")
def plain() -> Lexicon:
    """A lexicon that does without the compiled walks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest.lexicon, "native", None)
        made = Lexicon()
        made.language("nb"), made.language("nn")
    return made


@st.composite
def misread(draw: st.DrawFn) -> str:
    """A word of the samples, or two, with letters lost, doubled and exchanged."""
    text = draw(st.sampled_from(WORDS))
    if draw(st.booleans()):
        text += draw(st.sampled_from(WORDS))
    text = text.translate(READ_IN_ENGLISH) if draw(st.booleans()) else text
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        put = draw(st.sampled_from(["", *"aeigol1I4|0@é-\0ŋ漢"]))
        text = text[:at] + put + text[at + draw(st.integers(0, 2)) :]
    return text[:45]


KINDS = st.sampled_from([("eng", 16), ("eng", 10), ("nor", 16), ("nor", 10), ("eng", 6)])


def test_it_was_made_of_this_source() -> None:
    """A stale one would not be noticed otherwise; `make setup` makes it anew."""
    files = sorted((ROOT / "native").glob("*.[ch]"))
    assert ingest.lexicon.native.source == crc32(b"".join(path.read_bytes() for path in files))


@given(misread(), KINDS, st.sampled_from([4.0, 9.0, 12.0, 17.5, 26.0]))
@settings(max_examples=300, deadline=None)
def test_words_that_a_reading_may_be(read: str, kind: tuple[str, int], bound: float) -> None:
    quick, by = load().quick, channel(*kind)
    assert quick
    with pytest.MonkeyPatch.context() as patch:
        compiled = candidates.search(read, by, bound)
        patch.setattr(load(), "quick", None)
        assert candidates.search(read, by, bound) == compiled


@given(misread(), KINDS)
@settings(max_examples=300, deadline=None)
def test_compounds_that_a_reading_may_be(read: str, kind: tuple[str, int]) -> None:
    by = channel(*kind)
    with pytest.MonkeyPatch.context() as patch:
        compiled = candidates.compounds(read, by)
        patch.setattr(load(), "quick", None)
        assert candidates.compounds(read, by) == compiled


def test_something_is_found_at_all() -> None:
    by = channel("eng", 10)
    assert candidates.search("hggskoler", by, 12.0)[0][0] == "høgskoler"
    assert candidates.compounds("begynneroppleeringstiltaket", by)[0][0] == "begynneropplæringstiltaket"


@given(word=misread() | st.text(max_size=30), start=st.integers(0, 12))
@settings(max_examples=300, deadline=None)
def test_look_ups(plain: Lexicon, word: str, start: int) -> None:
    lexicon = load()
    for form in (word, word.upper(), word.title()):
        assert plain.rank(form) == lexicon.rank(form)
        assert plain.flags(form) == lexicon.flags(form)
    assert plain.prefixes(word, start) == lexicon.prefixes(word, start)
    assert plain.inflected(word, "nb") == lexicon.inflected(word, "nb")
    assert plain.spelling(word) == lexicon.spelling(word)


def test_letters_of_any_case(plain: Lexicon) -> None:
    """Each sign there is, beside letters: Kelvin's K is a k, the Turks' İ is no i."""
    for sign in map(chr, range(sys.maxunicode + 1)):
        assert plain.rank(sign) == load().rank(sign)
        assert plain.rank(f"{sign}a") == load().rank(f"{sign}a")


@given(misread() | st.text("aeilnstI-", max_size=70) | st.text(max_size=9), st.sampled_from(["nb", "nn"]))
@settings(max_examples=300, deadline=None)
def test_strangeness(word: str, code: str) -> None:
    compiled = strangeness.__wrapped__(word, code)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load(), "quick", None)
        split.cache_clear()
        plain_one = strangeness.__wrapped__(word, code)
    split.cache_clear()
    assert compiled == plain_one


@given(misread() | st.text("aelnst-", max_size=30))
@settings(max_examples=300, deadline=None)
def test_splits(word: str) -> None:
    quick = quick_parts()
    assert quick
    assert splits(word, SEAM, LINKS) == quick.splits(word, SEAM, LINKS)


@given(misread() | st.sampled_from([*PARTS_NEVER, *FIRST_PARTS, *LAST_PARTS_NEVER, "", "å", "hr", "oslo"]))
@settings(max_examples=300, deadline=None)
def test_parts(word: str) -> None:
    quick = quick_parts()
    assert quick
    for first in (True, False):
        for end in range(len(word) + 1):
            assert quick.cost(word[:end].lower(), first) == part_cost(word[:end].lower(), first)


@given(st.lists(misread(), max_size=6), KINDS, st.sampled_from(["", "o", "G"]))
@settings(max_examples=200, deadline=None)
def test_prices_of_readings(words: list[str], kind: tuple[str, int], habit: str) -> None:
    by, page = channel(*kind), channel(kind[0], 12, habit)
    assert page.quick
    for word in words:
        found = candidates.search(word.lower(), by, 12.0)
        assert page.quick.keep(word) == page._keep(word)
        assert page.quick.priced(found) == page._priced(found)
        twice = tuple([f for f in found for _ in range(2)])  # equals keep their order
        assert page.quick.priced(twice) == page._priced(twice)
        odd = ((word, 7, (("ø", "漢"), ("漢ŋ", word), ("", ""))),)
        assert page.quick.priced(odd) == page._priced(odd)


@pytest.mark.parametrize("code", ["nb", "nn"])
def test_sequences(plain: Lexicon, code: str) -> None:
    """Over running text, where sequences are known, and over the same words backwards."""
    mine, theirs = plain.language(code), load().language(code)
    text = " ".join(SAMPLES[:8]).lower().split()
    numbers = [FIRST_WORD + r for r in map(plain.rank, text) if r >= 0][:3000]
    seen = set()
    for row in (numbers, numbers[::-1]):
        for a, b, c in zip(row, row[1:], row[2:], strict=False):
            assert mine.unigram(a) == theirs.unigram(a)
            assert mine.after(a) == theirs.after(a)
            assert mine.after(a, b) == theirs.after(a, b)
            assert mine.bigram(a, b) == theirs.bigram(a, b)
            assert mine.trigram(a, b, c) == theirs.trigram(a, b, c)
            seen.add(mine.after(a, b) is None)
    assert seen == {True, False}


@given(st.lists(st.integers(-(2**70), 2**70), min_size=1, max_size=20), st.sampled_from(["pairs_nn", "classes"]))
@settings(deadline=None)
def test_any_numbers(ids: list[int], table: str) -> None:
    grams = Grams(ingest.lexicon.DATA / f"{table}.bin")
    ids += range(40)
    assert grams.quick
    assert grams.quick.cost(*ids) == grams._cost(*ids)
    for a in range(8):
        assert [grams.quick.cost(a, b) for b in ids] == [grams._cost(a, b) for b in ids]


@given(
    st.lists(
        misread() | st.sampled_from(["for", "var", "ma", "1", ".", "sa", "pa", "a"]), min_size=1, max_size=12
    ),
    st.sampled_from(["nb", "nn"]),
)
@settings(max_examples=200, deadline=None)
def test_what_is_settled(plain: Lexicon, line: list[str], code: str) -> None:
    """The choices in a line, their margins, and what each word gains by its neighbours."""
    options, judge, model = Options("eng", 10, "", code), rivals(code), load().language(code)
    slots = [options.find(form) for form in line if form]
    open_ = [i for i, slot in enumerate(slots) if len(slot) > 1]
    own = [judge.among(slots[i]) for i in open_]
    assert model.quick
    assert judge.quick
    of = classes()
    for width in (1, WIDTH):
        quick = model.quick.settled(slots, open_, own, judge.quick, of.known, of.of, width, WEIGHT, STEP, FIT, OWN)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(judge, "fit", judge._fit)
            assert quick == settled(plain.language(code), judge, slots, open_, own, width)
    among = [(c.number, of.of(c.text)) for slot in slots for c in slot]
    place = Place(1, FIRST_WORD + 7, 2, 1 << 40, *range(len(line), len(line) + 4))
    assert judge.quick.fit(among, place) == judge._fit(among, place)


def test_rivals_settle_something(plain: Lexicon) -> None:
    options, judge, model = Options("eng", 16, "", "nb"), rivals("nb"), load().language("nb")
    slots = [options.find(form) for form in ("elevene", "far", "hjelp", "i", "var", "skole")]
    open_ = [i for i, slot in enumerate(slots) if len(slot) > 1]
    own = [judge.among(slots[i]) for i in open_]
    assert any(own)
    assert model.quick
    assert judge.quick
    asked = (judge.quick, {}, classes().of, WIDTH, WEIGHT, STEP)
    with_them = model.quick.settled(slots, open_, own, *asked, FIT, OWN)
    without = model.quick.settled(slots, open_, [None] * len(own), *asked, FIT, OWN)
    assert with_them != without
    assert [slots[i][k].text for i, (k, _) in zip(open_, with_them, strict=True)].count("vår") == 1


def test_nonsense_is_refused() -> None:
    """Not a crash: what Python would raise, C raises too."""
    native = ingest.lexicon.native
    quick, model = load().quick, load().language("nb").quick
    assert quick
    assert model
    for data in (b"", b"\xff" * 40, b"\x04\0\0\0" + b"\xff" * 68):
        with pytest.raises(ValueError, match="table"):
            native.Grams(memoryview(data))
    empty = native.Grams.__new__(native.Grams)
    with pytest.raises(ValueError, match="empty"):
        native.Language(memoryview(b"1234"), empty, empty, 7)
    with pytest.raises(TypeError):
        native.Language(memoryview(b"1234"), None, None, 7)
    with pytest.raises(ValueError, match="no graph"):
        native.Words(memoryview(b"1234"), "abc", 70, memoryview(b"1234"))
    with pytest.raises(IndexError):
        model.unigram(1 << 40)
    with pytest.raises(TypeError):
        quick.rank(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        quick.inflected("barnehagen", ("en", 7), memoryview(b"1234"), 4)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="once"):
        quick.__init__(memoryview(b""), "", 0, memoryview(b""))  # type: ignore[misc]


def test_nonsense_is_not_settled() -> None:
    native, judge, model = ingest.lexicon.native, rivals("nb"), load().language("nb").quick
    weights = judge.quick
    assert model
    assert weights
    one = Options("eng", 16, "", "nb").find("var")
    last = (weights, {}, classes().of, WIDTH, WEIGHT, STEP, FIT, OWN)
    slots, own = [one, one[:1], one], Competitors([0, 1], [(20, 1), (21, 2)])
    assert len(one) > 1
    assert len(model.settled(slots, [0, 2], [own, None], *last)) == 2
    for places in ([0, 0], [2, 0], [0, 3], [-1, 0], [0, 1], [0]):
        with pytest.raises(ValueError, match="place"):
            model.settled(slots, places, [None, None], *last)
    with pytest.raises(ValueError, match="choices"):
        model.settled([()], [0], [None], *last)
    with pytest.raises(ValueError, match="choices"):
        model.settled([one * 65], [0], [None], *last)
    for nothing in ([None], [(1, 2)], [(*one[:1], ("a", 7, 0.5))]):
        with pytest.raises((TypeError, ValueError)):
            model.settled(nothing, [0], [None], *last)  # type: ignore[arg-type]
    for wrong in (
        7,
        ([0], []),
        ([9], [(20, 1)]),
        ([-1], [(20, 1)]),
        ([0], [20]),
        ([0] * 99, [(20, 1)] * 99),
        ([0],),
    ):
        with pytest.raises((TypeError, ValueError)):
            model.settled(slots, [0], [wrong], *last)
    with pytest.raises(ZeroDivisionError):
        model.settled(slots, [0], [own], weights, {}, lambda _: 1 // 0, *last[3:])
    for rows in (((),), ((1, 8),), ((1, -1),), ((1, 2, 3, 4, 5, 6),), ((1, 2),) * 99, (7,), (("a",),)):
        with pytest.raises((TypeError, ValueError)):
            native.Rivals(judge._grams.quick, rows, (), 1 << 40, 128, 16.0)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="once"):
        weights.__init__(judge._grams.quick, (), (), 1, 128, 16.0)  # type: ignore[misc, arg-type]
    bare = native.Rivals.__new__(native.Rivals)
    with pytest.raises(ValueError, match="weights"):
        bare.fit([], (0,) * 8)
    with pytest.raises(ValueError, match="place"):
        weights.fit([], (0,) * 7)
    with pytest.raises(ValueError, match="model"):
        model.settled(slots, [0], [own], bare, *last[1:])


def test_nonsense_is_no_channel() -> None:
    native, words, parts = ingest.lexicon.native, load().quick, quick_parts()
    assert words
    assert parts
    rows, kept = [("a", [(1.0, 1, "å")])], {"a": 0.1}
    by = native.Channel(words, rows, [(9.0, 0, "i")], 9.0, kept, {("å", "a"): 1.0}, 20.0)
    assert ("på", load().rank("på"), (("å", "a"),)) in by.search("pa", 9.0, 0.0, 400, 10, 7.0)
    assert by.layered("", parts, 12, 10.0, SEAM, 0.7) == [(0.0, 0.0, 1, "", 0, 0)]
    none = float("nan")
    for wrong in (
        [("a", [(1.0, 0, "å")])],  # of a letter read that none was
        [("a", [(1.0, 2, "å")])],
        [("a", [(1.0, -5, "å")])],
        [("a", [(1.0, 1, "ååååå")])],
        [("aaaa", [(1.0, 1, "å")])],
        [("", [(1.0, 0, "å")])],
        rows * 2,
    ):
        with pytest.raises(ValueError, match="letter"):
            native.Channel(words, wrong, [], 9.0, kept, {}, 20.0)
    for odd in ([("a",)], [("a", [(1.0, "å")])], [("a", [None])], [None]):
        with pytest.raises((TypeError, SystemError)):
            native.Channel(words, odd, [], 9.0, kept, {}, 20.0)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="letter"):
        native.Channel(words, rows, [(1.0, 1, "i")], 9.0, kept, {}, 20.0)
    with pytest.raises(TypeError, match="letter"):
        native.Channel(words, rows, [], 9.0, {"ab": 1.0}, {}, 20.0)
    with pytest.raises(TypeError, match="once"):
        by.__init__(words, rows, [], 9.0, kept, {}, 20.0)  # type: ignore[misc]
    for asked in ((none, 0.0), (9.0, none), (-1.0, 0.0), (1e9, 0.0), (9.0, 1e9)):
        with pytest.raises(ValueError, match="reading"):
            by.search("pa", *asked, 400, 10, 7.0)
    for long in ("a" * 101, "a" * 1_000_000):
        with pytest.raises(ValueError, match="reading"):
            by.search(long, 9.0, 0.0, 400, 10, 7.0)
        with pytest.raises(ValueError, match="reading"):
            by.layered(long, parts, 12, 10.0, SEAM, 0.7)
        with pytest.raises(ValueError, match="longer"):
            parts.splits(long, SEAM, LINKS)
        assert (
            parts.strangeness(long, long, load().spellings, SEAM, LINKS, (), load().costs("nb"), 4, STEP, 2.0) > 9
        )
    tables = (SEAM, LINKS, ("en",), load().costs("nb"), 4, STEP, 2.0)
    for made in (parts, native.Parts.__new__(native.Parts)):
        with pytest.raises(ValueError, match="costs"):
            made.strangeness("barn", "barn", memoryview(b"1234"), *tables)
    with pytest.raises(TypeError):
        parts.strangeness("barn", "barn", load().spellings, SEAM, ((1, 2),), *tables[2:])  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        parts.strangeness("barn", "barn", load().spellings, SEAM, LINKS, (7,), *tables[3:])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="reading"):
        by.layered("barnehage", parts, 99, 10.0, SEAM, 0.7)
    lost = native.Channel(words, [("a", [(none, 1, "å")])], [(none, 0, "i")], none, {"a": none}, {}, none)
    assert lost.search("pa", 9.0, 0.0, 400, 10, 7.0) == ()
    for found in ((None,), (("a", 1),), (("a", 1, ("å",)),), (("a", 1, (("å",),)),), (("a", 1, (([], "a"),)),)):
        with pytest.raises(TypeError):
            by.priced(found)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        parts.splits("barnehage", SEAM, (("lang", 0.0),))
    for made in (native.Channel.__new__(native.Channel), native.Parts.__new__(native.Parts)):
        for name, given_ in (("keep", "a"), ("priced", ()), ("search", "a"), ("layered", "a"), ("splits", "a")):
            with pytest.raises((TypeError, ValueError, AttributeError)):
                getattr(made, name)(given_)
    bare = native.Channel.__new__(native.Channel)
    with pytest.raises(ValueError, match="no channel"):
        bare.search("a", 9.0, 0.0, 400, 10, 7.0)
    with pytest.raises(ValueError, match="no channel"):
        bare.layered("a", parts, 12, 10.0, SEAM, 0.7)
    assert native.Parts.__new__(native.Parts).cost("barn", True) is None
    with pytest.raises(ValueError, match="no words"):
        native.Parts.__new__(native.Parts).splits("barn", SEAM, LINKS)


DATA = ("words.bin", "values.bin", "spelling.bin", "pairs_nn.bin", "triples_nn.bin")


@given(
    st.sampled_from(DATA[:1] * 4 + DATA), st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1)), min_size=1)
)
@settings(max_examples=60, deadline=None)
@example("words.bin", [(0.5**0.5, b"\x7f" * 200_000)])  # more words passed than can be counted
@example("words.bin", [(0.5**0.5, b"\x80" * 200_000)])  # fewer than none
def test_data_with_wrong_bytes_end_no_process(name: str, wrong: list[tuple[float, bytes]]) -> None:
    """Of a right length, so that they are read: what is found there is anything, but no memory beside it."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for path in (ingest.lexicon.DATA / n for n in ("language.json", *DATA)):
            (folder / path.name).symlink_to(path)
        spoilt = bytearray((folder / name).read_bytes())
        keep = {"pairs_nn.bin": 4, "triples_nn.bin": 4}.get(name, 0)
        for at, put in wrong:
            start = keep + int(at * at * (len(spoilt) - len(put) - keep))  # most near the root
            spoilt[start : start + len(put)] = put
        (folder / name).unlink()
        (folder / name).write_bytes(spoilt)
        try:
            lexicon = Lexicon(folder)
            model = lexicon.language("nn")
        except BadData:
            return
        assert lexicon.quick
        assert model.quick
        native, costs = ingest.lexicon.native, [lexicon.costs(code) for code in ("nb", "nn")]
        parts = native.Parts(lexicon.quick, *costs, ("ing",), ("by",), ("om",), "aeiouyæøå")
        letters = [(c, [(1.0, 1, "e"), (2.0, 1, "")]) for c in "abdefgijklmnorstuvyæøå"]
        by = native.Channel(lexicon.quick, letters, [(2.0, 0, "e")], 2.0, {}, {}, 20.0)
        for word in WORDS[::97]:
            lexicon.rank(word), lexicon.flags(word), lexicon.prefixes(word, 1), lexicon.spelling(word)
            lexicon.inflected(word, "nb")
            parts.splits(word[:60], SEAM, LINKS)
            by.search(word, 9.0, 0.0, 400, 10, 7.0)
            by.layered(word, parts, 12, 10.0, SEAM, 0.7)
        for a in range(0, 2000, 7):
            model.trigram(a, a + 1, 2 * a)


CORRECTED = """
import json, sys
from ingest.clean import clean
from ingest.model import Document, Page

def corrected(texts):
    for text in texts:
        page = clean(Document("d", "d", "", (Page(1, text),))).pages[0]
        yield [[c.start, c.before, c.after, c.confidence, c.reason] for c in (*page.corrections, *page.doubts)]

print(json.dumps(list(corrected(json.load(sys.stdin)))))
"""


def test_pages_are_cleaned_alike() -> None:
    """The samples as they are, and as a model that knows no æ, ø, å would read them."""
    texts = [*SAMPLES, *(text.translate(READ_IN_ENGLISH) for text in SAMPLES)]
    compiled, plain = (
        json.loads(
            subprocess.run(
                [sys.executable, "-c", before + CORRECTED],
                input=json.dumps(texts),
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        )
        for before in ("", "import sys; sys.modules['ingest.native'] = None\n")
    )
    assert sum(map(len, plain)) > 500
    assert compiled == plain
