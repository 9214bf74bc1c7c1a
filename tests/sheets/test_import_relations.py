"""Conversations, wins, permissions, motives and goals come in by their keys and their rules."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base import clock
from advocate_desk.program.activity_types import edit_types
from advocate_desk.program.consents import add_consents
from advocate_desk.program.listing import Chosen
from advocate_desk.sheets.column_setup import Existing
from tests.making import CASE_STUDY, add_member, log_act
from tests.sheets.importing import (
    A_DAY,
    book_of,
    bring_in,
    counts,
    lines,
    plan_of,
    problems,
    section_of,
)

LATER = A_DAY + dt.timedelta(days=30)
ADA = "ada@us.example"


@pytest.fixture
def ada(desk):
    return add_member(desk, email=ADA, company="Atlas")


def test_a_conversation_is_known_by_whom_when_and_what(desk, ada):
    headings = ("Member", "On", "Kind", "Text", "Promise", "Promise due")
    rows = [
        (ADA, A_DAY, "Phone call", "Roadmap", "Send the plan", LATER),
        (ADA, A_DAY, "E-mail", "Roadmap", None, None),
        ("Ada Lovelace", LATER, "thank you", None, None, None),
    ]
    book = book_of(Conversations=[headings, *rows])

    assert counts(bring_in(desk, book), "Conversations") == {"new": 3}
    assert lines(desk, "touch", "kind", "promise", "promise_due", "member_id") == [
        ("message", None, None, ada),
        ("talk", "Send the plan", LATER.isoformat(), ada),
        ("thanks", None, None, ada),
    ]
    assert counts(bring_in(desk, book), "Conversations") == {"same": 3}


@pytest.mark.parametrize(
    ("row", "left"),
    [
        ((ADA, None, None, None), ("On", "row", "is blank")),
        (
            (ADA, LATER, "Call", A_DAY),
            (
                "Promise due",
                "row",
                "does not fit: a promise cannot be due before the day of the conversation",
            ),
        ),
        (("bob@us.example", A_DAY, None, None), ("Member", "row", "is nobody known")),
    ],
)
@pytest.mark.usefixtures("ada")
def test_what_no_conversation_can_be_is_left_out_and_said(desk, row, left):
    headings = ("Member", "On", "Promise", "Promise due")
    plan = bring_in(desk, book_of(Conversations=[headings, row, (ADA, A_DAY, "Call", LATER)]))

    assert problems(plan, "Conversations") == [(2, *left)]
    assert lines(desk, "touch", "promise") == [("Call",)]


@pytest.mark.usefixtures("ada")
def test_a_change_that_would_not_fit_is_left_out_cell_by_cell(desk):
    headings = ("Member", "On", "Text", "Promise due", "By")
    bring_in(desk, book_of(Conversations=[headings, (ADA, LATER, "x", LATER, None)]))

    plan = bring_in(
        desk,
        book_of(Conversations=[headings, (ADA, LATER, "x", A_DAY, None)]),
        existing=Existing.UPDATE,
    )

    assert [problem[2] for problem in problems(plan, "Conversations")] == ["cell"]
    assert lines(desk, "touch", "promise_due") == [(LATER.isoformat(),)]


@pytest.mark.usefixtures("ada")
def test_wins_stay_with_the_company_of_their_day_unless_a_row_names_one(desk):
    headings = ("Email", "Date", "Achievement", "May we tell it", "Company")
    rows = [(ADA, A_DAY, "Saved 30 %", "ask first", None), (ADA, A_DAY, "Won", "yes", "Cobalt")]
    bring_in(desk, book_of(Wins=[headings, *rows]))

    sql = "win w LEFT JOIN account a ON a.id = w.account_id"
    assert lines(desk, sql, "w.what", "w.may_tell", "a.company") == [
        ("Saved 30 %", "ask", "Atlas"),
        ("Won", "yes", "Cobalt"),
    ]


@pytest.mark.usefixtures("ada")
def test_career_wins_are_told_by_their_own_columns(desk):
    headings = ("Member", "On", "Kind", "Helped by")
    book = book_of(Steps=[headings, (ADA, A_DAY, "promoted", "our introduction")])

    plan = bring_in(desk, book)

    assert section_of(plan, "Steps").kind == "career_wins"
    assert lines(desk, "career_win", "kind", "helped_by") == [("promotion", "our introduction")]


@pytest.mark.usefixtures("ada")
def test_a_motivation_stands_once_and_is_imported_unless_the_row_says_stated(desk):
    headings = ("Member", "Motivation", "Weight", "Basis")
    rows = [(ADA, "Six degrees", 3, None), (ADA, "Influence", 2, "stated"), (ADA, "Fun", 4, None)]
    book = book_of(Motivations=[headings, *rows])

    plan = bring_in(desk, book)

    assert lines(desk, "stated_motivation", "motivation", "weight", "basis") == [
        ("influence", 2, "stated"),
        ("six degrees", 3, "imported"),
    ]
    text = "does not fit: weight is 0 to 3: 0 is no motive, 3 the strongest"
    assert problems(plan, "Motivations") == [(4, "Weight", "row", text)]
    assert counts(bring_in(desk, book), "Motivations") == {"same": 2, "invalid": 1}


def test_goals_are_written_one_way_and_need_a_quarter_and_something_known(desk):
    headings = ("Period", "What", "Target")
    rows = [
        ("Q4 2026", "Reference", 12),
        ("2026-Q4", "ACTIVE ADVOCATES", 60),
        ("autumn", "acts", 5),
        (None, "acts", 5),
        ("2026-Q4", "fame", 5),
        ("2026-Q4", "acts", None),
    ]
    book = book_of(Goals=[headings, *rows])

    plan = bring_in(desk, book)

    assert lines(desk, "goal", "what", "period", "target") == [
        ("active advocates", "2026-Q4", 60),
        ("reference", "2026-Q4", 12),
    ]
    assert [(row, column, text) for row, column, _, text in problems(plan, "Goals")] == [
        (4, "Period", "is no quarter, such as 2026-Q4"),
        (5, "Period", "is blank"),
        (6, "What", "is no activity type, no category and no figure"),
        (7, "Target", "is blank"),
    ]
    assert counts(bring_in(desk, book), "Goals") == {"same": 2, "invalid": 4}


def test_a_goal_can_be_about_a_type_of_the_same_file(desk):
    types = [("Name", "Effort", "Stance"), ("Podcast guest", 3, "offensive")]
    goals = [("Period", "What", "Target"), ("2026-Q4", "podcast guest", 2)]
    bring_in(desk, book_of(Goals=goals, Activity_types=types))

    assert lines(desk, "goal", "what") == [("Podcast guest",)]


CONSENT = ("Member", "Use", "State", "Given on", "Withdrawn on")


def permit(desk, ada, **values):
    with desk.write("Consent") as write:
        add_consents(write.session, [{"member_id": ada, "use": "quote", **values}])


def permissions(desk):
    return lines(desk, "consent", "state", "given_on", "refused_on", "withdrawn_on")


@pytest.mark.usefixtures("ada")
def test_a_permission_comes_in_with_the_state_its_days_tell(desk):
    rows = [
        (ADA, "Testimonial", "yes", None, None),
        (ADA, "logo", None, A_DAY, LATER),
        (ADA, "photo", None, None, None),
    ]
    plan = bring_in(desk, book_of(Consents=[CONSENT, *rows]))

    assert lines(desk, "consent", "use", "state") == [("logo", "withdrawn"), ("quote", "given")]
    assert problems(plan, "Consents") == [(4, "State", "row", "is blank")]


def test_a_file_takes_a_permission_back(desk, ada):
    permit(desk, ada, given_on=A_DAY)

    plan = bring_in(desk, book_of(Consents=[CONSENT, (ADA, "quote", "withdrawn", A_DAY, LATER)]))

    assert counts(plan, "Consents") == {"update": 1}
    assert permissions(desk) == [("withdrawn", A_DAY.isoformat(), None, LATER.isoformat())]


def test_a_permission_that_is_taken_back_without_a_day_is_taken_back_today(desk, ada):
    permit(desk, ada, given_on=A_DAY)

    bring_in(desk, book_of(Consents=[CONSENT, (ADA, "quote", "revoked", A_DAY, None)]))

    today = clock.today().isoformat()
    assert permissions(desk) == [("withdrawn", A_DAY.isoformat(), None, today)]


def test_no_file_gives_again_what_was_withdrawn(desk, ada):
    permit(desk, ada, given_on=A_DAY, withdrawn_on=LATER)
    held = permissions(desk)
    newer = LATER + dt.timedelta(days=1)
    book = book_of(Consents=[CONSENT, (ADA, "quote", "given", newer, None)])

    plan = bring_in(desk, book, existing=Existing.UPDATE)

    text = "is left as it is: withdrawn on 1 Apr 2026; change it in the desk if the answer is new"
    assert problems(plan, "Consents") == [(2, "State", "row", text)]
    assert counts(plan, "Consents") == {"skipped": 1}
    assert permissions(desk) == held


def test_no_file_loosens_a_row_that_is_there(desk, ada):
    permit(desk, ada, refused_on=A_DAY)
    held = permissions(desk)
    headings = ("Member", "Use", "State", "Refused on", "Evidence")
    book = book_of(Consents=[headings, (ADA, "quote", "given", "(clear)", "E-mail")])

    plan = bring_in(desk, book, existing=Existing.UPDATE)

    text = "is left as it is: refused on 2 Mar 2026; change it in the desk if the answer is new"
    assert problems(plan, "Consents") == [(2, "State", "cell", text)]
    assert permissions(desk) == held
    assert lines(desk, "consent", "evidence") == [("E-mail",)]


def test_an_older_yes_is_history(desk, ada):
    permit(desk, ada, refused_on=LATER)

    plan = bring_in(desk, book_of(Consents=[CONSENT, (ADA, "quote", "given", A_DAY, None)]))

    assert counts(plan, "Consents") == {"new": 1}


def test_what_a_withdrawn_permission_was_needed_for_is_named(desk, ada):
    with desk.write("Types") as write:
        changes = {"needs_consent": ("quote",), "name": "Case study"}
        edit_types(write.session, Chosen(ids=(CASE_STUDY,)), changes)
    log_act(desk, ada, type_id=CASE_STUDY)
    permit(desk, ada, given_on=A_DAY)
    book = book_of(Consents=[CONSENT, (ADA, "quote", None, None, LATER)])

    plan = plan_of(desk, book)

    words = "was needed by 1 completed act (Case study of 2 Mar 2026): take down what shows it"
    assert problems(plan, "Consents") == [(2, "State", "nothing", words)]
    assert counts(plan, "Consents") == {"new": 1}
