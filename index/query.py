"""The query language: text as a person types it → `Query`.

    lesing ungdomstrinn            pages with these words, in any form; more of them is better
    "inkluderende praksis"         the words side by side, as they stand
    lesing AND skriving, OR, NOT   all, at least one, none; -word is NOT word; (…) group
    lese*                          words that begin so
    kompetanselofte~               words that look so
    type:plan partner:NTNU network:"Malvik/Trondheim" measure:… person:… place:… title:… year:2024
    2024, 2018-2023, siden 2020, høst 2022 til våren 2024   time, not words: pages that cover it come first; all
                                                            ways to write it stand in `index.query_time`
    Alta kommune                   places and other names, in every spelling that the library has seen

AND binds closer than OR; NOT and - belong to what follows. A word in capitals is no operator in quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from index.analysis import words
from index.model import Query
from index.query_time import Span, spans, together, year_span
from ingest.errors import PlansporError

FIELDS = ("type", "partner", "network", "measure", "person", "place", "scheme", "title", "year")
TYPES = ("plan", "minutes", "report", "case", "web", "letter", "other")


class QueryError(PlansporError):
    """A query that cannot be read; `place` is where, counted in characters from 0."""

    type = "query"
    exit_code = 2

    def __init__(self, message: str, remedy: str = "", place: int = 0) -> None:
        super().__init__(message, remedy)
        self.place = place

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.message, self.remedy, self.place))


@dataclass(frozen=True, slots=True)
class Word:
    """One word asked for; `how` says which words of the library answer it."""

    text: str
    how: Literal["forms", "prefix", "fuzzy"] = "forms"


@dataclass(frozen=True, slots=True)
class Words:
    """These words side by side."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one; `all_count`: more of them is better (words typed side by side), else plain OR."""

    parts: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """Every one."""

    parts: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """Words typed side by side: the more of them the better."""

    parts: tuple[Clause, ...]
    without: tuple[Clause, ...] = ()


Clause = Word | Words | Either | Both | Loose

