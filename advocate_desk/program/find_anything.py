"""Finds people, companies, saved views and tags by a few typed words, for the command palette."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from advocate_desk.base.text import fold
from advocate_desk.program.account_list import ACCOUNTS
from advocate_desk.program.listing import Condition, Test, Wanted
from advocate_desk.program.lists import LISTS
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.quick_log import people_like
from advocate_desk.program.views import views_of

_MOST = 6  # of each kind: what is looked for stands among the first, or more is typed
_LEAST_FUZZY = 4  # letters: shorter words are like too many others
_NEAR = 80.0  # of 100 (rapidfuzz): a letter too few or two that changed places
_LOG = "log "  # before a name: log an activity for this person


class FoundKind(StrEnum):
    """What was found."""

    LOG = "log"
    PERSON = "member"
    COMPANY = "account"
    VIEW = "view"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Found:
    """One line of what was found.

    Attributes:
        row_id: the member or the account; 0 for rows of a list.
        listing, wanted: the list and the rows of it that a view or a tag shows.
    """

    kind: FoundKind
    words: str
    about: str = ""
    row_id: int = 0
    listing: str = ""
    wanted: Wanted | None = None


def find_anything(session: Session, typed: str) -> list[Found]:
    """Give what typed words may mean: `@` before them asks for people alone, `#` for tags."""
    words = typed.strip()
    if words.startswith("@"):
        return list(_people(session, words[1:]))
    if words.startswith("#"):
        return list(_tags(session, words[1:]))
    if not words or words.startswith(">"):
        return []
    return [*_logs(session, words), *_people(session, words), *_rest(session, words)]


def nearness(typed: str, words: str) -> float | None:
    """Give how well words answer what was typed: 0 at best, None when they do not."""
    asked, text = fold(typed), fold(words)
    if text == asked:
        return 0.0
    if text.startswith(asked):
        return 1.0
    begun = text.replace("…", " ").split()
    if all(any(word.startswith(part) for word in begun) for part in asked.split()):
        return 2.0
    if asked in text:
        return 3.0
    if all(any(_is_like(part, word) for word in begun) for part in asked.split()):
        return 4.0
    return None


def _is_like(part: str, word: str) -> bool:
    """Say whether a word begins as typed, but for a slip."""
    is_long = len(part) >= _LEAST_FUZZY
    return word.startswith(part) or (is_long and fuzz.ratio(part, word[: len(part)]) >= _NEAR)


def _logs(session: Session, words: str) -> Iterator[Found]:
    if words.casefold().startswith(_LOG):
        for person in people_like(session, words[len(_LOG) :], _MOST):
            yield Found(FoundKind.LOG, f"Log activity for {person.name}…", person.role, person.id)


def _people(session: Session, words: str) -> Iterator[Found]:
    for person in people_like(session, words, _MOST):
        yield Found(FoundKind.PERSON, person.name, person.role, person.id)


def _rest(session: Session, words: str) -> Iterator[Found]:
    ids = ACCOUNTS.first_ids(session, Wanted(words=words), ACCOUNTS.default_sort, _MOST)
    lines = ACCOUNTS.lines(session, ids)
    for row_id in ids:
        if row_id in lines:
            yield Found(FoundKind.COMPANY, lines[row_id].values["company"], row_id=row_id)
    for listing in LISTS:
        for named in views_of(session, listing):
            if nearness(words, named.name) is not None:
                about = listing.key.replace("_", " ")
                yield Found(
                    FoundKind.VIEW,
                    named.name,
                    about,
                    listing=listing.key,
                    wanted=named.view.wanted,
                )


def _tags(session: Session, words: str) -> Iterator[Found]:
    asked = fold(words)
    known = [tag for tag in MEMBERS.choices_in_use(session, "tags") if asked in fold(tag)]
    for tag in known[:_MOST]:
        wanted = Wanted(conditions=(Condition("tags", Test.IS, (tag,)),))
        yield Found(FoundKind.TAG, tag, "members", listing=MEMBERS.key, wanted=wanted)
