"""Documents for tests of `index`: small ones made by hand, and any that hypothesis thinks of."""

from __future__ import annotations

from hypothesis import strategies as st

from ingest.model import (
    Amount,
    Block,
    Box,
    Cell,
    CellForm,
    Correction,
    Document,
    DocumentType,
    Form,
    FormKind,
    Kind,
    Mention,
    Page,
    Period,
    Relation,
    Source,
    Span,
    Word,
)

texts = st.text(st.characters(codec="utf-8"), max_size=30)
names = texts.filter(bool)
maybe = st.none() | texts
numbers = st.integers(0, 10_000)
shares = st.floats(0, 1)
spans = st.builds(Span, numbers, numbers, numbers)
boxes = st.none() | st.builds(Box, *[st.floats(-1e6, 1e6)] * 4)


@st.composite
def corrections(draw: st.DrawFn, raw: str) -> tuple[Correction, ...]:
    """Corrections that fit `raw`: sorted, not overlapping."""
    edges = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=6, unique=True)))
    made = []
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        made.append(Correction(start, raw[start:end], draw(texts), draw(shares), draw(texts)))
    return tuple(made)


@st.composite
def pages(draw: st.DrawFn, number: int) -> Page:
    raw = draw(texts)
    cells = st.builds(CellForm, *[numbers] * 6, st.booleans(), boxes)
    forms = st.builds(
        Form, st.sampled_from(FormKind), numbers, numbers, numbers, boxes,
        st.lists(cells, max_size=2).map(tuple), st.booleans(),
    )  # fmt: skip
    words = st.builds(Word, numbers, numbers, shares, boxes)
    return Page(
        number,
        raw,
        draw(st.sampled_from(Source)),
        draw(corrections(raw)),
        draw(corrections(raw)),
        tuple(draw(st.lists(forms, max_size=2))),
        tuple(draw(st.lists(words, max_size=2))),
        draw(maybe),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document that the types allow."""
    cells = st.builds(
        Cell, numbers, numbers, texts, st.lists(spans, max_size=2).map(tuple), numbers, numbers, st.booleans()
    )
    many = st.lists(names, max_size=3).map(tuple)
    blocks = st.builds(
        Block,
        st.sampled_from(FormKind),
        texts,
        spans,
        numbers,
        st.lists(cells, max_size=2).map(tuple),
        st.booleans(),
    )
    mentions = st.builds(Mention, st.sampled_from(Kind), names, texts, spans, texts, shares, maybe, maybe)
    relations = st.builds(
        Relation, measure=maybe, at=st.lists(spans, max_size=2).map(tuple), evidence=texts, rule=texts,
        confidence=shares, partners=many, network=maybe, scheme=maybe, start=maybe, end=maybe, contacts=many,
        amount_nok=st.none() | st.integers(-(2**62), 2**62), comment=maybe, inferred=many,
    )  # fmt: skip
    amounts = st.builds(
        Amount,
        texts,
        st.integers(-(2**62), 2**62),
        maybe,
        spans,
        st.none() | numbers,
        st.booleans(),
        st.booleans(),
    )
    return Document(
        id=draw(names),
        path=draw(names),
        sha256=draw(texts),
        pages=tuple(draw(pages(n)) for n in range(1, draw(st.integers(0, 3)) + 1)),
        notes=draw(many),
        waiting_for_ocr=draw(st.booleans()),
        given_title=draw(maybe),
        given_date=draw(maybe),
        media=draw(texts),
        blocks=tuple(draw(st.lists(blocks, max_size=2))),
        title=draw(maybe),
        type=draw(st.sampled_from(DocumentType)),
        date=draw(maybe),
        period=draw(st.none() | st.builds(Period, maybe, maybe)),
        language=draw(maybe),
        issuer=draw(maybe),
        mentions=tuple(draw(st.lists(mentions, max_size=2))),
        relations=tuple(draw(st.lists(relations, max_size=2))),
        amounts=tuple(draw(st.lists(amounts, max_size=2))),
    )


def document(name: str, *texts_: str, **facts: object) -> Document:
    """A document of these pages, with ids and paths after its name."""
    made = tuple(Page(n, text) for n, text in enumerate(texts_, 1))
    return Document(id=name, path=f"/plans/{name}.txt", sha256=name * 2, pages=made, **facts)  # type: ignore[arg-type]


def row(measure: str, *partners: str, **facts: object) -> Relation:
    """A row of a table on page 1."""
    return Relation(measure, (Span(1, 0, 4),), "the row", "table", 0.9, partners=partners, **facts)  # type: ignore[arg-type]


def mention(kind: Kind, name: str, surface: str | None = None, page: int = 1) -> Mention:
    return Mention(kind, name, surface or name, Span(page, 0, len(surface or name)), "test", 1.0)
