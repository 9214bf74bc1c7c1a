"""Columns of ticked answers become one column for their question, and nothing else does."""

from __future__ import annotations

import pytest

from advocate_desk.sheets.tables import TableForm, find_table

TOP = ("Respondent ID", "Email", "Which products do you use?", None, None)
BELOW = (None, None, "Alpha", "Beta", "Other (please specify)")
QUALTRICS = (
    ("ResponseId", "Q5_1", "Q5_2"),
    ("Response ID", "Which? - Selected Choice - Alpha", "Which? - Selected Choice - Beta"),
    ('{"ImportId":"_recordId"}', '{"ImportId":"QID5_1"}', '{"ImportId":"QID5_2"}'),
)


def test_answers_that_were_ticked_are_one_column_of_several_values(sheet):
    table = find_table(
        sheet(
            TOP,
            BELOW,
            (11, "ada@a.example", "Alpha", "Beta", None),
            (12, "bob@b.example", None, None, "Gamma"),
            (13, "cy@c.example", None, None, None),
        )
    )

    assert table.headings == ("Respondent ID", "Email", "Which products do you use?")
    assert table.column(2) == ["Alpha; Beta", "Gamma", None]
    assert table.joined == ("Which products do you use?",)


@pytest.mark.parametrize(("yes", "no"), [("x", None), (1, 0), (True, False), ("Yes", "No")])
def test_marks_stand_for_the_answer_over_them(sheet, yes, no):
    table = find_table(sheet(TOP[:4], BELOW[:4], (11, "ada@a.example", yes, no)))

    assert table.column(2) == ["Alpha"]


def test_answers_to_qualtrics_are_told_by_their_texts(sheet):
    table = find_table(sheet(*QUALTRICS, ("R_1", "Alpha", "Beta"), ("R_2", None, "Beta")))

    assert table.headings == ("ResponseId", "Which?")
    assert table.column(1) == ["Alpha; Beta", "Beta"]


def test_marks_given_to_several_things_stay_apart(sheet):
    table = find_table(
        sheet(
            ("Respondent ID", "Email", "Rate us", None),
            (None, None, "Speed", "Price"),
            (11, "ada@a.example", "Good", "Bad"),
        )
    )

    assert table.headings[2:] == ("Rate us / Speed", "Rate us / Price")
    assert table.joined == ()


def test_she_can_keep_the_columns_apart(sheet):
    rows = sheet(TOP, BELOW, (11, "ada@a.example", "Alpha", "Beta", None))

    table = find_table(rows, form=TableForm(joins_answers=False))

    assert table.headings[2:] == (
        "Which products do you use? / Alpha",
        "Which products do you use? / Beta",
        "Which products do you use? / Other (please specify)",
    )
