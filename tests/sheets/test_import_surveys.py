"""Exports of survey tools, told by what their columns say, whoever wrote them."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.making import add_member, add_members_
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

ADA = "ada@us.example"
LIKELY = "How likely are you to recommend us to a friend or colleague?"
REASON = "What is the main reason for your score?"


@pytest.fixture
def ada(desk):
    return add_member(desk, email=ADA)


def answers(desk):
    return lines(desk, "survey_response", "kind", "score", "comment", "answered_on", "survey")


@pytest.mark.parametrize(
    "headings",
    [
        ("Respondent email", LIKELY, "Comment", "Submitted at", "Survey name"),
        (
            "Email Address",
            "NPS Score",
            "What is the main reason for your score?",
            "Date",
            "Survey",
        ),
        ("Email", "Likelihood to recommend", "Feedback", "Response Date", "Campaign name"),
        ("RecipientEmail", "NPS", "Verbatim", "RecordedDate", "Survey title"),
    ],
)
@pytest.mark.usefixtures("ada")
def test_an_export_with_one_nps_column_is_recognised(desk, headings):
    row = (ADA, "9 - Very likely", "Support is fast", "2026-03-02 09:14:00", "Spring")
    book = book_of(export=[headings, row])

    plan = bring_in(desk, book)

    assert section_of(plan, "export").kind == "survey_responses"
    assert answers(desk) == [("NPS", 9, "Support is fast", A_DAY.isoformat(), "Spring")]
    assert counts(bring_in(desk, book), "export") == {"same": 1}


@pytest.mark.parametrize(
    ("cell", "score"),
    [(0, 0), ("10 (Promoter)", 10), ("10/10", 10), ("7", 7), (8.0, 8), ("9 – likely", 9)],
)
@pytest.mark.usefixtures("ada")
def test_a_score_is_read_with_or_without_its_words(desk, cell, score):
    bring_in(desk, book_of(nps=[("Email", "NPS", "Date"), (ADA, cell, A_DAY)]))

    assert [answer[1] for answer in answers(desk)] == [score]


@pytest.mark.parametrize(
    ("cell", "left", "text"),
    [
        (11, "row", "does not fit: NPS is 0 to 10, not 11"),
        ("ten", "cell", "is not a number"),
        (-1, "cell", "is less than 0"),
        (8.5, "cell", "is not a whole number"),
    ],
)
@pytest.mark.usefixtures("ada")
def test_a_score_that_is_none_is_a_problem_and_never_cut(desk, cell, left, text):
    headings = ("Email", "NPS", "Date", "Comment")
    plan = bring_in(desk, book_of(nps=[headings, (ADA, cell, A_DAY, "Fine")]))

    assert problems(plan, "nps") == [(2, "NPS", left, text)]
    assert [answer[1] for answer in answers(desk)] == ([] if left == "row" else [None])


@pytest.mark.usefixtures("ada")
def test_an_answer_without_a_score_and_a_word_is_none(desk):
    headings = ("Email", "NPS", "Date", "Comment")
    plan = bring_in(desk, book_of(nps=[headings, (ADA, None, A_DAY, None)]))

    text = "does not fit: an answer has a score, a comment, or both"
    assert problems(plan, "nps") == [(2, "NPS", "row", text)]


@pytest.mark.usefixtures("ada")
def test_the_heading_says_what_the_score_means(desk):
    bring_in(desk, book_of(a=[("Email", "CSAT score", "Date"), (ADA, "5/5", A_DAY)]))
    bring_in(desk, book_of(b=[("Email", "Star rating", "Date"), (ADA, "4 stars", A_DAY)]))
    headings = ("Email", "Score", "Survey type", "Survey", "Date")
    row = (ADA, 3, "Satisfaction", "Onboarding", A_DAY)
    bring_in(desk, book_of(c=[headings, row]))

    assert sorted(answer[:2] for answer in answers(desk)) == [
        ("5-star", 4),
        ("CSAT", 3),
        ("CSAT", 5),
    ]


def test_two_rows_of_headings_are_read_as_one(desk):
    add_members_(desk, {"full_name": "Ada Byron", "email": ADA}, {"full_name": "Bo Diaz"})
    first = ("Respondent ID", "Start Date", "Email Address", "First Name", "Last Name", LIKELY)
    second = (None, None, None, None, None, "0-10", "Open-Ended Response")
    rows = [
        ("118000001", "03/22/2026 07:28:32 PM", ADA, "Ada", "Byron", 10, "Fast"),
        ("118000002", "03/23/2026 10:28:32 AM", None, "Bo", "Diaz", 6, None),
        ("118000003", "03/23/2026 11:28:32 AM", None, "Cy", "Young", 6, None),
    ]
    plan = bring_in(desk, book_of(survey=[(*first, REASON), second, *rows]))

    assert section_of(plan, "survey").kind == "survey_responses"
    assert sorted(answers(desk), key=lambda answer: answer[1]) == [
        ("NPS", 6, None, "2026-03-23", None),
        ("NPS", 10, "Fast", "2026-03-22", None),
    ]
    assert problems(plan, "survey") == [(5, "Email Address", "row", "is nobody known")]


def test_a_list_of_members_with_their_nps_stays_a_list_of_members(desk):
    headings = ("Full name", "Email", "Company", "Job title", "NPS", "Notes", "Last seen")
    row = ("Ada Lovelace", ADA, "Atlas", "CTO", 9, "x", dt.date(2026, 1, 5))
    plan = plan_of(desk, book_of(Advocates=[headings, row]))

    assert section_of(plan, "Advocates").kind == "members"
