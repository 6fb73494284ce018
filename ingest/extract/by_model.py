"""Names that no register holds: planspor's own named-entity model, read lazily and kept for the process.

The model is a spaCy transition-based recogniser over hashed word features, small subword vectors and the clues of
`corpus.name_features`; `corpus/train_names.py` makes it, `corpus/SOURCES.md` tells from what. Without its folder,
or with PLANSPOR_NO_MODEL=1 in the environment, `find_names` finds nothing and the rest works with less recall.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from corpus import name_features

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FOLDER = Path(name_features.__file__).parent / "names_model"
PIECE = 100_000
"""Characters fed at once: spaCy needs about 1 GB of memory per 100,000 and refuses more than 1,000,000."""


_FULL_STOP = re.compile(r"(?<=\b\w\w)\.$|(?<=\w\w\w)(?<!\b[Jj]r)(?<!\b[Ss]r)\.$")
"""The tokeniser keeps the stop with known abbreviations, so "Frp." at the end of a sentence would be the name."""


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """`text[start:end]` is a name; `label` PER, ORG, LOC, GPE_LOC, GPE_ORG, PROD, EVT or DRV as in NorNE."""

    start: int
    end: int
    label: str


def find_names(text: str) -> tuple[NamedSpan, ...]:
    """The names in a text, in order, not overlapping; () if the model is left out.

    Give it a whole page rather than a line: the words around and the other places of a name help.
    """
    nlp = _model() if text.strip() and os.environ.get("PLANSPOR_NO_MODEL") != "1" else None
    if nlp is None:
        return ()
    return tuple(
        span for offset, piece in _pieces(text) for span in _tidy(piece, offset, recognise(nlp, read(nlp, piece)))
    )


def read(nlp: Language, text: str) -> Doc:
    """The tokens of a text with their features: `known` as lemma, `clues` as tag."""
    doc = nlp.make_doc(text)
    tokens = [token.text for token in doc]
    known = [name_features.known(token) for token in tokens]
    mark(doc, known, name_features.clues(tokens, known))
    return doc


def mark(doc: Doc, known: list[str], clues: list[str]) -> None:
    """Lays the features where the embedding layer looks for them; "_" stands for none, as 0 would mean unset."""
    import numpy as np
    from spacy.attrs import LEMMA, TAG  # type: ignore[import-not-found]

    number = doc.vocab.strings.add
    rows = [(number(k or "_"), number(c or "_")) for k, c in zip(known, clues, strict=True)]
    if rows:
        doc.from_array([LEMMA, TAG], cast(Any, np.array(rows, dtype="uint64")))


def recognise(nlp: Language, doc: Doc) -> Doc:
    """The same document with its `ents` filled."""
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Offset and text of stretches of at most `PIECE` characters, cut at white space where there is any."""
    start = 0
    while len(text) - start > PIECE:
        end = max(text.rfind(mark, start + PIECE // 2, start + PIECE) for mark in ("\n", " ")) + 1
        end = end or start + PIECE
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def _tidy(piece: str, offset: int, doc: Doc) -> Iterator[NamedSpan]:
    """Spans without white space or a loose hyphen at their edges; at an empty line a span is cut."""
    for ent in doc.ents:
        surface = piece[ent.start_char : ent.end_char].split("\n\n")[0]
        start = ent.start_char + len(surface) - len(surface.lstrip())
        surface = _FULL_STOP.sub("", surface.strip())
        if any(c.isalnum() for c in surface):
            yield NamedSpan(offset + start, offset + start + len(surface), ent.label_)


@cache
def _model() -> Language | None:
    return unpack(FOLDER) if (FOLDER / "meta.json").exists() else None


def unpack(folder: Path) -> Language:
    """The pipeline in a folder that `corpus.train_names.pack` wrote; float16 on disk, float32 in memory."""
    import numpy as np
    import spacy
    import srsly  # type: ignore[import-untyped]
    from spacy.vectors import Vectors  # type: ignore[import-not-found]

    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    blob = b"".join((folder / part).read_bytes() for part in meta["parts"])
    held = widen(srsly.msgpack_loads(blob), lambda a: a.astype(np.float32) if a.dtype == np.float16 else a)
    nlp = spacy.blank("nb")
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=held["vectors"], mode="floret", **meta["floret"])
    ner: Any = nlp.add_pipe("ner", config=meta["ner"])
    ner.from_bytes(srsly.msgpack_dumps({**held["ner"], "model": srsly.msgpack_dumps(held["model"])}))
    return nlp


def widen(value: Any, change: Callable[[Any], Any]) -> Any:
    """The same nested dicts and lists with `change` applied to every array in them."""
    if isinstance(value, dict):
        return {key: widen(inner, change) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [widen(inner, change) for inner in value]
    return change(value) if hasattr(value, "dtype") else value
