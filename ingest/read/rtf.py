"""Rich text (.rtf) → one page with forms: a small reader of the control words that carry text and tables."""

from __future__ import annotations

import re

from ingest.errors import EmptyFile
from ingest.model import FormKind
from ingest.read import Found, Task
from ingest.read.text import tidy
from ingest.read.write import CellDraft, PageWriter

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object header footer headerl headerr headerf footerl footerr footerf "
    b"themedata colorschememapping latentstyles datastore xmlnstbl listtable listoverridetable rsidtbl generator "
    b"fldinst bkmkstart bkmkend pntext pnseclvl nonshppict filetbl revtbl mmathPr wgrffmtfilter deleted".split()
)
"""Groups whose text is not shown on the page."""
_SIGNS = {
    b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ", b"enspace": " ", b"page": "\n", b"column": "\n",
}  # fmt: skip
_CODE_PAGES = {
    77: "mac_roman",
    437: "cp437",
    850: "cp850",
    865: "cp865",
    1250: "cp1250",
    1252: "cp1252",
    10000: "mac_roman",
}


_OUTSIDE = (False, False, 1, False, False)
"""The state outside all groups: of files with more closing braces than opening ones."""


def read_rtf(data: bytes, task: Task) -> Found:
    reader = _Reader()
    reader.read(data)
    page = reader.writer.page(1)
    if not page.raw.strip():
        raise EmptyFile("holds no text")
    return Found((page,))


class _Reader:
    def __init__(self) -> None:
        self.writer = PageWriter()
        self._text: list[str] = []
        self._rows: list[list[str]] = []
        self._cells: list[str] = []
        self._level = 0  # of a heading, from 1
        self._item = False
        self._in_table = False
        self._code_page = "cp1252"
        self._fallback = 1  # letters that stand for a Unicode one in old readers
        self._skip_letters = 0
        self._noted = False  # inside a footnote, which stands where its number is
        self._before_note: list[str] = []
        self._notes: list[str] = []
        self._listing = False  # inside what an item's number or bullet is to old readers
        self._before_list: list[str] = []
        self._marker = ""

    def read(self, data: bytes) -> None:
        stack: list[tuple[bool, bool, int, bool, bool]] = []
        skipping, hidden, star = False, False, False
        at = 0
        while (found := _TOKEN.search(data, at)) is not None:
            at = found.end()
            word, number, code, sign, brace, text = found.groups()
            if word == b"bin":  # so many bytes of anything, braces too
                at += max(0, int(number or 0))
                continue
            if brace == b"{":
                stack.append((skipping, hidden, self._fallback, self._noted, self._listing))
                continue
            if brace == b"}":
                skipping, hidden, self._fallback, noted, listing = stack.pop() if stack else _OUTSIDE
                if self._listing and not listing:
                    self._marker = " ".join(self._taken().split())
                    self._text = self._before_list
                self._listing = listing
                if self._noted and not noted:
                    self._notes.append(self._taken())
                    self._text = self._before_note
                self._noted = noted
                continue
            if sign == b"*":
                star = True
                continue
            if word is not None and (word in _SKIPPED or (star and word != b"shppict")):
                skipping = True
            if word == b"v":  # hidden letters, to the end of their group or till they are shown again
                hidden = number is None or int(number) != 0
                continue
            star = False
            if skipping or (hidden and word is None):
                continue
            if word is not None:
                self._word(word, int(number) if number is not None else None)
            elif code is not None:
                self._letters(bytes([int(code, 16)]).decode(self._code_page, errors="replace"))
            elif sign is not None:
                self._letters({b"~": " ", b"_": "-", b"-": "\u00ad"}.get(sign, sign.decode("latin-1")))
            elif text is not None:
                self._letters(text.decode(self._code_page, errors="replace"))
        self._paragraph()
        self._table()
        for note in self._notes:
            self.writer.block(FormKind.FOOTNOTE, note.split("\n"))

    def _letters(self, text: str) -> None:
        if self._skip_letters:
            cut = min(self._skip_letters, len(text))
            self._skip_letters -= cut
            text = text[cut:]
        self._text.append(text)

    def _word(self, word: bytes, number: int | None) -> None:
        if word in _SIGNS:
            self._text.append(_SIGNS[word])
        elif word == b"u" and number is not None:
            self._text.append(chr(number % 65536))
            self._skip_letters = self._fallback
        elif word == b"uc":
            self._fallback = max(0, number or 0)
        elif word == b"ansicpg":
            self._code_page = _CODE_PAGES.get(number or 1252, "cp1252")
        elif word == b"mac":
            self._code_page = "mac_roman"
        elif word == b"listtext" and not self._noted:
            self._listing, self._before_list, self._text = True, self._text, []
        elif word == b"footnote" and not self._noted:
            self._noted, self._before_note, self._text = True, self._text, []
        elif word == b"pard" and self._noted:
            pass  # its own paragraphs are no concern of the text's
        elif word == b"pard":
            self._level, self._item, self._in_table = 0, False, False
        elif word == b"intbl":
            self._in_table = True
        elif word == b"outlinelevel":
            self._level = (number or 0) + 1
        elif word in (b"ls", b"pnlvlblt", b"pnlvlbody"):
            self._item = True
        elif word in (b"par", b"sect"):
            self._paragraph()
        elif word in (b"cell", b"nestcell"):
            self._cells.append(self._taken())
        elif word in (b"row", b"nestrow"):
            self._rows.append(self._cells)
            self._cells = []

    def _taken(self) -> str:
        # Surrogate pairs come as two control words.
        text = "".join(self._text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._text = []
        return tidy(text)

    def _paragraph(self) -> None:
        if self._in_table or self._noted:
            self._text.append("\n")
            return
        lines = self._taken().split("\n")
        if any(line.strip() for line in lines):
            self._table()
            if self._level and self._level < 10:
                self.writer.block(FormKind.HEADING, lines, self._level)
            elif self._item or self._marker:
                marker = self._marker if any(map(str.isalnum, self._marker)) else "-"
                self.writer.block(FormKind.LIST_ITEM, [f"{marker} {lines[0].strip()}", *lines[1:]], 1)
            else:
                self.writer.block(FormKind.PARAGRAPH, lines)
        self._marker = ""

    def _table(self) -> None:
        cells = []
        for r, row in enumerate(self._rows):
            for c, text in enumerate(row):
                cells.append(CellDraft(r, c, tuple(" ".join(x.split()) for x in text.split("\n") if x.strip())))
        if cells:
            self.writer.table(cells)
        self._rows = []
