"""Two members or accounts side by side: what differs, what is proposed, and what will follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import InvalidDraft, Problem
from advocate_desk.base.text import fold
from advocate_desk.base.words import count_words
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.history_words import words_of_kind
from advocate_desk.program.listing import Line, Listing
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.merge_histories import current_job
from advocate_desk.program.merge_rows import count_pointing, sql_table
from advocate_desk.store.choices import ContactPreference, ReferencePolicy, RewardPolicy, Status
from advocate_desk.store.models import TABLE_OF_KIND, Employment

LISTINGS: Mapping[str, Listing] = {"members": MEMBERS, "accounts": ACCOUNTS}
NAMES = {"members": "name", "accounts": "company"}
BETWEEN_NOTES = "\n\n———\n\n"

# worked out from what follows, or told by another field: the job, the amount
_JOB_SINCE = "job_since"
_NOT_ASKED = frozenset({"name", "job_title", "currency", "health"})
_DERIVED_YET_ASKED = frozenset({"role"})  # the job that holds is a choice of hers
# of two words about what may be done the stricter is proposed: a permission is never made up
_STRICTER: Mapping[str, tuple[Any, ...]] = {
    "contact_preference": (
        ContactPreference.DO_NOT_CONTACT,
        ContactPreference.EMAIL_ONLY,
        ContactPreference.PHONE_ONLY,
        ContactPreference.OK,
    ),
    "reward_policy": (RewardPolicy.RECOGNITION_ONLY, RewardPolicy.NO_GIFTS, RewardPolicy.OK),
    "reference_policy": (
        ReferencePolicy.NO,
        ReferencePolicy.ANONYMOUS,
        ReferencePolicy.LOGO_ONLY,
        ReferencePolicy.YES,
    ),
    "open_to_network": (False, True),
    "open_issue": (True, False),
    "healthcare": (True, False),
}
_EARLIER = frozenset({"customer_since", "open_issue_since"})  # of other days the later is proposed


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field of both.

    Attributes:
        values: by the id of the row.
        joined: what both together give, where nothing has to be chosen.
        proposed: the id of the row whose value is proposed; 0 where both are kept.
    """

    field: ListField
    values: Mapping[int, Any]
    joined: Any = None
    proposed: int = 0

    @property
    def differs(self) -> bool:
        """Say whether the two say different things, so that one must be chosen."""
        first, second = self.values.values()
        return (
            self.proposed != 0
            and not _is_blank(first)
            and not _is_blank(second)
            and (first != second)
        )


@dataclass(frozen=True, slots=True)
class MergeCard:
    """Two rows side by side.

    Attributes:
        kind: members or accounts.
        kept: the id of the one that is to be kept.
        follows: by id, what follows to the other when it is the one that goes, in words.
    """

    kind: str
    lines: Mapping[int, Line]
    kept: int
    fields: tuple[MergeField, ...]
    follows: Mapping[int, str]

    def name(self, row_id: int) -> str:
        """Give what a row is called."""
        return str(self.lines[row_id].values.get(NAMES[self.kind]) or "No name")

    def other(self, row_id: int) -> int:
        """Give the id of the other row."""
        return next(one for one in self.lines if one != row_id)

    def label(self, kept: int) -> str:
        """Name the change that keeps this one."""
        return f"Merge {self.name(self.other(kept))} into {self.name(kept)}"


def merge_card(
    session: Session, kind: str, first: int, second: int, kept: int | None = None
) -> MergeCard:
    """Give two members or accounts side by side, with what is proposed for each field.

    Without `kept` the one with more to it is proposed to be kept, else the older one.

    Raises:
        InvalidDraft: it is one and the same, or one of them is gone.
    """
    one = "member" if kind == "members" else "account"
    if first == second:
        words = f"This is one and the same {one}. Choose two different ones to merge."
        raise InvalidDraft([Problem("", words)])
    lines = LISTINGS[kind].lines(session, [first, second])
    if len(lines) < 2:
        raise InvalidDraft([Problem("", f"One of the two {one}s is gone. Choose again.")])
    pair = {row_id: _with_job(session, kind, lines[row_id]) for row_id in (first, second)}
    counts = {
        row_id: count_pointing(session, sql_table(TABLE_OF_KIND[kind]), row_id) for row_id in pair
    }
    heavier = min(pair, key=lambda row_id: (-sum(counts[row_id].values()), row_id))
    stays = kept or heavier
    return MergeCard(kind, pair, stays, _fields_of(session, kind, pair, stays), _follows(counts))


