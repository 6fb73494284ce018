"""The measures that a document is known to name, found in a text without trying each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

_WORD = re.compile(r"\w+")


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
