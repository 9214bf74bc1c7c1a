"""Whatever the rows of gifts, points, costs and rates: nothing breaks, and twice is once."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocate_desk.program.settings import change_setting
from advocate_desk.sheets.planned import Verdict
from tests.making import add_member, dump
from tests.sheets.importing import book_of, bring_in
from tests.sheets.random_files import WISHES, a_desk, whatever

_DAYS = st.sampled_from(
    [dt.date(2024, 5, 1), dt.date(2199, 1, 1), "2024-05-01", "TBC", "(clear)", None]
)
_WHO = st.sampled_from(["ada@x.example", "ADA@x.example", "nobody@x.example", "Bob Garcia", None])
_REWARDS = st.sampled_from(["Mug", "mug ", "MUG!", "Gift card", "Zorble", "(clear)", "#N/A", None])
_KINDS = st.sampled_from(["swag", "merch", "gift card", "???", None])
_AMOUNTS = st.sampled_from([0, 8.5, -3, "€50", "£40", "50 USD", "free", 10**15, None])
_CURRENCIES = st.sampled_from(["EUR", "usd", "JPY", "XYZ", "(clear)", None])
_RATES = st.sampled_from(["0.92", 1.5, 0, "-1", "1e400", "(clear)", "0.9200", None])
_NUMBERS = st.sampled_from([0, 5, -5, "1,250 pts", 2.5, "ten", 10**15, None])
_UIDS = st.sampled_from([None, *(f"00000000-0000-7000-8000-00000000000{n}" for n in range(3))])
_STATUS = st.sampled_from(["sent", "Shipped", "Fulfilled", "idea", "returned", "???", None])
_TEXTS = st.sampled_from(["a", "A ", "=1+1", "(clear)", None])
_YES = st.sampled_from(["yes", "no", "✓", True, "maybe", None])


def sheet(**columns):
    """Give rows of a sheet with these headings and cells."""
    headings = tuple(name.replace("_", " ") for name in columns)
    rows = st.lists(st.tuples(*columns.values()), min_size=1, max_size=6)
    return rows.map(lambda found: [headings, *found])


def told_once(book):
    """Give a book without the rows that have the UID of one before."""
    sheets = {}
    for one in book.sheets:
        seen = set()
        has_uid = one.rows[0][0] == "UID"
        sheets[one.name.replace(" ", "_")] = [
            row
            for row in one.rows
            if not has_uid or row[0] is None or not (row[0] in seen or seen.add(row[0]))
        ]
    return book_of(**sheets)


books = st.builds(
    book_of,
    Rewards=sheet(
        UID=_UIDS,
        Reward=_REWARDS,
        Kind=_KINDS,
        Cost=_AMOUNTS,
        Currency=_CURRENCIES,
        Rate=_RATES,
        In_stock=_NUMBERS,
        Active=_YES,
    ),
    Reward_rules=sheet(
        UID=_UIDS,
        Activity_type=st.sampled_from(["Reference call 1:1", "Podcast", "(clear)", None]),
        Reward=_REWARDS,
        Mode=st.sampled_from(["surprise", "courtesy", "???", None]),
    ),
    Grants=sheet(
        UID=_UIDS,
        Member=_WHO,
        Reward=_REWARDS,
        Kind=_KINDS,
        Status=_STATUS,
        Given_on=_DAYS,
        Sent_on=_DAYS,
        Value=_AMOUNTS,
        Cost=_AMOUNTS,
        Currency=_CURRENCIES,
        Rate=_RATES,
        Points_spent=_NUMBERS,
        For_activities=_UIDS,
        Order_id=_TEXTS,
        Approved_by=_TEXTS,
        Branded=_YES,
    ),
    Points=sheet(
        UID=_UIDS,
        Member=_WHO,
        On=_DAYS,
        Amount=_NUMBERS,
        Kind=st.sampled_from(["earned", "redeemed", "opening", "corrected", "???", None]),
        Reason=_TEXTS,
        For_grant=_UIDS,
    ),
    Costs=sheet(
        UID=_UIDS,
        On=_DAYS,
        Kind=_TEXTS,
        Amount=_AMOUNTS,
        Currency=_CURRENCIES,
        Rate=_RATES,
        Note=_TEXTS,
    ),
    Rates=sheet(Currency=_CURRENCIES, From=_DAYS, Rate=_RATES),
)
TABLES = {
    "rewards": "reward",
    "reward_rules": "reward_rule",
    "grants": "grant",
    "points": "points_entry",
    "costs": "cost",
    "rates": "rate",
}


def changed_by(plan):
    """Give what a plan would change, in words."""
    return [
        f"{section.sheet} {row.number} {row.verdict} {row.changes}"
        for section in plan.sections
        for row in section.rows
        if row.verdict in (Verdict.NEW, Verdict.UPDATE)
    ]


@pytest.fixture
def fresh(new_desk):
    """Give a maker of desks with two people in them, whose points are counted."""

    @contextmanager
    def make():
        with a_desk(new_desk) as desk:
            add_member(desk, full_name="Ada Smith", email="ada@x.example")
            add_member(desk, full_name="Bob Garcia")
            with desk.write("Points") as write:
                change_setting(write.session, "points", "yes")
            yield desk

    return make


@whatever(examples=40)
@given(book=books, wished=WISHES)
def test_what_is_shown_happens_once_and_is_taken_back_whole(fresh, book, wished):
    book = told_once(book)
    with fresh() as desk:
        before = dump(desk)

        plan = bring_in(desk, book, **wished)

        after = dump(desk)
        for section in plan.sections:
            new = {row.target for row in section.rows if row.verdict is Verdict.NEW}
            assert None not in new
            table = TABLES[section.kind]
            by_the_way = len(plan.made_rewards) if table == "reward" else 0
            more = len(after[table]) - len(before[table])
            # acts and grants book their points besides
            assert table == "points_entry" or more == len(new) + by_the_way
        again = bring_in(desk, book, **wished)
        assert changed_by(again) == []
        assert dump(desk) == after
        if after != before:
            desk.undo()
        assert dump(desk) == before


@whatever(examples=20)
@given(book=books, wished=WISHES)
def test_rows_that_share_a_uid_break_nothing(fresh, book, wished):
    with fresh() as desk:
        before = dump(desk)

        for _ in range(2):
            bring_in(desk, book, **wished)

        while dump(desk) != before:
            desk.undo()
