"""The open asks of a member on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.metrics.of_members import figures_of_members
from tests.making import add_member, log_act

TODAY = dt.date(2026, 11, 21)
ASKED = dt.date(2026, 3, 2)


def open_asks(desk, day):
    with desk.read() as session:
        (one,) = figures_of_members(session, day)
    return one.open_asks


def test_each_open_ask_is_counted(empty_desk):
    member = add_member(empty_desk)
    for status in ("asked", "accepted", "scheduled", "submitted"):
        log_act(empty_desk, member, status=status, asked_on=ASKED)
    log_act(empty_desk, member, status="declined", asked_on=ASKED)

    assert open_asks(empty_desk, TODAY) == 4


@pytest.mark.parametrize(
    "answer",
    [
        {"completed_on": dt.date(2026, 5, 1)},
        {"status": "declined", "responded_on": dt.date(2026, 5, 1)},
    ],
)
def test_an_ask_was_open_until_the_day_it_was_answered(empty_desk, answer):
    log_act(empty_desk, add_member(empty_desk), asked_on=ASKED, **answer)

    assert open_asks(empty_desk, dt.date(2026, 3, 1)) == 0
    assert open_asks(empty_desk, dt.date(2026, 4, 30)) == 1
    assert open_asks(empty_desk, dt.date(2026, 5, 1)) == 0
