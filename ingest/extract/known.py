"""The measures that a document is known to name, found in a text without trying each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"^[\W_]*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-zæøå]|[ivx]{1,4})[.)]\s+)?[\W_]*")


class Names(tuple[str, ...]):
    """Names by their first word: what a text costs grows with the text, not with the names of the document."""

    @classmethod
    def of(cls, names: Sequence[str]) -> Names:
        return names if isinstance(names, cls) else cls(names)

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = {}
        for name in self:
            if first := _WORD.search(name):
                out.setdefault(first.group().lower(), []).append(name)
        return out

    def in_text(self, text: str) -> Iterator[str]:
        """The names whose first word the text has, longest first."""
        words = {m.group() for m in _WORD.finditer(text.lower())}
        found = [name for word in words for name in self._by_word.get(word, ())]
        return iter(sorted(found, key=lambda n: (-len(n), n)))

    def at_start(self, text: str) -> Iterator[str]:
        """The names that a text begins with, after marks and numbers, longest first."""
        words = _MARKS.sub("", text)
        return (
            n
            for n in self.in_text(words[:200])
            if words.startswith(n) and not words[len(n) : len(n) + 1].isalnum()
        )
