"""Logging a conversation and saying thanks, from wherever members are chosen."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QStringListModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.words import count_words, number_words
from advocate_desk.program.conversations import add_conversations, thank
from advocate_desk.program.quick_log import people_of
from advocate_desk.program.relation_lists import CONVERSATIONS
from advocate_desk.store.choices import TouchKind
from advocate_desk.store.journal import change_being_made
from advocate_desk.store.models import (
    Activity,
    CareerWin,
    Colleague,
    Consent,
    StatedMotivation,
    SurveyResponse,
    Table,
    Touch,
    Win,
)
from advocate_desk.ui.dialogs.members_form import MembersForm
from advocate_desk.ui.tab import Chosen, Place
from advocate_desk.ui.widgets.messages import tell
from advocate_desk.ui.widgets.toast import toast_over
from advocate_desk.ui.workspace import Workspace

_MOST = 500  # people of one conversation; more is an import
_FIRST = ("on_day", "kind", "text", "promise", "promise_due")
_MORE = ("goal", "by")
_ROWS_OF_MEMBERS: dict[str, type[Table]] = {
    "activity": Activity,
    "conversation": Touch,
    "win": Win,
    "career win": CareerWin,
    "consent": Consent,
    "motivation": StatedMotivation,
    "survey answer": SurveyResponse,
}


def log_conversation(place: Place) -> MembersForm | None:
    """Ask what was said, with the members that are chosen; one row for each of them."""
    members = _needed_members(place, "Log conversation", needs_any=False)
    if members is None:
        return None
    workspace = place.workspace
    known = _Words(workspace)
    sheet = MembersForm(
        workspace, "Log conversation", "Log conversation", CONVERSATIONS.key, known, place.parent
    )
    usual = {"on_day": clock.today(), "kind": TouchKind.TALK.value}
    sheet.ask([CONVERSATIONS.field(key) for key in _FIRST], usual)
    more = [CONVERSATIONS.field(key) for key in _MORE]
    sheet.ask_folded("More fields", more, usual)
    sheet.about(members)
    if members:
        sheet.input("text").setFocus()

    def save(values: dict[str, Any]) -> None:
        rows, whom = sheet.rows(values), sheet.whom()
        label = f"Log conversation with {whom}"
        job = workspace.write(
            label,
            lambda session, _progress: _tracked(session, add_conversations(session, rows)),
            lambda made: _say(place, f"Conversation with {whom} logged", made[1]),
        )
        sheet.close_after(job)

    sheet.save_wanted.connect(save)
    sheet.open()
    return sheet


def thank_now(place: Place) -> None:
    """Log that the chosen members were thanked today; one click takes it back."""
    members = _needed_members(place, "Thank", needs_any=True)
    if not members:
        return
    people = place.workspace.look(lambda session: people_of(session, members[:1]))
    one = people[0].name if people else ""
    whom = one if len(members) == 1 else count_words(len(members), "member")
    place.workspace.write(
        f"Thank {whom}",
        lambda session, _progress: _tracked(session, thank(session, members)),
        lambda made: _say(place, f"Thanks to {whom} logged for today", made[1]),
    )


class _Words:
    """The colleagues to complete from, while the form is open."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._models: dict[str, QStringListModel] = {}  # a completer does not hold its own

    def __call__(self, key: str) -> QStringListModel:
        model = self._models[key] = QStringListModel()
        if key == "by":
            names = select(Colleague.name).order_by(Colleague.name)
            model.setStringList(self._workspace.look(lambda s: list(s.scalars(names))))
        return model


def _needed_members(place: Place, title: str, *, needs_any: bool) -> tuple[int, ...] | None:
    """Give the members that are chosen, or whose rows are; else say what is to be done."""
    chosen = place.chosen
    if len(chosen.ids) > _MOST:
        sentence = f"{number_words(len(chosen.ids))} are chosen; {_MOST} can be taken at once."
        tell(place.parent, title, sentence, "Choose fewer, or bring them in from a spreadsheet.")
        return None
    members = place.workspace.look(lambda session: _members_of(session, chosen))
    if needs_any and not members:
        toast_over(place.parent).say("Choose a member first, or several.")
    return members


def _members_of(session: Session, chosen: Chosen) -> tuple[int, ...]:
    if chosen.kind == "member":
        return chosen.ids
    table = _ROWS_OF_MEMBERS.get(chosen.kind)
    if table is None or not chosen.ids:
        return ()
    columns = table.__table__.columns
    whose = select(columns["member_id"]).where(columns["id"].in_(chosen.ids)).distinct()
    return tuple(session.scalars(whose))


def _tracked(session: Session, ids: list[int]) -> tuple[list[int], int]:
    return ids, change_being_made(session.connection())


def _say(place: Place, sentence: str, change: int) -> None:
    take_back = partial(place.workspace.take_back_exactly, change)
    toast_over(place.parent).say(sentence, "Undo", take_back)
