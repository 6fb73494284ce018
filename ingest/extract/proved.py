"""Persons that the name model proves, page by page; nothing where the model is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.person_names import first_names
from ingest import lexicon
from ingest.extract import forms, gazetteer, networks
from ingest.extract.by_model import find_names
from ingest.extract.endless import NOTHING_LEFT, Left, stretches
from ingest.extract.groups import proved_networks
from ingest.extract.persons import is_part_of_name
from ingest.extract.recognise import Proved, knowing
from ingest.model import Document, Kind

_FORM = re.compile(r"[A-ZÆØÅÁÄÖ][\wæøå'’-]+(?: (?:[A-ZÆØÅ]\.|von|van|de|[A-ZÆØÅÁÄÖ][\wæøå'’-]+)){1,3}")


@contextmanager
def proving(document: Document, left: Left = NOTHING_LEFT) -> Iterator[None]:
    """Within it, `recognise` knows the persons and networks that the document proves. `left`: see `stretches`."""
    persons = proved_persons(document, left)
    described = frozenset(n for page in document.pages for n in networks.only_described(page.text))
    with knowing(Proved(persons, described=described)):
        with_members = proved_networks(document)
    with knowing(Proved(persons, with_members, described)):
        yield


def proved_persons(document: Document, left: Left = NOTHING_LEFT) -> frozenset[str]:
    """Names of two words or more that the model takes for persons and that nothing speaks against."""
    out: set[str] = set()
    for text in (text for page in document.pages for text in stretches(page, left)):
        for span in find_names(text):
            if span.label == "PER":
                name = " ".join(text[span.start : span.end].split())
                if "\n" not in text[span.start : span.end] and _possible(name):
                    out.add(name)
    return frozenset(out)


def _possible(name: str) -> bool:
    if not _FORM.fullmatch(name):
        return False
    words = name.split()
    if not all(is_part_of_name(w) for w in words):
        return False
    if any(
        h.kind in (Kind.PARTNER, Kind.SCHEME, Kind.NETWORK) for h in (*gazetteer.find(name), *forms.partners(name))
    ):
        return False
    lower = lexicon.load()
    ordinary = sum(bool(lower.flags(w.lower()) & lexicon.LOWER) and w not in first_names() for w in words)
    return ordinary == 0 or words[0] in first_names()
