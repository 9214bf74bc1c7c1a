"""Folding and tidying of names and words, the same way for storing, searching and matching."""

from __future__ import annotations

import re
import unicodedata

# letters that NFKD leaves alone although people type them plain
_SPECIAL = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "’": "'",
        "‘": "'",
    }
)
_ZERO_WIDTH = re.compile(
    "[\u200b\u200c\u2060\ufeff\u00ad]|(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d"
)
_BLANKS = re.compile(r"\s+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_NOT_WORD = re.compile(r"[^\w]+")


def tidy_spaces(text: str) -> str:
    """Trim, make every run of blanks one space, drop invisible characters, compose (NFC)."""
    return _BLANKS.sub(
        " ", _ZERO_WIDTH.sub("", _CONTROL.sub("", unicodedata.normalize("NFC", text)))
    ).strip()


def tidy_lines(text: str) -> str:
    """Tidy a text of several lines: lines stay, ends are trimmed, unholdable signs go."""
    lines = (
        _CONTROL.sub("", unicodedata.normalize("NFC", text))
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
    return lines.strip()


def fold(text: str) -> str:
    """Give the form in which texts are compared: no accents, no case, single spaces.

    Letters of scripts without accents stay as they are, so a name is never folded to nothing.
    """
    if text.isascii():
        return _BLANKS.sub(" ", text.casefold()).strip()
    plain = unicodedata.normalize("NFKD", _ZERO_WIDTH.sub("", text)).casefold().translate(_SPECIAL)
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return _BLANKS.sub(" ", kept).strip()


def fold_name(text: str) -> str:
    """Fold a person's or company's name: like `fold`, and punctuation becomes a space."""
    return _BLANKS.sub(" ", _NOT_WORD.sub(" ", fold(text).replace("'", ""))).strip()


def split_words(text: str) -> tuple[str, ...]:
    """Split a cell of several values at `;` (else `,`), each tidied, none twice."""
    separator = ";" if ";" in text else ","
    seen: dict[str, str] = {}
    for part in text.split(separator):
        if word := tidy_spaces(part):
            seen.setdefault(fold(word), word)
    return tuple(seen.values())


def join_words(words: tuple[str, ...]) -> str:
    """Join several values into one cell."""
    return "; ".join(words)
