"""Reads the sources of the language data: texts as token lists, word lists as sets. Used by `build_language`.

Held out, never counted: one norlaw document in 25 (by hash of its id), norne's dev part, and those norne
documents whose texts are printed in the OCR development set.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

from ingest.clean.tokens import model_tokens

LETTERS = "abcdefghijklmnopqrstuvwxyzæøåéèêòóôüäöáíñçšžđŋŧč-"
WORD = re.compile(rf"[{LETTERS}]+")


def held_out(identity: str) -> bool:
    """One document in 25, chosen by its name alone, so that the choice survives any change of order."""
    return hashlib.sha1(identity.encode()).digest()[0] % 25 == 0


def norlaw(shared: Path, *, held: bool = False) -> Iterator[tuple[str, str]]:
    """(language, text) of each counted document; with `held` of each held-out one."""
    with lzma.open(shared / "data" / "norlaw" / "norlaw.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if held_out(record["id"]) == held:
                text = record["text"]
                nynorsk = len(re.findall(r"\bikkje\b", text)) > len(re.findall(r"\bikke\b", text))
                yield ("nn" if nynorsk else "nb"), text


def ocr_sources(shared: Path) -> set[str]:
    """Names of the norne documents printed in the OCR development set."""
    with gzip.open(shared / "data" / "ocr" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {
            s.removeprefix("norne:") for line in lines if (s := json.loads(line)["source"]).startswith("norne:")
        }


def norne(shared: Path, code: str, skip: set[str]) -> Iterator[list[tuple[str, str]]]:
    """Sentences of norne's train part as (token, part of speech); `code` is "nob" or "nno"."""
    with gzip.open(shared / "data" / "norne" / f"{code}_train.conll.gz", "rt", encoding="utf-8") as lines:
        sentence: list[tuple[str, str]] = []
        keep = True
        for line in lines:
            if line.startswith("# doc"):
                keep = line.split("=")[1].strip().rsplit("_", 1)[0] not in skip
            elif line.strip():
                cells = line.rstrip("\n").split("\t")
                sentence.append((cells[0], cells[2]))
            else:
                if sentence and keep:
                    yield sentence
                sentence = []


def sentences(shared: Path) -> Iterator[tuple[str, str, list[str]]]:
    """(corpus, language, tokens) of all counted running text."""
    for language, text in norlaw(shared):
        for paragraph in text.split("\n"):
            if paragraph.strip():
                yield "norlaw", language, model_tokens(paragraph)
    skip = ocr_sources(shared)
    for code, language in (("nob", "nb"), ("nno", "nn")):
        for sentence in norne(shared, code, skip):
            yield "norne", language, model_tokens(" ".join(token for token, _ in sentence))


def ordbank_nb() -> set[str]:
    """Forms of Norsk ordbank, bokmål (CC BY 4.0), as kept in the package spacy-lookups-data."""
    import spacy_lookups_data

    path = Path(spacy_lookups_data.__file__).parent / "data" / "nb_lemma_exc.json.gz"
    tables = json.loads(gzip.decompress(path.read_bytes()))
    return {w for table in tables.values() for w in table if WORD.fullmatch(w)}


def simplemma_nn() -> set[str]:
    """Nynorsk forms kept in the package simplemma (from Wiktionary and UniMorph, CC BY-SA)."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    return {w for w in DefaultDictionaryFactory().get_dictionary("nn") if WORD.fullmatch(w)}


def base_forms(folder: Path | None, code: str) -> set[str]:
    """Base forms of Norsk ordbank (CC BY 4.0), a file wordlist_*_norsk_ordbank_CODE_*.txt, if `folder` has one."""
    found: set[str] = set()
    for path in sorted(folder.glob(f"wordlist_*_norsk_ordbank_{code}_*.txt")) if folder else ():
        found |= {w.lower() for w in path.read_text("utf-8").split() if WORD.fullmatch(w.lower())}
    return found


def first_and_last_names() -> set[str]:
    """Norwegian given names and surnames in the package Faker (MIT)."""
    from faker.providers.person.no_NO import Provider

    parts = (Provider.first_names_female, Provider.first_names_male, Provider.last_names)
    return {n.lower() for part in parts for n in part if WORD.fullmatch(n.lower())}


def terms() -> set[str]:
    """The project's own list of school and municipal words, `corpus/language/terms.txt`."""
    lines = (Path(__file__).parent / "language" / "terms.txt").read_text("utf-8").splitlines()
    return {w for line in lines if not line.startswith("#") for w in line.split()}


def inflected(lemma: str) -> set[str]:
    """Forms that a nynorsk base form may have; some do not exist, none is a form of another word."""
    if lemma.endswith("e"):
        return {lemma[:-1] + e for e in ("a", "ar", "er", "te", "t", "ast", "ane", "en", "ene", "andes")}
    return {lemma + e for e in ("a", "en", "et", "ar", "er", "ane", "ene", "e", "t")}


def register_names() -> set[str]:
    """Words of the project's own registers: persons' names met by others, places, bodies."""
    from corpus import person_names, registers

    found = {row.name.lower() for row in person_names.rows()}
    for row in registers.names():
        for form in (row.name, *row.aliases):
            found |= {w.lower() for w in WORD.findall(form) if w not in {"og"}}
            found |= {w.lower() for w in re.findall(r"[^\W\d_]{3,}", form) if w[0].isupper() and not w.isupper()}
    return {w for w in found if len(w) > 1 and WORD.fullmatch(w)}


def package_versions() -> dict[str, str]:
    from importlib.metadata import version

    return {p: version(p) for p in ("wordfreq", "spacy-lookups-data", "simplemma", "Faker")}
