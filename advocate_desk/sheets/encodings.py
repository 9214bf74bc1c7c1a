"""Finds out in which encoding a text file was written; same bytes, same answer."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

_MARKS = (  # the longer ones first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DEFAULT = "cp1252"
# the default first: on equal scores the earlier one wins
_LEGACY = (_DEFAULT, "mac_roman", "cp850", "cp1250")
_JAPANESE = ("cp932", "euc_jp")
_SAMPLE = 200_000
_LAST_PLANE = 0x10  # the highest second half of a character's number
_PLAIN = frozenset(b"\t\r\n") | frozenset(range(0x20, 0x7F))
_WORD_WITH_MARKS = re.compile(r"[^\W\d_]*[^\x00-\x7f][^\W\d_]*")
# letters of two bytes or more; other encodings hold such pairs by chance only
_UTF8_LETTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_ASCII = re.compile(rb"[\x00-\x7f]+")
_BROKEN_SHARE = 10  # so many whole letters for each byte that is none
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽ")
_CENTRAL = frozenset("ąćęłńóśźżĄĆĘŁŃŚŹŻčďěňřťůČĎĚŇŘŤŮőűŐŰľĺŕăâîșțşţđĐ")
_SIGNS = frozenset("‘’“”„«»–—…•€£§°©®™·¿¡ªº½¼²³µ\u00a0")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text with the encoding it was written in, and what she should know about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode_text(data: bytes, encoding: str | None = None) -> DecodedText:
    """Decode a whole file; when no encoding is named, by the evidence of its bytes."""
    chosen = encoding or guess_encoding(data)
    notes = []
    try:
        text = data.decode(chosen)
    except UnicodeError:
        text = data.decode(chosen, errors="replace")
        notes.append(f"Some characters are not {chosen} and are shown as �: choose the encoding.")
    text = text.removeprefix("\ufeff")
    if "\x00" in text:
        text = text.replace("\x00", "")
        notes.append("The file holds NUL characters; they were left out.")
    return DecodedText(text, chosen, tuple(notes))


def guess_encoding(data: bytes) -> str:
    """Name the encoding: by its mark, its NUL bytes, as UTF-8, as Japanese, by its letters."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    if wide := wide_encoding(data):
        return wide
    if _decodes(data, "utf-8") or _is_broken_utf8(data):
        return "utf-8"
    return _japanese(data) or _most_plausible(data)


def wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 and UTF-32 without a mark by where their NUL bytes stand."""
    sample = data[:_SAMPLE]
    if b"\x00" not in sample:
        return None
    if len(data) % 4 == 0:
        first, second, third, fourth = (sample[offset::4] for offset in range(4))
        if not any(fourth) and max(third) <= _LAST_PLANE:
            return "utf-32-le"
        if not any(first) and max(second) <= _LAST_PLANE:
            return "utf-32-be"
    little, big = (
        _plain_pairs(sample[0::2], sample[1::2]),
        _plain_pairs(sample[1::2], sample[0::2]),
    )
    most = max(little, big)
    if most < len(sample) / 100 or min(little, big) * 5 > most or _has_stray_nuls(sample):
        return None
    return "utf-16-le" if little > big else "utf-16-be"


def _plain_pairs(low: bytes, high: bytes) -> int:
    """Count the pairs of bytes that are a plain letter, sign or line end in wide characters."""
    return sum(not above and below in _PLAIN for below, above in zip(low, high, strict=False))


def _has_stray_nuls(sample: bytes) -> bool:
    """Say whether a text of single bytes holds some NULs that do not belong there."""
    return sample.count(0) * 10 < len(sample) and _decodes(sample, "ascii")


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeError:
        return False
    return True


def _is_broken_utf8(data: bytes) -> bool:
    """Say whether a text is UTF-8 but for a few bytes: one cut in two, one of another file."""
    rest, letters = _UTF8_LETTER.subn(b"", data)
    return len(_ASCII.sub(b"", rest)) * _BROKEN_SHARE < letters


def _japanese(data: bytes) -> str | None:
    """Recognise Japanese: it decodes strictly, into kana and kanji, in longer runs."""
    best, codec_of_best = 0.0, None
    for codec in _JAPANESE:
        if not _decodes(data, codec):
            continue
        text = data[:_SAMPLE].decode(codec, errors="ignore")
        wide = [char for char in text if not char.isascii()]
        kana = sum("\u3041" <= char <= "\u30fe" for char in wide)
        kanji = sum("\u4e00" <= char <= "\u9fff" for char in wide)
        narrow = sum("\uff61" <= char <= "\uff9f" for char in wide)
        runs = len(re.findall(r"[^\x00-\x7f]+", text))
        share = (kana + kanji - narrow) / max(len(wide), 1)
        # two accented letters in a row decode to one kanji: real names are two kanji or more
        if share >= 0.8 and len(wide) >= 1.6 * runs and share + kana / len(wide) > best:
            best, codec_of_best = share + kana / len(wide), codec
    return codec_of_best


def _most_plausible(data: bytes) -> str:
    scores = {codec: _plausibility(data, codec) for codec in _LEGACY}
    return max(_LEGACY, key=lambda codec: scores[codec])


def _plausibility(data: bytes, codec: str) -> float:
    """Score how much the words with marks look like words of European languages."""
    text = data[:_SAMPLE].decode(codec, errors="replace")
    if len(data) > _SAMPLE:  # accents may first appear far down
        lines = [line for line in data[_SAMPLE:].splitlines() if not line.isascii()][:500]
        text += "\n".join(line.decode(codec, errors="replace") for line in lines)
    return sum(_word_score(word) for word in _WORD_WITH_MARKS.findall(text))


def _word_score(word: str) -> float:
    """Score one run of letters around a mark: usual letters in their usual case are plausible."""
    score = 0.0
    for place, char in enumerate(word):
        if char.isascii():
            continue
        score += _letter_score(char)
        if place and char.isupper() and word[place - 1].islower():
            score -= 2.5  # a capital after a small letter: `JosÈ`
        elif char.islower() and place == 0 and word[1:2].isupper():
            score -= 2.0
    return score


def _letter_score(char: str) -> float:
    if char in _WESTERN:
        return 1.0
    if char in _CENTRAL:
        return 0.9
    if char in _SIGNS:
        return 0.3
    return -0.2 if unicodedata.category(char).startswith("L") else -1.5
