"""Train and pack planspor's name model.

    python -m corpus.train_names text SHARED TEXT           words of norlaw, norne's train part and norquad, for:
    python -m corpus.train_names vectors TEXT FLORET        subword vectors (`pip install floret`; 10 minutes)
    python -m spacy init vectors nb FLORET VECTORS --mode floret
    python -m corpus.train_names train SHARED VECTORS OUT   the recogniser (30 minutes on one core)
    python -m corpus.train_names pack OUT                   into corpus/names_model, float16, in parts

The training loop stands here rather than in a spaCy configuration because the features of a token come from its
whole document (`corpus.name_features`) and each epoch sees freshly damaged copies (`corpus.train_augment`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import re
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from random import Random
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words

from corpus import norne
from corpus.name_features import clues, known
from corpus.train_augment import damaged, swapped
from corpus.train_forms import made_text
from ingest.extract.by_model import FOLDER, mark, read, recognise, widen

WIDTH, DEPTH = 128, 4
"""Of the convolutional encoder: 96 × 4 without vectors reached F 76; 128 × 4 still reads 10,000 words a second."""
FEATURES = {"NORM": 7000, "PREFIX": 1500, "SUFFIX": 4000, "SHAPE": 2500, "LEMMA": 300, "TAG": 400}
"""Rows of each hashed embedding; LEMMA and TAG carry `known` and `clues`."""
DROPOUT, SWAPPED, DAMAGED = 0.3, 0.5, 0.12
"""Share of features dropped, and of documents in an epoch under other names or damaged. With 0.2 and 0.3 the model
was best after 7 epochs and then learned the training names by heart."""
PART = 4_500_000
"""Bytes in one file of packed weights."""
Documents = list[tuple[norne.Sentence, ...]]


def vector_text(shared: Path, out: Path) -> None:
    """One sentence a line, words apart; the news text three times, since names live there and not in the law."""
    word = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
    law = dict.fromkeys(_law_lines(shared, word))
    lines = [*law, *3 * list(_news_lines(shared, word))]
    Random(1).shuffle(lines)
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _law_lines(shared: Path, word: re.Pattern[str]) -> Iterator[str]:
    with lzma.open(shared / "data/norlaw/norlaw.jsonl.xz", "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            if record["date"] >= "1900":
                rows = (word.findall(line) for line in record["text"].split("\n"))
                yield from (" ".join(row) for row in rows if len(row) > 3)


def _news_lines(shared: Path, word: re.Pattern[str]) -> Iterator[str]:
    for written in norne.PARTS:
        for document in norne.documents(shared / "data/norne", written, "train"):
            yield from (" ".join(t.text for t in sentence) for sentence in document)
    with gzip.open(shared / "data/norquad/passages_dev.jsonl.gz", "rt", encoding="utf-8") as records:
        for record in map(json.loads, records):
            for sentence in re.split(r"(?<=[.!?])\s+|\n", record["text"]):
                yield " ".join(word.findall(sentence))


def train_vectors(text: Path, out: Path) -> None:
    """Subword vectors of 96 numbers in 30,000 rows: 6 MB as float16."""
    options = {"hashCount": 2, "bucket": 30_000, "minn": 3, "maxn": 5, "minCount": 5, "dim": 96}
    model = import_module("floret").train_unsupervised(
        str(text), model="skipgram", mode="floret", epoch=4, lr=0.06, thread=2, **options
    )
    model.save_floret_vectors(str(out))


def blank(vectors: Path) -> Language:
    """An untrained pipeline over the vectors."""
    nlp = spacy.blank("nb", vocab=spacy.load(vectors).vocab)
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": list(FEATURES),
        "rows": list(FEATURES.values()),
        "include_static_vectors": True,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": DEPTH,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode},
    }
    nlp.add_pipe("ner", config={"model": model})
    return nlp


def examples(nlp: Language, documents: Documents, chance: Random, forms: int) -> list[Example]:
    """One epoch: every document, some under other names or damaged, cut into pieces of 1 to 16 sentences."""
    made: list[Example] = []
    for document in documents:
        bad = chance.random() < DAMAGED
        if chance.random() < SWAPPED:
            document = swapped(document, chance)
        if bad:
            document = damaged(document, chance)
        made += _pieces(nlp, document, chance)
    for _ in range(forms):
        made += _examples(nlp, [made_text(chance)], chance, lists_lost=0.4)
    chance.shuffle(made)
    return made


def _pieces(nlp: Language, document: tuple[norne.Sentence, ...], chance: Random) -> Iterator[Example]:
    between = "\n" if chance.random() < 0.35 else " "
    wrap = chance.randint(7, 14) if chance.random() < 0.2 else 0
    texts, at = [], 0
    while at < len(document):
        size = chance.choice((1, 2, 4, 8, 12, 16))
        piece = document[at : at + size]
        texts.append(norne.lay_out(_shouted(piece) if chance.random() < 0.02 else piece, between, wrap))
        at += size
    yield from _examples(nlp, texts, chance, lists_lost=0.1)


def _examples(
    nlp: Language, texts: Sequence[norne.Text], chance: Random, *, lists_lost: float
) -> Iterator[Example]:
    """Texts of one document with features; in a share of `lists_lost` the lists know only half of the names."""
    docs = [nlp.make_doc(text.text) for text in texts]
    tokens = [t.text for doc in docs for t in doc]
    listed = [known(t) for t in tokens]
    given = clues(tokens, listed)
    if chance.random() < 0.1:  # texts are not always given whole
        given = []
        for doc in docs:
            given += clues([t.text for t in doc], [known(t.text) for t in doc])
    if chance.random() < lists_lost:  # so that the model does not lean on the lists alone
        listed = ["" if chance.random() < 0.5 else k for k in listed]
    at = 0
    for doc, text in zip(docs, texts, strict=True):
        end = at + len(doc)
        mark(doc, listed[at:end], given[at:end])
        at = end
        yield Example(doc, _reference(doc, text))


def _shouted(piece: tuple[norne.Sentence, ...]) -> tuple[norne.Sentence, ...]:
    """The first sentence in capitals, as headings are."""
    first = tuple(norne.Token(t.text.upper(), t.tag, t.space) for t in piece[0])
    return (first, *piece[1:])


def _reference(doc: Any, text: norne.Text) -> Any:
    """A copy of the tokens with the right names; a name inside a token takes the whole token."""
    right = doc.copy()
    spans: list[Any] = []
    for start, end, label in text.names:
        span = right.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None and not (spans and spans[-1].end > span.start):
            spans.append(span)
    right.set_ents(spans)
    return right


def train(shared: Path, vectors: Path, out: Path, *, minutes: float, start: Path | None, forms: int) -> None:
    """Train for so many minutes; `out` keeps the averaged weights of the epoch that is best on half A.

    `start` is a trained pipeline to go on from, at a third of the rate; `forms` the made-up pages in an epoch.
    """
    from thinc.api import Adam, fix_random_seed

    chance = Random(1)
    fix_random_seed(1)
    folder = shared / "data" / "norne"
    documents = [d for written in norne.PARTS for d in norne.documents(folder, written, "train")]
    half = [d for written in norne.PARTS for d in norne.documents(folder, written, "dev")[::2]]
    if start:
        nlp, best, top = spacy.load(start), 0.0, 0.0003
    else:
        nlp, best, top = blank(vectors), 0.0, 0.001
        first = examples(nlp, documents, chance, forms)
        nlp.initialize(lambda: first)
    began = time.monotonic()

    def rates() -> Any:
        step = 0
        while True:
            step += 1
            yield top * min(1, step / 200) * (1 - 0.95 * min(1, (time.monotonic() - began) / (60 * minutes)))

    adam = Adam(learn_rate=rates(), L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    size = 1500.0 if start else 300.0
    while time.monotonic() - began < 60 * minutes:
        for batch in minibatch_by_words(examples(nlp, documents, chance, forms), size=int(size)):
            nlp.update(batch, drop=DROPOUT, sgd=adam)
            adam.step_schedules()
            if time.monotonic() - began > 60 * minutes:
                break
        size = min(1500, size * 1.6)
        with nlp.use_params(adam.averages):
            f = f_score(nlp, half)
            print(f"{(time.monotonic() - began) / 60:5.1f} min  F on half A {f:.2f}", flush=True)
            if f > best:
                best = f
                nlp.to_disk(out)


def f_score(nlp: Language, documents: Documents) -> float:
    """F in per cent over exact spans with their labels."""
    right = found = gold = 0
    for text in map(norne.lay_out, documents):
        doc = recognise(nlp, read(nlp, text.text))
        got = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        right += len(got & set(text.names))
        found += len(got)
        gold += len(text.names)
    return 200 * right / max(1, found + gold)


def pack(trained: Path, folder: Path = FOLDER) -> None:
    """Weights as float16 in parts, with what `by_model.unpack` needs; no vocabulary, so no words of the texts."""
    import numpy as np
    import srsly  # type: ignore[import-untyped]

    nlp = spacy.load(trained)
    vectors = nlp.vocab.vectors
    ner: Any = nlp.get_pipe("ner")
    held = srsly.msgpack_loads(ner.to_bytes(exclude=["vocab", "strings"]))
    everything = {"model": srsly.msgpack_loads(held.pop("model")), "ner": held, "vectors": vectors.data}
    narrow = widen(everything, lambda a: a.astype(np.float16) if a.dtype == np.float32 else a)
    blob = srsly.msgpack_dumps(narrow)
    for old in folder.glob("weights.*.bin"):
        old.unlink()
    parts = {f"weights.{i}.bin": blob[at : at + PART] for i, at in enumerate(range(0, len(blob), PART))}
    for name, content in parts.items():
        (folder / name).write_bytes(content)
    kept = ("minn", "maxn", "hash_count", "hash_seed", "bow", "eow")
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    meta |= {
        "spacy": version("spacy"),
        "labels": sorted(ner.labels),
        "parts": list(parts),
        "floret": {name: getattr(vectors, name) for name in kept},
        "ner": {"model": nlp.config["components"]["ner"]["model"]},
    }
    path.write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("text", "vectors", "train", "pack"))
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--start", type=Path, help="train: go on from this pipeline")
    parser.add_argument("--forms", type=int, default=0, help="train: made-up pages in an epoch (400: a tenth)")
    asked = parser.parse_args()
    steps: dict[str, Callable[..., None]] = {"text": vector_text, "vectors": train_vectors, "pack": pack}
    steps["train"] = partial(train, minutes=asked.minutes, start=asked.start, forms=asked.forms)
    steps[asked.step](*asked.paths)


if __name__ == "__main__":
    main()
