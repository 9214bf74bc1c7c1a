"""The lists of what members told us: what moves them, and what they answered in surveys."""

from __future__ import annotations

from sqlalchemy.orm import Session

from advocate_desk.base import clock
from advocate_desk.base.words import day_words
from advocate_desk.program.listing import Chosen, Condition, Line, Test, Wanted
from advocate_desk.program.motivations import (
    add_motivations,
    delete_motivations,
    edit_motivations,
)
from advocate_desk.program.relation_lists import MOTIVATIONS, SURVEY_RESPONSES
from advocate_desk.program.survey_responses import (
    add_survey_responses,
    delete_survey_responses,
    edit_survey_responses,
)
from advocate_desk.program.views import NamedView, View
from advocate_desk.program.wording import shown
from advocate_desk.store import choices
from advocate_desk.ui.dialogs.plain_page import AddForm, PlainDeed, PlainList
from advocate_desk.ui.tables.columns import People
from advocate_desk.ui.tables.list_kind import ListKind
from advocate_desk.ui.tables.panel_parts import ChipWords

PROMOTER, DETRACTOR = 9, 6  # of an NPS: from the first on, and up to the second


def _words(_session: Session) -> tuple[str, ...]:
    return choices.MOTIVATIONS


def _motive(line: Line) -> str:
    return shown("motivation", line.values["motivation"])


MOVED = PlainList(
    kind=ListKind(
        listing=MOTIVATIONS,
        row="motivation",
        one="motivation",
        many="motivations",
        people=People("member", lambda _line: "", ""),
        edit=edit_motivations,
        delete=delete_motivations,
        tables=frozenset({"stated_motivation", "member"}),
        offers={"motivation": _words},
    ),
    title="Conversations",
    form=AddForm(
        "Add motivation",
        "Add motivation",
        ("motivation", "weight", "on_day"),
        add_motivations,
        more=("basis",),
        usual=lambda: {
            "weight": 2,
            "basis": choices.MotivationBasis.STATED.value,
            "on_day": clock.today(),
        },
    ),
    sections=(("What moves this member", ("motivation", "weight", "basis", "on_day")),),
    shared=("motivation", "weight", "basis", "on_day"),
    nothing=(
        "No motivations yet",
        "Why members do it, as they said it: gratitude, rewards, feedback, 6 Degrees, influence, "
        "career, or a word of their own. Add the first one.",
    ),
    second=_motive,
)


def _answer_views() -> tuple[NamedView, ...]:
    nps = Condition("kind", Test.IS, (choices.SurveyKind.NPS.value,))
    happy = (nps, Condition("score", Test.AT_LEAST, PROMOTER))
    unhappy = (nps, Condition("score", Test.AT_MOST, DETRACTOR))
    waiting = (
        Condition("comment", Test.NOT_BLANK),
        Condition("answered_by_us_on", Test.BLANK),
    )
    return (
        NamedView(-1, "Promoters", View(Wanted(conditions=happy))),
        NamedView(-2, "Unhappy right now", View(Wanted(conditions=unhappy))),
        NamedView(-3, "Not answered by us", View(Wanted(conditions=waiting))),
    )


def _score(line: Line) -> str:
    values = line.values
    score = values.get("score")
    told = values["kind"] if score is None else f"{values['kind']} {score}"
    return " · ".join(filter(None, (told, day_words(values["answered_on"]))))


def _answer_chips(line: Line) -> list[ChipWords]:
    score = line.values.get("score")
    if score is None or line.values["kind"] != choices.SurveyKind.NPS:
        return []
    if score >= PROMOTER:
        return [("Promoter", "green", True)]
    if score <= DETRACTOR:
        return [("Unhappy right now", "red", True)]
    return [("Passive", "grey", True)]


def _answer(session: Session, chosen: Chosen) -> int:
    return edit_survey_responses(session, chosen, {"answered_by_us_on": clock.today()})


ANSWERS = PlainList(
    kind=ListKind(
        listing=SURVEY_RESPONSES,
        row="survey answer",
        one="survey answer",
        many="survey answers",
        people=People("member", lambda line: line.values.get("survey") or "", ""),
        edit=edit_survey_responses,
        delete=delete_survey_responses,
        tables=frozenset({"survey_response", "member"}),
        widths={"answered_on": 122, "kind": 84, "score": 72, "comment": 380},
        usual_views=_answer_views,
    ),
    title="Conversations",
    form=AddForm(
        "Add survey answer",
        "Add answer",
        ("kind", "score", "comment", "answered_on"),
        add_survey_responses,
        more=("survey", "answered_by_us_on", "asked_on"),
        usual=lambda: {
            "kind": choices.SurveyKind.NPS.value,
            "answered_on": clock.today(),
        },
    ),
    sections=(
        ("What was answered", ("kind", "score", "comment", "answered_on", "survey", "asked_on")),
        ("What we did about it", ("answered_by_us_on",)),
    ),
    shared=("kind", "score", "answered_on", "survey", "answered_by_us_on"),
    nothing=(
        "No survey answers yet",
        "Import the export of your survey tool: one row an answer, with e-mail, score, comment "
        "and date. Or add one by hand.",
    ),
    second=_score,
    chips=_answer_chips,
)


def _waits(line: Line) -> bool:
    return line.values.get("answered_by_us_on") is None


ANSWERED = PlainDeed("Answered today", "answered by us", "check", _answer, _waits)
