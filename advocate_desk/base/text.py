"""Folding and tidying of names and words, the same way for storing, searching and matching."""

from __future__ import annotations

import re
import unicodedata

# letters that NFKD leaves alone although people type them plain
_SPECIAL = {
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
_ZERO_WIDTH = re.compile(
    "[\u200b\u200c\u2060\ufeff\u00ad]|(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d"
)
_NO_FILE_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_BLANKS = re.compile(r"\s+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


class _Folded(dict[int, str]):
    """Gives the folded form of a character; each is worked out once."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        kept = (_SPECIAL.get(char, char) for char in parts if not _is_accent(char))
        self[code] = "".join(kept)
        return self[code]


class _Worded(dict[int, str]):
    """Gives a space for whatever is no part of a word."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        is_word = char.isalnum() or char == "_" or unicodedata.category(char).startswith("M")
        self[code] = char if is_word else " "
        return self[code]


def _is_accent(char: str) -> bool:
    """Say whether a mark only colours its letter; in some scripts marks make another letter."""
    kind = unicodedata.combining(char)
    return kind > 0 and not (7 <= kind <= 9 or 84 <= kind <= 132)  # kana, Indic, Thai, Tibetan


_FOLDED, _WORDED = _Folded(), _Worded()


def tidy_spaces(text: str) -> str:
    """Trim, make every run of blanks one space, drop invisible characters, compose (NFC)."""
    return _BLANKS.sub(
        " ", _ZERO_WIDTH.sub("", _CONTROL.sub("", unicodedata.normalize("NFC", text)))
    ).strip()


def file_name(text: str) -> str:
    """Give a text as every system lets a file be called; blank when nothing of it is left."""
    return tidy_spaces(_NO_FILE_NAME.sub(" ", text)).strip(" .")


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
        return " ".join(text.lower().split())
    shown = text if text.isprintable() else _ZERO_WIDTH.sub("", text)
    plain = unicodedata.normalize("NFC", shown.translate(_FOLDED))
    return " ".join(plain.split())


def fold_name(text: str) -> str:
    """Fold a person's or company's name: like `fold`, and punctuation becomes a space.

    A name of nothing but signs keeps them.
    """
    folded = fold(text)
    return " ".join(folded.replace("'", "").translate(_WORDED).split()) or folded


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
