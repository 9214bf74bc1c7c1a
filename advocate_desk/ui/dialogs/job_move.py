"""Forms about jobs: a move, where acts stay with the company of then, and the end of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from advocate_desk.base import clock
from advocate_desk.base.words import day_words
from advocate_desk.program.fields import ListField, Shape
from advocate_desk.program.history import JobMove
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.ui.dialogs.form_sheet import FormSheet
from advocate_desk.ui.tables.inputs import Known
from advocate_desk.ui.theme import TextStyle
from advocate_desk.ui.widgets.plain import WrappedLabel

if TYPE_CHECKING:
    from advocate_desk.program.member_card import JobBit

_FIELDS = (
    ListField("company", "New company", Shape.COMPANY, bulk=True),
    ListField("job_title", "New job title", bulk=True),
    ListField("from_day", "Since", Shape.DAY),
)


def job_move_sheet(name: str, role: str, known: Known, parent: QWidget | None = None) -> FormSheet:
    """Give the form for a member's new job."""
    sheet = FormSheet(f"Job move of {name}", "Save job move", MEMBERS.key, known, parent)
    if role:
        sheet.body.addWidget(WrappedLabel(f"Until now: {role}", TextStyle.BODY, "muted"))
    sheet.ask(_FIELDS, {"from_day": clock.today()})
    sheet.input("company").setFocus()
    return sheet


def job_end_sheet(
    name: str, jobs: Sequence[JobBit], known: Known, parent: QWidget | None = None
) -> FormSheet:
    """Give the form for the end of one of a member's jobs, the first of these unless chosen."""
    sheet = FormSheet(f"End a job of {name}", "End job", MEMBERS.key, known, parent)
    words = tuple(_by_words(jobs))
    fields = [ListField("job", "Which job ended", Shape.CHOICE, words)]
    if len(jobs) == 1:
        sheet.body.addWidget(WrappedLabel(words[0], TextStyle.BODY, "muted"))
        fields = []
    ended = ListField("to_day", "Ended on", Shape.DAY)
    sheet.ask([*fields, ended], {"job": words[0], "to_day": clock.today()})
    sheet.input("to_day").setFocus()
    return sheet


def ended_job_of(jobs: Sequence[JobBit], values: Mapping[str, Any]) -> JobBit:
    """Give the job that was chosen."""
    return _by_words(jobs)[values["job"]] if "job" in values else jobs[0]


def _by_words(jobs: Sequence[JobBit]) -> dict[str, JobBit]:
    """Give jobs by what they are called, with the day since when; the first of two alike."""
    found: dict[str, JobBit] = {}
    for job in jobs:
        since = f", since {day_words(job.from_day)}" if job.from_day else ""
        found.setdefault(job.words() + since, job)
    return found


def job_move_of(values: Mapping[str, Any]) -> JobMove:
    """Give what was entered."""
    return JobMove(values["company"], values["job_title"], values["from_day"])


def moved_words(name: str, review: dt.date | None) -> str:
    """Say that a move is saved, and when a pause that came with it is to be reviewed."""
    pause = f"; at a rival now, so paused until {day_words(review)}" if review else ""
    return f"Job move of {name} saved{pause}"
