"""Companies, colleagues and types that edits of activities name, by their ids."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.program.books import ColleagueBook, CompanyBook
from advocate_desk.program.checks import Values, refuse
from advocate_desk.store.models import ActivityType


class ActNames:
    """The names that many edits use, each looked up once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._companies = CompanyBook(session)
        self._colleagues = ColleagueBook(session)
        self._types: dict[str | None, int] = {}

    def ids_of(self, tidy: Values) -> dict[str, int | None]:
        """Give the columns of an activity that hold what is named.

        Raises:
            InvalidDraft: there is no such type, or several go by a name.
        """
        found: dict[str, int | None] = {}
        if "company" in tidy:
            name = tidy["company"]
            found["account_id"] = self._companies.find_or_add(name) if name else None
        if "asked_by" in tidy:
            name = tidy["asked_by"]
            found["asked_by_id"] = self._colleagues.find_or_add(name) if name else None
        if "type" in tidy:
            found["type_id"] = self._type(tidy["type"])
        return found

    def _type(self, name: str | None) -> int:
        if name not in self._types:
            asked = select(ActivityType.id).where(ActivityType.name == name)
            found = self._session.scalar(asked)
            if found is None:
                refuse([Problem("type", f"There is no activity type {name}.")])
            self._types[name] = found or 0
        return self._types[name]
