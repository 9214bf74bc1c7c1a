"""Companies, colleagues and events by name: found the way people write them, added when new."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, ClassVar

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold_name, tidy_spaces
from advocate_desk.program.checks import refuse
from advocate_desk.store.models import Account, Colleague, Event, Table

_FEW = 3  # names that are looked up one by one, as those of a single edit


class _Names:
    """Which rows go by a name; who is meant is never guessed."""

    def __init__(self) -> None:
        self._folded: dict[str, set[int]] = {}
        self._written: dict[str, set[int]] = {}

    def enter(self, row_id: int, called: str, others: Iterable[str] = ()) -> None:
        """Let a row be found by what it is called, and by other names."""
        self._written.setdefault(tidy_spaces(called), set()).add(row_id)
        for name in (called, *others):
            self._folded.setdefault(fold_name(name), set()).add(row_id)

    def holders(self, name: str) -> set[int]:
        """Give all rows that go by a name, however it is written."""
        return self._folded.get(fold_name(name), set())

    def find(self, name: str) -> int | None:
        """Give the only row of a name, else the only one that is called exactly so."""
        for found in (self.holders(name), self._written.get(tidy_spaces(name), set())):
            if len(found) == 1:
                return next(iter(found))
        return None


class _Book(ABC):
    """Rows by name. All of them are read once more than a few names are looked up."""

    _table: ClassVar[type[Table]]
    _called: ClassVar[str]  # the column of what a row is called

    def __init__(self, session: Session) -> None:
        self._session = session
        self._looked_up = 0

    def holders(self, name: str) -> set[int]:
        """Give all rows that go by the name."""
        return self._names.holders(name)

    def find(self, name: str) -> int | None:
        """Give the row of that name; None when there is none, or more than one."""
        found = self._only_one_called(name) if self._looked_up < _FEW else None
        return self._names.find(name) if found is None else found

    @cached_property
    def _names(self) -> _Names:
        self._looked_up = _FEW
        names = _Names()
        for row_id, called, *others in self._read():
            names.enter(row_id, called, filter(None, others))
        return names

    @abstractmethod
    def _read(self) -> Iterable[Sequence[Any]]:
        """Give id, name and other names of all rows."""

    def _only_one_called(self, name: str) -> int | None:
        """Give the only row that is called exactly so: it is meant, whoever is called alike."""
        self._looked_up += 1
        columns = self._table.__table__.columns
        called = columns[self._called] == tidy_spaces(name)
        found = self._session.scalars(select(columns["id"]).where(called).limit(2)).all()
        return found[0] if len(found) == 1 else None

    def _take_in(self, row_id: int, called: str, *others: str) -> None:
        """Let a row be found that was just made."""
        if "_names" in self.__dict__:  # else it is read with all the others
            self._names.enter(row_id, called, others)


class CompanyBook(_Book):
    """The accounts by name, alias and UID; a name that two accounts share finds neither."""

    _table, _called = Account, "company"

    def _read(self) -> Iterable[Sequence[Any]]:
        rows = self._session.execute(
            select(Account.id, Account.company, Account.uid, Account.aliases)
        )
        return ((row, company, uid, *aliases) for row, company, uid, aliases in rows)

    def find_or_add(self, name: str) -> int:
        """Give the account of that name, made if it is new.

        Raises:
            InvalidDraft: several accounts go by the name.
        """
        found = self.find(name)
        if found is None:
            if self.holders(name):
                words = f"Several accounts go by {name}: give each a name of its own first."
                refuse([Problem("company", words)])
            account = Account(company=tidy_spaces(name))
            self._session.add(account)
            self._session.flush()
            found = account.id
            self._take_in(found, account.company)
        return found


class ColleagueBook(_Book):
    """Our own people by e-mail, name and UID; a name that two share finds neither."""

    _table, _called = Colleague, "name"

    def _read(self) -> Iterable[Sequence[Any]]:
        return self._session.execute(
            select(Colleague.id, Colleague.name, Colleague.uid, Colleague.email)
        ).all()

    def find_or_add(self, name: str) -> int:
        """Give the colleague with that name or e-mail, made if new.

        Raises:
            InvalidDraft: several colleagues go by the name.
        """
        found = self.find(name)
        if found is None:
            if self.holders(name):
                words = f"Several colleagues go by {name}: give the e-mail address instead."
                refuse([Problem("name", words)])
            plain = tidy_spaces(name)
            colleague = Colleague(name=plain, email=plain.lower() if "@" in plain else None)
            self._session.add(colleague)
            self._session.flush()
            found = colleague.id
            self._take_in(found, plain)
        return found


# by what events can be told apart, the newest first: with its day where several have the name
EVENTS_BY_NAME: Select[str] = select(
    case(
        (
            func.count().over(partition_by=func.fold_name(Event.event)) > 1,
            func.concat_ws(", ", Event.event, Event.starts_on),
        ),
        else_=Event.event,
    )
).order_by(Event.starts_on.desc(), Event.event)


class EventBook(_Book):
    """Events by name and UID; those that share a name also by name and day."""

    _table, _called = Event, "event"

    def _read(self) -> Iterable[Sequence[Any]]:
        rows = self._session.execute(select(Event.id, Event.event, Event.uid, Event.starts_on))
        return ((row, event, uid, event_called(event, day)) for row, event, uid, day in rows)

    def find_or_add(self, name: str, starts_on: dt.date | None = None) -> int:
        """Give the event of that name, made if it is new.

        Raises:
            InvalidDraft: several events go by the name.
        """
        found = self.find(event_called(name, starts_on))
        if found is None:
            if starts_on is None and self.holders(name):
                words = f"Several events are called {name}: add the day, as in {name}, 2026-03-02."
                refuse([Problem("event", words)])
            event = Event(event=tidy_spaces(name), starts_on=starts_on)
            self._session.add(event)
            self._session.flush()
            found = event.id
            self._take_in(found, event.event, event_called(event.event, starts_on))
        return found


def event_called(event: str, starts_on: dt.date | None) -> str:
    """Give the name by which an event is told from others of its name."""
    return f"{event}, {starts_on.isoformat()}" if starts_on else event
