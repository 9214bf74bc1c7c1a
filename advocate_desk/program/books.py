"""Companies, colleagues and events by name: found the way people write them, added when new."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from advocate_desk.base.errors import Problem
from advocate_desk.base.text import fold_name, tidy_spaces
from advocate_desk.program.checks import refuse
from advocate_desk.store.models import Account, Colleague, Event


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


class CompanyBook:
    """The accounts by name, alias and UID; a name that two accounts share finds neither."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names = _Names()
        for account_id, uid, company, aliases in session.execute(
            select(Account.id, Account.uid, Account.company, Account.aliases)
        ):
            self._names.enter(account_id, company, (uid, *aliases))

    def holders(self, name: str) -> set[int]:
        """Give all accounts that go by the name."""
        return self._names.holders(name)

    def find(self, name: str) -> int | None:
        """Give the account of that name; None when there is none, or more than one."""
        return self._names.find(name)

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
            self._names.enter(found, account.company)
        return found


class ColleagueBook:
    """Our own people by e-mail, name and UID; a name that two share finds neither."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names = _Names()
        for colleague in session.scalars(select(Colleague)):
            others = filter(None, (colleague.uid, colleague.email))
            self._names.enter(colleague.id, colleague.name, others)

    def find(self, name: str) -> int | None:
        """Give the colleague with that name or e-mail; None when there is none, or several."""
        return self._names.find(name)

    def find_or_add(self, name: str) -> int:
        """Give the colleague with that name or e-mail, made if new.

        Raises:
            InvalidDraft: several colleagues go by the name.
        """
        found = self.find(name)
        if found is None:
            if self._names.holders(name):
                words = f"Several colleagues go by {name}: give the e-mail address instead."
                refuse([Problem("name", words)])
            plain = tidy_spaces(name)
            colleague = Colleague(name=plain, email=plain.lower() if "@" in plain else None)
            self._session.add(colleague)
            self._session.flush()
            found = colleague.id
            self._names.enter(found, plain)
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


class EventBook:
    """Events by name and UID; those that share a name also by name and day."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names = _Names()
        rows = session.execute(select(Event.id, Event.uid, Event.event, Event.starts_on))
        for event_id, uid, event, starts_on in rows:
            self._names.enter(event_id, event, (uid, event_called(event, starts_on)))

    def find(self, name: str) -> int | None:
        """Give the event of that name; None when there is none, or more than one."""
        return self._names.find(name)

    def find_or_add(self, name: str, starts_on: dt.date | None = None) -> int:
        """Give the event of that name, made if it is new.

        Raises:
            InvalidDraft: several events go by the name.
        """
        found = self.find(event_called(name, starts_on))
        if found is None:
            if starts_on is None and self._names.holders(name):
                words = f"Several events are called {name}: add the day, as in {name}, 2026-03-02."
                refuse([Problem("event", words)])
            event = Event(event=tidy_spaces(name), starts_on=starts_on)
            self._session.add(event)
            self._session.flush()
            found = event.id
            self._names.enter(found, event.event, (event_called(event.event, starts_on),))
        return found


def event_called(event: str, starts_on: dt.date | None) -> str:
    """Give the name by which an event is told from others of its name."""
    return f"{event}, {starts_on.isoformat()}" if starts_on else event
