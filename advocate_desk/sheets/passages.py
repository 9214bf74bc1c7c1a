"""Cuts pasted text into passages: messages of a mail thread, lines of a chat or of a calendar.

A line `From:` with another line of a mail's head below it begins a message, which reaches to the
next one. In all other text a line that is only a day dates what follows, a line that names a day
or begins with a time begins a passage, a blank line ends one, and other lines go on with the
passage above.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from itertools import takewhile

from advocate_desk.sheets.days_in_text import FoundDay, first_day, only_day

_HEAD = re.compile(r"^[ \t>]*(From|Sent|Date|To|Cc|Subject)[ \t]*:[ \t]*(.*)$", re.IGNORECASE)
_OF_PEOPLE = ("from", "to", "cc")
_QUOTED = re.compile(r"^[ \t]*>")
_ORIGINAL = re.compile(r"^[ \t]*--+.*(?:original|forwarded) message.*--+[ \t]*$", re.IGNORECASE)
_TIMED = re.compile(r"^\s*\[?\d{1,2}[:.]\d{2}\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """One message or one entry.

    Attributes:
        text: what was written.
        searched: where people and companies are looked for: the head of a mail too.
        day: the day it is of; None where it names none.
        is_mail: it is a message that was sent.
        addresses: the e-mail addresses of its head.
    """

    text: str
    searched: str
    day: FoundDay | None
    is_mail: bool = False
    addresses: tuple[str, ...] = ()


def passages_of(text: str, today: dt.date) -> list[Passage]:
    """Cut a text into its passages."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = [at for at in range(len(lines)) if _begins_mail(lines, at)]
    if not starts:
        return list(_entries(lines, today))
    found = list(_entries(lines[: starts[0]], today))
    ends = [*starts[1:], len(lines)]
    return found + [
        _mail(lines[start:end], today) for start, end in zip(starts, ends, strict=True)
    ]


def _begins_mail(lines: list[str], at: int) -> bool:
    """Say whether a head begins in a line: `From:`, and one of the others within two lines."""
    found = _HEAD.match(lines[at])
    if found is None or found[1].lower() != "from":
        return False
    return any(_HEAD.match(line) for line in lines[at + 1 : at + 3])


def _mail(lines: list[str], today: dt.date) -> Passage:
    heads = list(takewhile(bool, map(_HEAD.match, lines)))
    head = {found[1].lower(): _decoded(found[2]) for found in heads if found}
    written = (line for line in lines[len(heads) :] if not _QUOTED.match(line))
    body = "\n".join(line for line in written if not _ORIGINAL.match(line)).strip()
    whole = f"{head.get('subject', '').strip()}\n{body}".strip()
    people = [head.get(key, "") for key in _OF_PEOPLE]
    day = _sent_on(head.get("date") or head.get("sent") or "", today)
    searched = f"{' '.join(people)}\n{whole}"
    return Passage(whole, searched, day, is_mail=True, addresses=_addresses(people))


def _decoded(said: str) -> str:
    """Give a line of a head as it is read; mails write letters such as ü as `=?utf-8?q?=C3=BC?=`.

    A line whose code is broken stays as it is.
    """
    try:
        return str(make_header(decode_header(said)))
    except (MessageError, LookupError, ValueError):
        return said


def _sent_on(said: str, today: dt.date) -> FoundDay | None:
    """Give the day of a mail's head, as mail programs write it or as people do."""
    try:
        return FoundDay(parsedate_to_datetime(said).date(), said)
    except (ValueError, TypeError):
        return first_day(said, today)


def _addresses(people: Iterable[str]) -> tuple[str, ...]:
    # as mail programs show it: people apart by semicolons
    said = [one.replace(";", ",") for one in people]
    return tuple(dict.fromkeys(one.lower() for _name, one in getaddresses(said) if "@" in one))


def _entries(lines: list[str], today: dt.date) -> Iterator[Passage]:
    heading: FoundDay | None = None  # of the lines below it
    held: list[str] = []
    day: FoundDay | None = None
    for line in [*lines, ""]:
        dates = only_day(line, today)
        named = first_day(line, heading.day if heading else today)
        ends = not line.strip() or dates or named or _TIMED.match(line)
        if held and ends:
            yield _entry(held, day or heading)
            held, day = [], None
        if dates:
            heading = dates
        elif line.strip():
            held.append(line.strip())
            day = day or named


def _entry(lines: list[str], day: FoundDay | None) -> Passage:
    text = "\n".join(lines)
    return Passage(text, text, day)
