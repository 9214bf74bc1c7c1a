"""How a permission stands on a day, and what becomes of one that is taken back."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.activity_types import edit_types
from advocate_desk.program.consents import (
    Told,
    acts_that_need,
    add_consents,
    delete_consents,
    edit_consents,
    state_on,
    state_told,
    states_by_use,
)
from advocate_desk.program.listing import Chosen
from advocate_desk.store.choices import ConsentState, ConsentUse
from advocate_desk.store.models import Consent
from tests.making import CASE_STUDY, add_member, dump, log_act

TODAY = clock.today()
DAY = dt.timedelta(days=1)
MARCH, APRIL, MAY = (dt.date(2026, month, 1) for month in (3, 4, 5))


@pytest.mark.parametrize(
    ("told", "day", "state"),
    [
        (Told(), MAY, "not asked"),
        (Told("given"), MARCH, "given"),
        (Told("withdrawn"), MARCH, "withdrawn"),
        (Told("given", given_on=APRIL), MARCH, "not asked"),
        (Told("given", given_on=APRIL), APRIL, "given"),
        (Told("given", given_on=MARCH, expires_on=APRIL), APRIL, "given"),
        (Told("given", given_on=MARCH, expires_on=APRIL), APRIL + DAY, "expired"),
        (Told("expired", given_on=MARCH), MAY, "expired"),
        (Told("refused", refused_on=APRIL), MARCH, "not asked"),
        (Told("refused", refused_on=APRIL), MAY, "refused"),
        (Told("given", given_on=MARCH, withdrawn_on=APRIL), MARCH, "given"),
        (Told("given", given_on=MARCH, withdrawn_on=APRIL), APRIL, "withdrawn"),
        (Told("refused", refused_on=MARCH, withdrawn_on=APRIL), MAY, "withdrawn"),
    ],
)
def test_a_permission_stands_as_its_days_say(told, day, state):
    assert state_on(told, day) == state


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({"state": "given", "given_on": MARCH}, "given"),
        ({"state": "given", "withdrawn_on": MARCH}, "withdrawn"),
        ({"state": "withdrawn", "given_on": MARCH}, "withdrawn"),
        ({"state": "refused", "given_on": MARCH}, "refused"),
        ({"state": "expired", "given_on": MARCH}, "expired"),
        ({"state": "not asked", "given_on": MARCH}, "given"),
        ({"given_on": MARCH, "refused_on": APRIL}, "refused"),
        ({"state": "refused"}, "refused"),
        ({}, None),
    ],
)
def test_the_days_tell_the_state_unless_a_stricter_one_is_told(row, state):
    assert state_told(row) == state


def consent_of(desk, member, *rows):
    with desk.write("Add consents") as write:
        return add_consents(
            write.session, [{"member_id": member, "use": "quote", **row} for row in rows]
        )


def states(desk, member, day=TODAY):
    with desk.read() as session:
        rows = select(Consent).where(Consent.member_id == member).order_by(Consent.id)
        return states_by_use(session.scalars(rows), day)


def row_of(desk, row):
    with desk.read() as session:
        return Told(
            *session.execute(
                select(
                    Consent.state,
                    Consent.given_on,
                    Consent.expires_on,
                    Consent.refused_on,
                    Consent.withdrawn_on,
                ).where(Consent.id == row)
            ).one()
        )


def test_without_a_row_nobody_has_asked(desk):
    ada = add_member(desk)

    assert states(desk, ada) == dict.fromkeys(ConsentUse, ConsentState.NOT_ASKED)


def test_the_newest_answer_counts(desk):
    ada = add_member(desk)
    consent_of(desk, ada, {"given_on": MAY}, {"refused_on": MARCH}, {"state": "withdrawn"})

    assert states(desk, ada)[ConsentUse.QUOTE] == "given"
    assert states(desk, ada, APRIL)[ConsentUse.QUOTE] == "refused"


def test_the_strictest_scope_counts(desk):
    ada = add_member(desk)
    consent_of(
        desk,
        ada,
        {"given_on": MARCH, "scope": "Europe"},
        {"given_on": MAY, "scope": "our site"},
        {"refused_on": APRIL, "scope": "Europe "},
    )

    assert states(desk, ada, MARCH)[ConsentUse.QUOTE] == "not asked"
    assert states(desk, ada)[ConsentUse.QUOTE] == "refused"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"use": None, "state": "given"}, "Say what it is for"),
        ({"use": "poster", "state": "given"}, "Use is one of"),
        ({}, "Say what the answer was"),
        ({"given_on": TODAY + DAY}, "still to come"),
        ({"given_on": APRIL, "expires_on": MARCH}, "cannot end before"),
        ({"given_on": APRIL, "withdrawn_on": MARCH}, "cannot be withdrawn before"),
    ],
)
def test_what_no_permission_can_be_is_refused(desk, values, said):
    ada = add_member(desk)

    with pytest.raises(InvalidDraft, match=said):
        consent_of(desk, ada, values)


def test_a_state_that_is_chosen_is_of_today_and_a_day_tells_the_state(desk):
    ada = add_member(desk)
    (row,) = consent_of(desk, ada, {"given_on": MARCH})
    with desk.write("Withdraw") as write:
        edit_consents(write.session, Chosen(ids=(row,)), {"state": "withdrawn"})

    assert row_of(desk, row) == Told("withdrawn", MARCH, withdrawn_on=TODAY)
    with desk.write("It was a slip") as write:
        edit_consents(write.session, Chosen(ids=(row,)), {"withdrawn_on": None})
    assert row_of(desk, row) == Told("given", MARCH)


def test_an_answer_that_is_chosen_again_gets_no_new_day(desk):
    ada = add_member(desk)
    (row,) = consent_of(desk, ada, {"state": "given"})
    with desk.write("Edit") as write:
        assert edit_consents(write.session, Chosen(ids=(row,)), {"state": "given"}) == 0

    assert row_of(desk, row) == Told("given")


def test_what_was_taken_back_is_not_given_again_in_the_same_row(desk):
    ada = add_member(desk)
    (row,) = consent_of(desk, ada, {"given_on": MARCH, "withdrawn_on": APRIL})
    before = dump(desk)

    with pytest.raises(InvalidDraft, match="add a new consent"), desk.write("Edit") as write:
        edit_consents(write.session, Chosen(ids=(row,)), {"state": "given"})
    with pytest.raises(InvalidDraft, match="days away first"), desk.write("Edit") as write:
        edit_consents(write.session, Chosen(ids=(row,)), {"state": "not asked"})
    assert dump(desk) == before
    with desk.write("Delete") as write:
        assert delete_consents(write.session, Chosen(ids=(row,))) == 1


def test_what_a_withdrawn_permission_was_needed_for_is_told(desk):
    ada = add_member(desk)
    with desk.write("Types") as write:
        edit_types(
            write.session, Chosen(ids=(CASE_STUDY,)), {"needs_consent": ("quote", "company name")}
        )
    (story,) = log_act(desk, ada, type_id=CASE_STUDY, completed_on=MARCH, link="https://x.example")
    log_act(desk, ada, type_id=CASE_STUDY, status="asked")
    log_act(desk, ada)

    with desk.read() as session:
        (found,) = acts_that_need(session, ada, "company name")
        assert (found.activity_id, found.day) == (story, MARCH)
        assert acts_that_need(session, ada, "name") == ()
        assert acts_that_need(session, ada, "logo") == ()