_LEXEME = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<field>[A-Za-zæøåÆØÅ]+):(?P<value>"[^"]*"|[^\s()"]+)?
  | (?P<phrase>"(?P<inside>[^"]*)")
  | (?P<quote>")
  | (?P<open>\() | (?P<close>\))
  | (?P<minus>(?:(?<=\s)|(?<=\()|^)-(?=[^\s\-]))
  | (?P<word>[^\s()"]+)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str
    text: str
    place: int
    value: str = ""


def parse(raw: str) -> tuple[Query, Clause | None]:
    """The query and the tree of its words (None where it has only fields and years).

    Raises:
        QueryError: a quote or bracket without its other half, an unknown field or type, an operator without
            words; says where.
    """
    try:
        lexemes, time = _take_time(raw, _lexemes(raw))
        reader = _Reader(raw, lexemes)
        tree = reader.either()
        reader.finish()
    except QueryError as error:
        error.pointing = raw, error.place
        raise
    query = Query(
        raw=raw,
        words=tuple(dict.fromkeys(reader.words)),
        phrases=tuple(reader.phrases),
        excluded=tuple(reader.excluded),
        fields=tuple(reader.fields),
        years=time.years if time else None,
        months=time.months if time else None,
    )
    for field, value in query.fields:
        if field == "type":
            query = replace(query, type=value)
        elif field == "partner":
            query = replace(query, partner=value)
        elif field == "network":
            query = replace(query, network=value)
        elif field == "year":
            query = replace(query, years=year_span(value), months=None)
    return query, tree


def _lexemes(raw: str) -> list[_Lexeme]:
    found = []
    for m in _LEXEME.finditer(raw):
        kind, place = str(m.lastgroup), m.start()
        if m["field"]:
            name = m["field"].lower()
            if name in FIELDS:
                if not (value := (m["value"] or "").strip('"').strip()):
                    raise QueryError(
                        f"{name}: has no value (at {place + 1})", f'Write {name}:value or {name}:"a value"', place
                    )
                found.append(_Lexeme("field", name, place, value))
            elif not m["value"] or m["value"].startswith("//"):
                found.append(_Lexeme("word", m[0], place))  # «Sak:», an address of the web
            else:
                raise QueryError(
                    f"there is no field {m['field']!r} (at {place + 1})", f"Fields: {', '.join(FIELDS)}", place
                )
        elif m["quote"]:
            raise QueryError(f"the quote at {place + 1} is not closed", 'Write "…" around the phrase', place)
        elif kind in ("inside", "phrase"):
            found.append(_Lexeme("phrase", m["inside"], place))
        elif not m["space"]:
            found.append(_Lexeme(kind, m[0], place))
    return found


def _take_time(raw: str, lexemes: list[_Lexeme]) -> tuple[list[_Lexeme], Span | None]:
    """The lexemes without those that say a time, and the time; several times span a range. What is excluded or
    quoted stays words."""
    kept: list[_Lexeme] = []
    found: list[Span] = []
    for is_word, group in groupby(enumerate(lexemes), lambda pair: pair[1].kind == "word"):
        members = [lexeme for _, lexeme in group]
        if is_word:
            excluded = bool(kept) and kept[-1].kind == "minus"
            start = members[excluded].place if len(members) > excluded else len(raw)
            end = members[-1].place + len(members[-1].text)
            reads = spans(raw[start:end])
            for read in reads:
                if read.backwards:
                    raise _backwards(raw[start:end][read.start : read.end], start + read.start)
            found += [read.span for read in reads]
            taken = [(start + read.start, start + read.end) for read in reads]
            members = [m for m in members if not any(a <= m.place < b for a, b in taken)]
        kept += members
    return kept, together(found)


def _backwards(time: str, place: int) -> QueryError:
    return QueryError(
        f"{time} ends before it begins (at {place + 1})", "Write the earlier year first: 2018-2024", place
    )


class _Reader:
    """Recursive descent over the lexemes; what it meets on the way is kept for the Query."""

    def __init__(self, raw: str, lexemes: list[_Lexeme]) -> None:
        self.raw, self._lexemes, self._at = raw, lexemes, 0
        self.words: list[str] = []
        self.phrases: list[tuple[str, ...]] = []
        self.excluded: list[str] = []
        self.fields: list[tuple[str, str]] = []

    def _next(self) -> _Lexeme | None:
        return self._lexemes[self._at] if self._at < len(self._lexemes) else None

    def _operator(self, *names: str) -> bool:
        lexeme = self._next()
        if lexeme is not None and lexeme.kind == "word" and lexeme.text in names:
            self._at += 1
            return True
        return False

    def finish(self) -> None:
        if (left := self._next()) is not None:
            raise QueryError(
                f"the bracket at {left.place + 1} closes nothing", "Take it out or open one", left.place
            )

    def either(self) -> Clause | None:
        parts = [self.both()]
        while self._operator("OR", "ELLER"):
            self._need("OR")
            parts.append(self.both())
        return _joined(Either, parts)

    def both(self) -> Clause | None:
        parts = [self.loose()]
        while self._operator("AND", "OG"):
            self._need("AND")
            parts.append(self.loose())
        return _joined(Both, parts)

    def _need(self, operator: str) -> None:
        lexeme = self._next()
        if self._at < 2 or lexeme is None or lexeme.kind == "close" or lexeme.text in ("AND", "OR", "OG", "ELLER"):
            place = self._lexemes[self._at - 1].place
            raise QueryError(
                f"{operator} at {place + 1} wants words on both sides", "Add them or take it out", place
            )

    def loose(self) -> Clause | None:
        parts: list[Clause] = []
        without: list[Clause] = []
        while (lexeme := self._next()) is not None and lexeme.kind != "close":
            if lexeme.kind == "word" and lexeme.text in ("AND", "OR", "OG", "ELLER"):
                break
            if lexeme.kind == "minus" or (lexeme.kind == "word" and lexeme.text in ("NOT", "IKKE")):
                self._at += 1
                if (clause := self._excluding(lexeme)) is not None:
                    without.append(clause)
            elif (clause := self._one()) is not None:
                parts.append(clause)
        if not parts and not without:
            return None
        return parts[0] if len(parts) == 1 and not without else Loose(tuple(parts), tuple(without))

    def _excluding(self, operator: _Lexeme) -> Clause | None:
        if self._next() is None:
            raise QueryError(f"NOT at {operator.place + 1} wants a word after it", "Add it", operator.place)
        words, phrases, fields = len(self.words), len(self.phrases), len(self.fields)
        clause = self._one()
        if len(self.fields) > fields:
            raise QueryError(
                f"a field cannot be excluded (at {operator.place + 1})", "Take out the -", operator.place
            )
        self.excluded += [*self.words[words:], *(" ".join(p) for p in self.phrases[phrases:])]
        del self.words[words:], self.phrases[phrases:]
        return clause

    def _one(self) -> Clause | None:
        lexeme = self._next()
        assert lexeme is not None
        self._at += 1
        match lexeme.kind:
            case "open":
                clause = self.either()
                if (end := self._next()) is None or end.kind != "close":
                    raise QueryError(f"the bracket at {lexeme.place + 1} is not closed", "Write )", lexeme.place)
                self._at += 1
                return clause
            case "field":
                self._field(lexeme)
                return None
            case "phrase":
                texts = tuple(words(lexeme.text))
                if not texts:
                    return None
                if len(texts) == 1:
                    self.words.append(texts[0])
                    return Words(texts)
                self.phrases.append(texts)
                return Words(texts)
            case _:
                return self._word(lexeme)

    def _field(self, lexeme: _Lexeme) -> None:
        if lexeme.text == "year" and year_span(lexeme.value) is None:
            raise QueryError(
                f"year:{lexeme.value} is no year (at {lexeme.place + 1})",
                "Write year:2024 or year:2018-2023",
                lexeme.place,
            )
        if lexeme.text == "year" and any(read.backwards for read in spans(lexeme.value)):
            raise _backwards(lexeme.value, lexeme.place)
        if lexeme.text == "type" and lexeme.value.lower() not in TYPES:
            raise QueryError(
                f"there is no type {lexeme.value!r} (at {lexeme.place + 1})",
                f"Types: {', '.join(TYPES)}",
                lexeme.place,
            )
        value = lexeme.value.lower() if lexeme.text == "type" else lexeme.value
        self.fields.append((lexeme.text, value))

    def _word(self, lexeme: _Lexeme) -> Clause | None:
        texts = words(lexeme.text)
        if not texts:
            return None
        self.words += texts
        how: Literal["forms", "prefix", "fuzzy"] = "forms"
        if lexeme.text.endswith("*"):
            how = "prefix"
        elif re.search(r"~\d?$", lexeme.text):
            texts = words(re.sub(r"~\d?$", "", lexeme.text)) or texts
            how = "fuzzy"
        made = [Word(text) for text in texts[:-1]] + [Word(texts[-1], how)]
        return made[0] if len(made) == 1 else Loose(tuple(made))


def _joined(kind: type[Either] | type[Both], parts: list[Clause | None]) -> Clause | None:
    real = tuple(part for part in parts if part is not None)
    if not real:
        return None
    return real[0] if len(real) == 1 else kind(real)
