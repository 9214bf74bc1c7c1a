"""What the buttons beside lines do: log an ask, thank, keep, sweep, compare, log a move."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject
from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base.words import count_words, day_words
from advocate_desk.metrics.findings import LOOK_ALIKES
from advocate_desk.metrics.waiting import Deed, Waiting
from advocate_desk.program.conversations import keep_promises, thank
from advocate_desk.program.history import move_job
from advocate_desk.program.listing import Among, Wanted, listed
from advocate_desk.program.listing import Chosen as ChosenRows
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.snoozing import snooze, wake
from advocate_desk.store.journal import change_being_made
from advocate_desk.store.models import Activity
from advocate_desk.ui.commands import command_of
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.dialogs.job_move import job_move_of, job_move_sheet, moved_words
from advocate_desk.ui.tab import Chosen, Place, Tab, run_command
from advocate_desk.ui.tables.list_kind import KnownWords
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Job

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Whom:
    """The rows a deed is about: of which list, and what the line says of them."""

    listing: str
    ids: tuple[int, ...]
    words: str


class Deeds(QObject):
    """Does what the lines of a tab offer."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self._tab = tab
        self._known = KnownWords(tab.workspace, MEMBERS, self)
        self._deeds: dict[Deed, Callable[[Whom], object]] = {
            Deed.SWEEP: lambda _whom: tab.run("sweep"),
            Deed.THANK: self.thank,
            Deed.KEEP: self.keep,
            Deed.ASK: self._ask,
            Deed.SHOW_PEOPLE: lambda whom: self.show_rows("members", whom.ids, whom.words),
            Deed.COMPARE: lambda _whom: self._request(LOOK_ALIKES, Wanted()),
            Deed.MOVE: self.log_move,
        }

    def do(self, deed: Deed, whom: Whom) -> None:
        """Do what a button says, for all the rows of its line."""
        self._deeds[deed](whom)

    def show_rows(self, listing: str, ids: Sequence[int], title: str) -> None:
        """Open exactly these rows in their list."""
        self._request(listing, Wanted(among=Among(tuple(ids), title)))

    def thank(self, whom: Whom) -> None:
        """Log a thanks of today for these members, or for those of these acts."""

        def thanks(session: Session) -> tuple[int, int]:
            members: Sequence[int] = whom.ids
            if whom.listing == "activities":
                acts = select(Activity.member_id).where(Activity.id.in_(listed(whom.ids)))
                members = session.scalars(acts.distinct()).all()
            return len(thank(session, members)), change_being_made(session.connection())

        noun = "act" if whom.listing == "activities" else "member"
        self._change(
            f"Thank for {count_words(len(whom.ids), noun)}",
            thanks,
            lambda count: f"Thanks logged for {count_words(count, 'member')}",
        )

    def keep(self, whom: Whom) -> None:
        """Say that these promises were kept today."""
        chosen = ChosenRows(ids=whom.ids)

        def kept(session: Session) -> tuple[int, int]:
            return keep_promises(session, chosen), change_being_made(session.connection())

        self._change(
            f"Keep {count_words(len(whom.ids), 'promise')}",
            kept,
            lambda count: f"{count_words(count, 'promise')} kept today",
        )

    def put_off(self, waiting: Waiting, until: dt.date) -> None:
        """Put off what waits of a kind until a day."""
        kind, words = waiting.kind.key, waiting.words()

        def asleep(session: Session) -> tuple[str, int]:
            snooze(session, kind, until)
            return words, change_being_made(session.connection())

        until_then = f"until {day_words(until)}"
        self._change(f"Put off: {words}", asleep, lambda what: f"Put off {until_then}: {what}")

    def show_again(self, waiting: Waiting) -> None:
        """Let what was put off be there again at once."""
        kind, words = waiting.kind.key, waiting.words()

        def awake(session: Session) -> tuple[str, int]:
            wake(session, kind)
            return words, change_being_made(session.connection())

        self._change(f"Show again: {words}", awake, lambda what: f"Waiting again: {what}")

    def log_move(self, whom: Whom) -> FormSheet | None:
        """Ask where the first of these members works now."""
        member = whom.ids[0]
        line = self._tab.workspace.look(lambda s: MEMBERS.lines(s, [member]).get(member))
        if line is None:  # deleted since the line was shown
            return None
        name = str(line.values["name"])
        sheet = job_move_sheet(name, line.values.get("role") or "", self._known, self._tab)

        def save(session: Session, values: dict[str, object]) -> tuple[str, int]:
            review = move_job(session, member, job_move_of(values))
            return moved_words(name, review), change_being_made(session.connection())

        sheet.save_wanted.connect(
            lambda values: sheet.close_after(
                self._change(
                    f"Job move of {name}",
                    lambda session: save(session, values),
                    lambda words: words,
                )
            )
        )
        sheet.open()
        return sheet

    def _ask(self, whom: Whom) -> None:
        if command := command_of("ask"):
            chosen = Chosen("member", whom.ids)
            run_command(command, Place(self._tab.window(), self._tab.workspace, chosen))

    def _request(self, listing: str, wanted: Wanted) -> None:
        self._tab.workspace.rows_requested.emit(listing, wanted)

    def _change(
        self, label: str, work: Callable[[Session], tuple[T, int]], said: Callable[[T], str]
    ) -> Job:
        """Write, and say what was done with a button that takes it back."""

        def told(answer: tuple[T, int]) -> None:
            result, change = answer
            undo = partial(self._tab.workspace.take_back_exactly, change)
            toast_over(self._tab).say(said(result), "Undo", undo)

        return self._tab.workspace.write(label, lambda session, _progress: work(session), told)
