"""Which consents are told of before they end: what was said last counts."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.metrics.waiting import waiting_today
from advocate_desk.store.models import Consent
from tests.making import add_member

TODAY = dt.date(2026, 11, 21)
GIVEN = {"use": "quote", "given_on": dt.date(2025, 11, 30), "expires_on": dt.date(2026, 11, 30)}


def write(desk, *rows):
    with desk.write("Write") as write:
        write.session.add_all(rows)


def count(desk, kind):
    with desk.read() as session:
        return sum(len(one.ids) for one in waiting_today(session).waiting if one.kind.key == kind)


def test_a_consent_that_ends_soon_is_told_of(empty_desk):
    write(empty_desk, Consent(member_id=add_member(empty_desk), **GIVEN))

    assert count(empty_desk, "consent_expires") == 1


@pytest.mark.parametrize(
    "newer",
    [
        {"given_on": dt.date(2026, 11, 1)},
        {"refused_on": dt.date(2026, 11, 1)},
        {"given_on": dt.date(2025, 1, 1), "withdrawn_on": dt.date(2026, 11, 1)},
        {"scope": "Website", "refused_on": dt.date(2026, 11, 1)},
    ],
)
def test_a_consent_does_not_end_where_something_newer_was_said(empty_desk, newer):
    member = add_member(empty_desk)
    scope = "website" if "scope" in newer else None
    write(
        empty_desk,
        Consent(member_id=member, scope=scope, **GIVEN),
        Consent(member_id=member, use="quote", **newer),
    )

    assert count(empty_desk, "consent_expires") == 0


def test_an_older_refusal_and_another_scope_leave_a_consent_as_it_is(empty_desk):
    member = add_member(empty_desk)
    write(
        empty_desk,
        Consent(member_id=member, **GIVEN),
        Consent(member_id=member, use="quote", refused_on=dt.date(2024, 1, 1)),
        Consent(member_id=member, use="quote", scope="deck", refused_on=dt.date(2026, 11, 1)),
    )

    assert count(empty_desk, "consent_expires") == 1
