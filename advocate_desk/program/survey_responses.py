"""What members answered in surveys: add, edit, delete."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.errors import Problem
from advocate_desk.program.checks import Values
from advocate_desk.program.edits import Changes
from advocate_desk.program.listing import Chosen
from advocate_desk.program.plain_kinds import PlainKind, add_rows, delete_rows, edit_rows
from advocate_desk.program.relation_lists import SURVEY_RESPONSES
from advocate_desk.store.choices import SurveyKind
from advocate_desk.store.models import SurveyResponse

SCALE = {SurveyKind.NPS: (0, 10), SurveyKind.CSAT: (1, 5), SurveyKind.FIVE_STAR: (1, 5)}


def off_scale(kind: str, score: int | None) -> str:
    """Say why a kind of survey has no such score; nothing when it has."""
    least, most = SCALE[SurveyKind(kind)]
    if score is None or least <= score <= most:
        return ""
    return f"{kind} is {least} to {most}, not {score}."


def _misfits(values: Values) -> list[Problem]:
    if told := off_scale(values["kind"], values.get("score")):
        return [Problem("score", told)]
    if (day := values.get("answered_on")) and day > clock.today():
        return [Problem("answered_on", "Nobody has answered on a day that is still to come.")]
    if values.get("score") is None and not values.get("comment"):
        return [Problem("score", "An answer has a score, a comment, or both.")]
    return []


KIND = PlainKind(
    SURVEY_RESPONSES,
    SurveyResponse,
    needs={"answered_on": "Say on what day the answer came.", "kind": "Say what was asked."},
    usual={"kind": SurveyKind.NPS.value},
    misfits=_misfits,
    together=("kind", "score", "comment", "answered_on"),
)


def add_survey_responses(session: Session, rows: Sequence[Values]) -> list[int]:
    """Add answers.

    Raises:
        InvalidDraft: nobody, no day, a score beyond its scale, or neither score nor comment.
    """
    return add_rows(session, KIND, rows)


def edit_survey_responses(session: Session, chosen: Chosen, changes: Changes) -> int:
    """Set fields of the chosen answers; give how many rows changed.

    Raises:
        InvalidDraft: a value cannot be kept, or a score is beyond its scale.
    """
    return edit_rows(session, KIND, chosen, changes)


def delete_survey_responses(session: Session, chosen: Chosen) -> int:
    """Delete answers; undo brings them back."""
    return delete_rows(session, KIND, chosen)
