"""Random conversations, wins, permissions, answers, motives and goals, of nobody yet."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from advocate_desk.base.text import fold
from advocate_desk.program.motivations import motivation_called
from advocate_desk.store import choices
from advocate_desk.store.models import (
    CareerWin,
    Consent,
    Goal,
    StatedMotivation,
    SurveyResponse,
    Touch,
    Win,
)
from tests.sheets.random_rows import DAY, LONG, MAYBE, MAYBE_DAY, TEXT, YES_NO, columns, one_of

PAST = st.dates(dt.date(2000, 1, 1), dt.date(2026, 1, 1))
TALK = columns(
    Touch,
    on_day=PAST,
    kind=one_of(choices.TouchKind),
    text=LONG,
    goal=LONG,
    promise=MAYBE,
    promise_due=st.none() | st.dates(dt.date(2026, 1, 2), dt.date(2100, 1, 1)),
    promise_done=st.none() | st.dates(dt.date(2026, 1, 2), dt.date(2026, 3, 1)),
)
WIN = columns(
    Win,
    on_day=DAY,
    what=TEXT,
    measure=MAYBE,
    before=MAYBE,
    after=MAYBE,
    unit=MAYBE,
    product=MAYBE,
    may_tell=st.none() | one_of(choices.MayTell),
    told_in=MAYBE,
)
STEP_UP = columns(
    CareerWin, on_day=DAY, kind=one_of(choices.CareerWinKind), text=LONG, told_publicly=YES_NO
)
_UNDATED = dict.fromkeys(("given_on", "expires_on", "refused_on", "withdrawn_on"), st.none())
PERMISSION = columns(
    Consent, use=one_of(choices.ConsentUse), state=one_of(choices.ConsentState), **_UNDATED
) | columns(
    Consent,
    use=one_of(choices.ConsentUse),
    state=st.just("withdrawn"),
    given_on=st.none() | st.just(dt.date(1999, 1, 1)),
    expires_on=st.none(),
    refused_on=st.none(),
    withdrawn_on=PAST,
)
ANSWER = columns(
    SurveyResponse,
    answered_on=PAST,
    kind=one_of(choices.SurveyKind),
    score=st.integers(1, 5),
    comment=LONG,
    survey=MAYBE,
    answered_by_us_on=MAYBE_DAY,
)
MOTIVES = st.lists(
    st.builds(
        StatedMotivation,
        motivation=one_of(choices.MOTIVATIONS) | TEXT.map(motivation_called),
        weight=st.integers(0, 3),
        basis=one_of(choices.MotivationBasis),
        on_day=MAYBE_DAY,
    ),
    unique_by=lambda one: fold(one.motivation),
    max_size=2,
)
GOALS = st.lists(
    st.builds(
        Goal,
        period=one_of(("2026-Q3", "2026-Q4")),
        what=one_of((*choices.CATEGORIES, *choices.GOAL_FIGURES)),
        target=st.integers(0, 500),
    ),
    unique_by=lambda one: (one.period, one.what),
    max_size=2,
)
TOLD = st.tuples(
    *(st.lists(one, max_size=3) for one in (TALK, WIN, STEP_UP, PERMISSION, ANSWER)),
    MOTIVES,
    GOALS,
)
