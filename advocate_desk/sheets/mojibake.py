"""Finds and mends letters that some program broke: UTF-8 read as Windows' own encoding (JosÃ©)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from advocate_desk.sheets.cells import Cell

_NOT_PLAIN = re.compile("[^\x00-\x7f]+")
# what the first bytes of UTF-8 look like, and the bytes that follow them
_BROKEN = re.compile("[ÂÃÄÅÎÏÐÑâãäåæçèéðï][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_SIGNS = range(0x2010, 0x2200)  # dashes, quotes, the euro, the trade mark
_BEYOND = 0x2E80  # Chinese, Japanese, Korean, and pictures
_LETTERS = range(0xA0, 0x250)
_GREEK_TO_ARABIC = range(0x370, 0x700)
_EXAMPLES = 3


def mended(text: str) -> str:
    """Give a text with its broken letters mended; one without any as it is."""
    if text.isascii() or not _BROKEN.search(text):
        return text
    return _NOT_PLAIN.sub(lambda found: _mended_run(found[0]), text)


def broken_texts(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """Give the different texts in rows that hold broken letters."""
    texts = {cell for row in rows for cell in row if type(cell) is str and not cell.isascii()}
    return [text for text in texts if mended(text) != text]


def examples_of(texts: Iterable[str]) -> str:
    """Give some broken texts with what they would become: `JosÃ© → José`."""
    return ", ".join(f"{text} → {mended(text)}" for text in sorted(texts)[:_EXAMPLES])


def _mended_run(run: str) -> str:
    try:
        again = bytes(map(_byte, run)).decode("utf-8")
    except (UnicodeError, ValueError):
        return run
    return again if all(map(_is_usual, again)) else run


def _byte(char: str) -> int:
    """Give the byte that was read as this character; five of them have no letter in Windows."""
    return ord(char) if "\x80" <= char <= "\x9f" else char.encode("cp1252")[0]


def _is_usual(char: str) -> bool:
    number = ord(char)
    is_letter = number in _LETTERS or number in _GREEK_TO_ARABIC
    return is_letter or number in _SIGNS or number >= _BEYOND
