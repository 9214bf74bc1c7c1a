"""Finds which new companies may be one that is there already, spelled otherwise; she decides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from advocate_desk.program.likeness import company_key

_NUMBER = re.compile(r"\d+")
_A_SLIP = 86  # of 100: Kestrl Bank for Kestrel Bank
_LEAST = 4  # letters of a word, or of a beginning, that two names share
_MOST_SHARE = 200  # names; a word that more have tells nothing
_MOST = 3  # proposed for one name
_Part = tuple[str, tuple[str, ...]]
_WORDS = 2  # of a name that another goes on with: Orchard Foods, Orchard Foods Europe


def near_companies(new: Sequence[str], known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Give for new names the known ones, or new ones before them, that may be the same."""
    by_part: dict[_Part, list[tuple[str, str]]] = defaultdict(list)
    found: dict[str, tuple[str, ...]] = {}
    for name in known:
        key = company_key(name)
        for part in _parts(key):
            by_part[part].append((name, key))
    for name in new:
        key = company_key(name)
        near: dict[str, float] = {}
        for part in _parts(key):
            others = by_part[part]
            if len(others) <= _MOST_SHARE:
                near.update((other, score) for other, one in others if (score := _score(key, one)))
            others.append((name, key))
        if near:
            found[name] = tuple(sorted(near, key=lambda one: -near[one])[:_MOST])
    return found


def _parts(key: str) -> set[_Part]:
    """Give what two spellings of a name share: a word, or the beginning, and all its numbers.

    Another number is another company.
    """
    numbers = tuple(_NUMBER.findall(key))
    words = {word for word in key.split() if len(word) >= _LEAST and word not in numbers}
    return {(word, numbers) for word in (*words, key[:_LEAST])}


def _score(one: str, other: str) -> float:
    """Give how alike two folded names are, 0 for not enough."""
    if one == other:
        return 100.0
    short, long = sorted((one, other), key=len)
    if len(short.split()) >= _WORDS and long.startswith(f"{short} "):
        return 99.0
    return fuzz.ratio(one, other, score_cutoff=_A_SLIP)
