"""Events by what files call them: names, days and UIDs, of the desk and of this file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.text import fold, fold_name, tidy_spaces
from advocate_desk.store.models import Event

EventKey = tuple[str, dt.date | None]  # a name and a first day: together they name one event


class EventNames:
    """The events that rows can mean; where name and day fit several, the UID names one.

    Attributes:
        made: the names of those that nobody knew, as rows called them.
    """

    def __init__(self, session: Session) -> None:
        self.made: list[str] = []
        self._by_uid: dict[str, EventKey] = {}
        self._known: dict[EventKey, tuple[str, str]] = {}  # name and UID, by folded name and day
        self._like: dict[str, list[EventKey]] = {}  # by the name without its signs
        rows = session.execute(select(Event.uid, Event.event, Event.starts_on))
        self.enter_file(rows.all())

    def enter_file(self, events: Iterable[tuple[Any, Any, Any]]) -> None:
        """Let later rows find the events of this file: UID, name and first day of each."""
        for uid, event, starts_on in events:
            if isinstance(event, str):
                name = tidy_spaces(event)
                key = fold(name), starts_on if isinstance(starts_on, dt.date) else None
                if key not in self._known:
                    self._known[key] = name, str(uid or "").lower()
                    self._like.setdefault(fold_name(name), []).append(key)
                self._by_uid[str(uid or "").lower()] = key

    def meant(self, said: str, on: dt.date | None = None) -> EventKey | None:
        """Give the event that a row names; None when it fits several.

        One that is not known yet is a new one.
        """
        name = tidy_spaces(said)
        key = self._by_uid.get(name.lower(), (fold(name), on))
        if key not in self._known or (on is None and name.lower() not in self._by_uid):
            like = [one for one in self._like.get(fold_name(name), ()) if on in (None, one[1])]
            if len(like) > 1:
                return None
            if like:
                key = like[0]
            else:
                self.enter_file([("", name, on)])
                self.made.append(name)
        return self._called(key)

    def of(self, uid: str) -> EventKey:
        """Give what an event is called of which the UID is known."""
        return self._called(self._by_uid[uid.lower()])

    def _called(self, key: EventKey) -> EventKey:
        name, uid = self._known[key]
        like = self._like[fold_name(name)]
        is_only_one = sum(key[1] in (None, one[1]) for one in like) == 1
        return (name, key[1]) if is_only_one or not uid else (uid, None)
