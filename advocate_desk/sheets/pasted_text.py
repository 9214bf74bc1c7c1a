"""Proposes activities and conversations from pasted text, as rows of an ordinary import.

Each member that a passage names makes one row. It is an activity when the passage names an
activity type, else a conversation: a mail is a message, and of other passages single words tell.
A row is ticked when it is certain who is meant, on which day, and of which kind it is; what a mail
says of activities is never certain, nor what somebody will, can or would do, and nobody unknown is
made by it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advocate_desk.base.text import fold_name
from advocate_desk.sheets.cells import Cell
from advocate_desk.sheets.days_in_text import FoundDay
from advocate_desk.sheets.grid import Sheet
from advocate_desk.sheets.named_in_text import KnownNames, Named
from advocate_desk.sheets.passages import Passage, passages_of
from advocate_desk.sheets.pasted import CLIPBOARD
from advocate_desk.sheets.workbook import Workbook
from advocate_desk.store.choices import ActStatus, TouchKind

NAME = "Pasted text"
_ACTIVITIES = ("Member", "Type", "Status", "Due on", "Completed on", "Text")
_CONVERSATIONS = ("Member", "On", "Kind", "Text")
_UNKNOWN = "nobody with this address is known"
_LONGEST = 4_000  # characters of a passage that are kept
_TOLD_BY = {
    TouchKind.THANKS: frozenset({"thanks", "thank", "thanked", "thx"}),
    TouchKind.MET: frozenset({"met", "lunch", "dinner", "coffee", "visit", "visited", "meeting"}),
    TouchKind.EVENT: frozenset({"event", "webinar", "conference", "summit", "meetup"}),
}


_NOT_YET = re.compile(
    r"\b(?:will|would|could|can|may|might|should|shall|plans?|planning|wants?|hopes?|going to"
    r"|asked|asks?|agreed|promised|offered|open to|happy to|not|next|maybe|perhaps)\b"
    r"|[’']ll\b|n[’']t\b|\?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A row that a passage proposes.

    Attributes:
        who: as she is shown; `member` is what the sheet calls her.
        type: the activity type; blank for a conversation.
        kind: of a conversation.
        doubts: why it is not ticked; none when all is certain.
    """

    who: str
    member: str
    day: dt.date
    type: str
    kind: str
    text: str
    doubts: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Say whether it is ticked."""
        return not self.doubts


def propose_rows(names: KnownNames, text: str, today: dt.date) -> list[Proposed]:
    """Give the rows that a text proposes, in the order of the text."""
    found: list[Proposed] = []
    for passage in passages_of(text, today):
        for one in _of_passage(names, passage, today):
            if one not in found:
                found.append(one)
    return found


def workbook_of(rows: Sequence[Proposed], today: dt.date) -> Workbook:
    """Give the rows as a workbook in our own layout, to be imported like any other."""
    acts = [_act_row(row, today) for row in rows if row.type]
    talks = [(row.member, row.day, row.kind, row.text) for row in rows if not row.type]
    sheets = tuple(
        Sheet(name, visible=True, rows=[headings, *told])
        for name, headings, told in (
            ("Activities", _ACTIVITIES, acts),
            ("Conversations", _CONVERSATIONS, talks),
        )
        if told
    )
    whole = repr([(one.name, one.rows) for one in sheets]).encode()
    return Workbook(NAME, len(whole), hashlib.sha256(whole).hexdigest(), CLIPBOARD, sheets)


def _act_row(row: Proposed, today: dt.date) -> tuple[Cell, ...]:
    """Give an activity as done, or as scheduled where its day is still to come."""
    if row.day > today:
        return row.member, row.type, ActStatus.SCHEDULED.value, row.day, None, row.text
    return row.member, row.type, ActStatus.COMPLETED.value, None, row.day, row.text


def _of_passage(names: KnownNames, passage: Passage, today: dt.date) -> list[Proposed]:
    day = passage.day.day if passage.day else today
    text = passage.text[:_LONGEST]
    type_ = names.type_in(passage.text) or ""
    kind = _kind_of(passage)
    not_done = _why_not_done(passage, day, today) if type_ else ()
    others = _named_beside(names, passage, type_) if type_ else frozenset()
    found = []
    for who, member, doubts in _whom(names.people(passage.searched, passage.addresses)):
        unsure = (*doubts, *_doubts_of_day(passage.day))
        elses = ("somebody else is named beside it",) if others and member not in others else ()
        if not_done or elses or not type_:
            to_come = ("this day is still to come",) if day > today else ()
            found.append(Proposed(who, member, day, "", kind.value, text, (*unsure, *to_come)))
        if type_ and _UNKNOWN not in doubts:
            said = (*unsure, *not_done, *elses)
            found.append(Proposed(who, member, day, type_, "", text, said))
    return found


def _why_not_done(passage: Passage, day: dt.date, today: dt.date) -> tuple[str, ...]:
    """Say why an activity that is named may not have happened."""
    if passage.is_mail:
        return ("a mail may only ask for it",)
    if day <= today and _NOT_YET.search(passage.text):
        return ("it may only be planned or asked for",)
    return ()


def _named_beside(names: KnownNames, passage: Passage, type_: str) -> frozenset[str]:
    """Give who is named in the lines that name the activity; none where nobody is."""
    lines = [line for line in passage.text.split("\n") if names.type_in(line) == type_]
    return frozenset(one.called for line in lines for one in names.people(line).certain)


def _whom(named: Named) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give who is named: as she is shown, as the sheet calls her, and what is not certain."""
    for one in named.certain:
        yield one.name or one.email, one.called, ()
    for name in named.shared:
        yield name, name, ("several members have this name",)
    for address in named.unknown:
        yield address, address, (_UNKNOWN,)


def _doubts_of_day(found: FoundDay | None) -> tuple[str, ...]:
    if found is None:
        return ("no day is named: today is taken",)
    return ("day and month could be the other way round",) if found.may_differ else ()


def _kind_of(passage: Passage) -> TouchKind:
    """Give how we were in touch: a mail is a message, else the first word that tells it."""
    if passage.is_mail:
        return TouchKind.MESSAGE
    for word in fold_name(passage.text).split():
        for kind, words in _TOLD_BY.items():
            if word in words:
                return kind
    return TouchKind.MESSAGE if passage.is_chat else TouchKind.TALK
