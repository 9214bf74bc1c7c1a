"""Finds the lines of a chat that say who writes, as chat programs put them on the clipboard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from advocate_desk.sheets.days_in_text import FoundDay

_TIME = r"\[?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\]?"
_ONLY_TIME = re.compile(rf"^\s*{_TIME}\s*$", re.IGNORECASE)
_BEFORE_TIME = re.compile(rf"^(.{{3,60}}?)\s+{_TIME}\s*$", re.IGNORECASE)
_STAMP = re.compile(r"^\s*\[[^\]]{6,40}\]")
_WORDS = range(2, 6)  # of a name
_SMALL = frozenset(("al", "bin", "da", "de", "del", "den", "der", "di", "do", "la", "van", "von"))


def heads_of_chat(lines: Sequence[str]) -> frozenset[int]:
    """Give which lines say who writes: a name with a time beside it, or in the line below.

    Where no name is above the first time, times belong to what stands below, as in a calendar.
    """
    said = [at for at, line in enumerate(lines) if line.strip()]
    pairs = list(pairwise(said))
    above_times = [at for at, below in pairs if _ONLY_TIME.match(lines[below])]
    is_calendar = bool(said and _ONLY_TIME.match(lines[said[0]])) or bool(
        above_times and not _is_name(lines[above_times[0]])
    )
    beside = {at for at in said if _names_beside_time(lines[at])}
    above = set() if is_calendar else {at for at in above_times if _is_name(lines[at])}
    return frozenset(beside | above)


def is_stamped(line: str, named: FoundDay | None) -> bool:
    """Say whether a line begins with its moment in brackets, as messages do."""
    stamp = _STAMP.match(line)
    return bool(stamp and named and named.words in " ".join(stamp[0].split()))


def _names_beside_time(line: str) -> bool:
    found = _BEFORE_TIME.match(line.strip())
    return found is not None and _is_name(found[1])


def _is_name(said: str) -> bool:
    """Say whether words look like the name of somebody: each with a capital, and no number."""
    words = said.replace(",", " ").split()
    if len(words) not in _WORDS or any(letter.isdigit() or letter == ":" for letter in said):
        return False
    return all(word[0].isupper() or word in _SMALL for word in words)
