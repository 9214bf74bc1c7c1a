"""Whatever the rows: what is shown happens, twice is once, and undo takes all of it back."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.sheets.planned import Verdict
from tests.making import add_member, dump
from tests.sheets.importing import book_of, bring_in, plan_of
from tests.sheets.random_files import WISHES, a_desk, whatever

_NAMES = ("Ada", "Bob", "Robert", "Zoë", "佐藤", "O'Brien", "  ada ", "A & B", "Maria", "Mario")
_LAST = ("Smith", "Smtih", "Lovelace", "García", "Garcia", "van der Berg", None)
_EMAILS = ("ada@x.example", "ADA@x.example,", "bob@x.example", "info@x.example", "ada at x", None)
_DAYS = (dt.date(2024, 5, 1), "01/13/2024", "2024-05-01", "TBC", "31.02.2024", None)
_WORDS = st.sampled_from(["Gold", "gold ", "vip; beta", "beta", "(clear)", "#N/A", None])
_STATUS = st.sampled_from(["active", "prospect", "left", "???", "paused", None])

members = st.tuples(
    st.sampled_from([None, "1", "2", "3"]),
    st.sampled_from(_NAMES),
    st.sampled_from(_LAST),
    st.sampled_from(_EMAILS),
    st.sampled_from(["Atlas Ltd", "ATLAS", "Cobalt", None]),
    st.sampled_from([None, "0151 2345678", "+49 151 234 5678"]),
    _STATUS,
    st.sampled_from(_DAYS),
    _WORDS,
)
activities = st.tuples(
    st.sampled_from(_DAYS),
    st.sampled_from(_EMAILS),
    st.sampled_from(["Ada Smith", "Smith, Ada", "Nobody", None]),
    st.sampled_from(["Reference call 1:1", "Ref call", "reference call 1 1", None]),
    st.sampled_from(["a", "b", None]),
    st.sampled_from(["done", "planned", "declined", "no show", "???", None]),
    st.sampled_from([None, 1, 5, 9, "good"]),
)
files = st.builds(
    lambda people, acts: book_of(
        Members=[
            (
                "Member ID",
                "First",
                "Last",
                "Email",
                "Company",
                "Phone",
                "Status",
                "Joined",
                "Tags",
            ),
            *people,
        ],
        Activities=[
            ("Date", "Member e-mail", "Member name", "Activity", "Link", "Status", "Quality"),
            *acts,
        ],
    ),
    st.lists(members, min_size=1, max_size=8),
    st.lists(activities, min_size=1, max_size=8),
)


@pytest.fixture
def fresh(new_desk):
    """Give a maker of desks with two people in them."""

    @contextmanager
    def make():
        with a_desk(new_desk) as desk:
            add_member(desk, full_name="Ada Smith", email="ada@x.example", company="Atlas")
            add_member(desk, full_name="Bob Garcia", phone="0151 2345678", tags=("vip",))
            yield desk

    return make


@whatever(examples=15)
@given(book=files, wished=WISHES)
def test_what_the_plan_shows_is_what_happens(fresh, book, wished):
    with fresh() as desk:
        before = dump(desk)

        plan = bring_in(desk, book, **wished)

        for section in plan.sections:
            assert sum(section.counts().values()) == len(section.rows)
            new = {r.target for r in section.rows if r.verdict is Verdict.NEW}
            table = {"members": "member", "activities": "activity"}[section.kind]
            made = len(plan.made_members) if table == "member" else 0
            assert len(dump(desk)[table]) == len(before[table]) + len(new) + made
            assert None not in new


@whatever(examples=25)
@given(book=files, wished=WISHES)
def test_the_same_file_again_changes_nothing(fresh, book, wished):
    with fresh() as desk:
        bring_in(desk, book, **wished)
        after = dump(desk)

        again = bring_in(desk, book, **wished)

        assert not again.has_changes()
        assert dump(desk) == after


@whatever(examples=10)
@given(book=files, wished=WISHES)
def test_undo_and_redo_give_equal_desks(fresh, book, wished):
    with fresh() as desk:
        before = dump(desk)
        changed = bring_in(desk, book, **wished).has_changes()
        after = dump(desk)
        if changed:
            desk.undo()
            assert dump(desk) == before
            desk.redo()
        assert dump(desk) == after


@whatever(examples=10)
@given(book=files, wished=WISHES)
def test_planning_never_writes(fresh, book, wished):
    with fresh() as desk:
        before = dump(desk)

        plan_of(desk, book, **wished)

        assert dump(desk) == before