def _with_job(session: Session, kind: str, line: Line) -> Line:
    """Add since when a member has her job: of two jobs the newer is proposed."""
    if kind != "members":
        return line
    since = session.scalar(
        select(Employment.from_day).where(Employment.id == current_job(session, line.id))
    )
    return Line(line.id, {**line.values, _JOB_SINCE: since})


def _follows(counts: Mapping[int, Mapping[str, int]]) -> dict[int, str]:
    return {
        row_id: ", ".join(
            count_words(count, *words_of_kind(table)) for table, count in found.items()
        )
        for row_id, found in counts.items()
    }


def _fields_of(
    session: Session, kind: str, lines: Mapping[int, Line], kept: int
) -> tuple[MergeField, ...]:
    """Give the fields that either fills, with a proposal for each."""
    found = []
    for field in LISTINGS[kind].all_fields(session):
        values = {row_id: line.values.get(field.key) for row_id, line in lines.items()}
        if _is_asked(kind, field) and not all(map(_is_blank, values.values())):
            found.append(_merge_field(field, values, lines, kept))
    return tuple(found)


def _is_asked(kind: str, field: ListField) -> bool:
    if kind == "members" and field.key == "company":
        return False  # the job is asked as a whole
    is_own = field.editable or field.key in _DERIVED_YET_ASKED
    return is_own and field.key not in _NOT_ASKED


def _merge_field(
    field: ListField, values: Mapping[int, Any], lines: Mapping[int, Line], kept: int
) -> MergeField:
    if field.shape in (Shape.WORDS, Shape.LONG_TEXT):
        first, second = (values[kept], *(v for row, v in values.items() if row != kept))
        return MergeField(field, values, joined=_joined(first, second))
    return MergeField(field, values, proposed=_proposed(field, values, lines, kept))


def _joined(first: Any, second: Any) -> Any:
    """Put two lists or texts together; what both say is said once."""
    if isinstance(first, tuple) or isinstance(second, tuple):
        return joined_words(first or (), second or ())
    texts = list(dict.fromkeys(text for text in (first, second) if text))
    return next((one for one in texts if all(two in one for two in texts)), None) or (
        BETWEEN_NOTES.join(texts)
    )


def joined_words(*lists: tuple[str, ...]) -> tuple[str, ...]:
    """Join lists of words, those of the first in front, none twice."""
    found: dict[str, str] = {}
    for words in lists:
        for word in words:
            found.setdefault(fold(word), word)
    return tuple(found.values())


def _proposed(
    field: ListField, values: Mapping[int, Any], lines: Mapping[int, Line], kept: int
) -> int:
    """Give the row whose value is proposed: the filled one, else the better by the field's rule.

    The stricter of two permissions, the further of two steps in the program, the newer of two
    jobs and days, of two texts the one that holds the other; else that of the row that is kept.
    """
    filled = [row_id for row_id, value in values.items() if not _is_blank(value)]
    if len(filled) == 1:
        return filled[0]
    rank = {row_id: _rank(field, values[row_id], lines[row_id]) for row_id in filled}
    other = next(row_id for row_id in filled if row_id != kept)
    if rank[kept] != rank[other]:
        return max(filled, key=lambda row_id: rank[row_id])
    said, told = fold(str(values[kept])), fold(str(values[other]))
    return other if said != told and said in told else kept


def _rank(field: ListField, value: Any, line: Line) -> Any:
    """Give how much is to be said for a value; equal where nothing is."""
    key = field.key
    if key in _STRICTER:
        order = _STRICTER[key]
        return -order.index(value) if value in order else -len(order)
    if key == "status":
        return _status_rank(line)
    if key == "role":
        return _day_rank(line.values.get(_JOB_SINCE))
    if isinstance(value, dt.date):
        return -value.toordinal() if key in _EARLIER else value.toordinal()
    return 0


def _status_rank(line: Line) -> tuple[bool, int]:
    """A status of a known day is newer than one without; everybody begins as a candidate."""
    is_more = line.values.get("status") != Status.CANDIDATE
    return is_more, _day_rank(line.values.get("status_since"))


def _day_rank(day: dt.date | None) -> int:
    return day.toordinal() if day else 0


def _is_blank(value: Any) -> bool:
    return value in (None, "", ())
