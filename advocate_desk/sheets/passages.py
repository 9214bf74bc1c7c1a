"""Cuts pasted text into passages: messages of a mail thread, lines of a chat or of a calendar.

A line `From:` with another line of a mail's head below it begins a message, which reaches to the
next one; so does `On … wrote:`, with what is quoted below it. In all other text a line that is
only a day dates what follows, a line that names a day or begins with a time begins a passage, a
blank line ends one, and other lines go on with the passage above. A name with a time is somebody
who writes in a chat: her message reaches to the next name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from itertools import takewhile

from advocate_desk.sheets.chat_heads import heads_of_chat, is_stamped
from advocate_desk.sheets.days_in_text import FoundDay, first_day, only_day
from advocate_desk.sheets.named_in_text import ADDRESS

_HEADS = {  # of mails as programs in English, German and French write them
    "from": ("from", "von", "de"),
    "date": ("date", "sent", "datum", "gesendet", "envoyé"),
    "to": ("to", "an", "à"),
    "cc": ("cc",),
    "subject": ("subject", "betreff", "objet"),
}
_MEANT = {word: name for name, words in _HEADS.items() for word in words}
_HEAD = re.compile(rf"^[ \t>]*({'|'.join(_MEANT)})[ \t]*:[ \t]*(.*)$", re.IGNORECASE)
_OF_PEOPLE = ("from", "to", "cc")
_QUOTED = re.compile(r"^[ \t]*>")
_QUOTES = re.compile(r"^[ \t>]*")
_LONGEST_HEAD = 300  # characters
_WROTE_BEGINS = re.compile(r"^(?:On|Am|Le) .*\d")
_WROTE = re.compile(r"^(?:On .*\d.* wrote|Am .*\d.* schrieb.*|Le .*\d.* a écrit) ?:$")
_ORIGINAL = re.compile(r"^[ \t]*--+.*(?:original|forwarded) message.*--+[ \t]*$", re.IGNORECASE)
_TIMED = re.compile(r"^\s*\[?\d{1,2}[:.]\d{2}\b")
_LISTED = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Passage:
    """One message or one entry.

    Attributes:
        text: what was written.
        searched: where people and companies are looked for: the head of a mail too.
        day: the day it is of; None where it names none.
        is_mail: it is a message that was sent.
        is_chat: it is what somebody wrote in a chat.
        addresses: the e-mail addresses of its head.
    """

    text: str
    searched: str
    day: FoundDay | None
    is_mail: bool = False
    is_chat: bool = False
    addresses: tuple[str, ...] = ()


def passages_of(text: str, today: dt.date) -> list[Passage]:
    """Cut a text into its passages."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = [at for at in range(len(lines)) if _begins_mail(lines, at)]
    if not starts:
        return _quoted_mails(lines, today) or list(_entries(lines, today))
    found = list(_entries(lines[: starts[0]], today))
    ends = [*starts[1:], len(lines)]
    return found + [
        _mail(lines[start:end], today) for start, end in zip(starts, ends, strict=True)
    ]


def _begins_mail(lines: list[str], at: int) -> bool:
    """Say whether a head begins in a line: `From:`, and one of the others within two lines."""
    found = _HEAD.match(lines[at])
    if found is None or _MEANT[found[1].lower()] != "from":
        return False
    return any(_HEAD.match(line) for line in lines[at + 1 : at + 3])


def _mail(lines: list[str], today: dt.date) -> Passage:
    heads = list(takewhile(bool, map(_HEAD.match, lines)))
    head = {_MEANT[found[1].lower()]: _decoded(found[2]) for found in heads if found}
    written = (line for line in lines[len(heads) :] if not _QUOTED.match(line))
    body = "\n".join(line for line in written if not _ORIGINAL.match(line)).strip()
    whole = f"{head.get('subject', '').strip()}\n{body}".strip()
    people = [head.get(key, "") for key in _OF_PEOPLE]
    day = _sent_on(head.get("date", ""), today)
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


def _quoted_mails(lines: list[str], today: dt.date) -> list[Passage]:
    """Give the messages of a thread whose heads are lines like `On … wrote:`; else none."""
    said = list(_with_whole_heads(lines))
    if not any(_is_head_of_reply(text) for _level, text in said):
        return []
    found = [_Quoted("", 0)]
    open_ones = found[:]
    for level, text in said:
        if _is_head_of_reply(text):
            found.append(_Quoted(text))
            open_ones = [one for one in open_ones if one.level <= level] + found[-1:]
            continue
        if text and open_ones[-1].level < 0:
            open_ones[-1].level = level
        while text and open_ones[-1].level > level:
            open_ones.pop()
        open_ones[-1].written.append(text)
    return [one.passage(today) for one in found if any(one.written)]


def _is_head_of_reply(line: str) -> bool:
    return len(line) <= _LONGEST_HEAD and bool(_WROTE.match(line))


@dataclass(slots=True)
class _Quoted:
    """A message under `On … wrote:`, and how deep it is quoted; below 0 until it is known."""

    head: str
    level: int = -1
    written: list[str] = field(default_factory=list)

    def passage(self, today: dt.date) -> Passage:
        text = "\n".join(self.written).strip()
        addresses = tuple(one.lower() for one in ADDRESS.findall(self.head))
        day = first_day(self.head, today)
        searched = f"{self.head}\n{text}"
        return Passage(text, searched, day, is_mail=True, addresses=addresses)


def _with_whole_heads(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Give each line with how deep it is quoted; a head that goes on below is one line."""
    begun = ""
    for line in lines:
        quotes, text = _QUOTES.match(line), _QUOTES.sub("", line).strip()
        level = quotes[0].count(">") if quotes else 0
        whole = f"{begun} {text}".strip()
        if _is_head_of_reply(whole):
            yield level, whole
        else:
            if begun:
                yield level, begun
            if not _WROTE_BEGINS.match(text):
                yield level, text
        begun = text if _WROTE_BEGINS.match(text) and not _is_head_of_reply(whole) else ""
    if begun:
        yield 0, begun


def _sent_on(said: str, today: dt.date) -> FoundDay | None:
    """Give the day of a mail's head, as mail programs write it or as people do."""
    try:
        return FoundDay(parsedate_to_datetime(said).date(), said)
    except (ValueError, TypeError):
        return first_day(said, today)


def _addresses(people: Iterable[str]) -> tuple[str, ...]:
    """Give the addresses of a head; of a line that no mail program writes, what looks like one."""
    found: list[str] = []
    for line in people:
        # as mail programs show it: people apart by semicolons
        told = [one for _name, one in getaddresses([line.replace(";", ",")]) if "@" in one]
        found += told or (one[0] for one in ADDRESS.finditer(line))
    return tuple(dict.fromkeys(one.lower() for one in found))


def _entries(lines: list[str], today: dt.date) -> Iterator[Passage]:
    heads = heads_of_chat(lines)
    cut = _Cut(today)
    for at, line in enumerate(lines):
        yield from cut.take(line, is_head=at in heads)
    yield from cut.end()


@dataclass(slots=True)
class _Cut:
    """The passage that is being read, and the day that dates it when it names none."""

    today: dt.date
    heading: FoundDay | None = None
    held: list[str] = field(default_factory=list)
    day: FoundDay | None = None
    is_chat: bool = False

    def take(self, line: str, *, is_head: bool) -> Iterator[Passage]:
        """Take a line; give the passage that ends before it."""
        if dates := only_day(line, self.today):
            yield from self.end()
            self.heading = dates
            return
        named = first_day(line, self.heading.day if self.heading else self.today)
        writes = is_head or is_stamped(line, named)
        begins = bool(named or _TIMED.match(line) or _LISTED.match(line) or not line.strip())
        if writes or (begins and not self.is_chat):
            yield from self.end()
            self.is_chat = writes
        if line.strip():
            self.held.append(line.strip())
            # below the line that says who writes, a day may be one that the message tells of
            dates_itself = writes or not (self.is_chat and self.heading)
            self.day = self.day or (named if dates_itself else None)

    def end(self) -> Iterator[Passage]:
        """Give the passage that is being read, if there is one."""
        if self.held:
            text = "\n".join(self.held)
            yield Passage(text, text, self.day or self.heading, is_chat=self.is_chat)
        self.held, self.day, self.is_chat = [], None, False
