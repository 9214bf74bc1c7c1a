"""Who stays: cohorts by half-year of enrolment, read the slow way beside."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.metrics.cohorts import COHORTS
from advocate_desk.metrics.segment import EVERYONE
from advocate_desk.metrics.trend import Span
from advocate_desk.program.desks import create_desk
from advocate_desk.store.models import Standing
from tests.making import add_member, log_act

TODAY = dt.date(2026, 11, 21)
H1_2025, H2_2025 = dt.date(2025, 1, 1), dt.date(2025, 7, 1)
SPAN = Span(dt.date(2025, 12, 1), TODAY)


@pytest.fixture
def desk(monkeypatch, tmp_path):
    """Give an empty desk on a day, where other tests here share one with many acts."""
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())
    desk = create_desk(tmp_path / "empty.desk")
    yield desk
    desk.close()


def enrolled(desk, day, *acts, left=None, back=None, person_type="customer"):
    """Add somebody who enrolled on a day, with her acts, perhaps gone and back."""
    member = add_member(desk, status="enrolled", status_since=day, person_type=person_type)
    steps = [("alumni", left)] if left else []
    steps += [("enrolled", back)] if back else []
    with desk.write("Stand") as write:
        write.session.add_all(
            Standing(member_id=member, status=status, from_day=on) for status, on in steps
        )
    for act in acts:
        log_act(desk, member, completed_on=act)
    return member


def cell(desk, bucket, age):
    with desk.read() as session:
        trend = COHORTS.trend(session, SPAN)
        at = trend.buckets.index(bucket)
        series = next(one for one in trend.series if one.keys == (str(age),))
        rows = COHORTS.rows(session, trend.span, EVERYONE, bucket, series.keys)
        assert len(rows.ids) == series.values[at]
        return series.values[at], trend.known(at, series), trend.share(series, at)


def test_an_act_counts_in_the_twelve_months_before_an_age_and_never_before_enrolling(desk):
    for day in (3, 4, 5, 6):
        enrolled(desk, dt.date(2025, 1, day))
    enrolled(desk, dt.date(2025, 1, 10), dt.date(2025, 1, 9), dt.date(2025, 7, 10))

    assert cell(desk, H1_2025, 6)[:2] == (0, 5)
    assert cell(desk, H1_2025, 12)[:2] == (1, 5)
    assert cell(desk, H1_2025, 18)[:2] == (1, 5)  # from 10 July to 10 July
    assert cell(desk, H1_2025, 18)[2] is not None


def test_the_end_of_an_age_is_not_in_it(desk):
    for _ in range(5):
        enrolled(desk, dt.date(2025, 1, 10), dt.date(2025, 7, 10))

    assert cell(desk, H1_2025, 6)[0] == 0
    assert cell(desk, H1_2025, 12)[0] == 5


def test_an_age_is_empty_until_everybody_has_reached_it(desk):
    for day in (1, 2, 3, 4, 31):
        enrolled(desk, dt.date(2025, 5, day))

    assert cell(desk, H1_2025, 18)[2] is None  # the last one reaches it on 30 November 2026
    assert cell(desk, H1_2025, 12)[2] is not None


def test_a_cohort_of_fewer_than_five_has_no_shares(desk):
    for _ in range(4):
        enrolled(desk, dt.date(2025, 2, 1))

    assert cell(desk, H1_2025, 6) == (0, 4, None)


def test_leavers_stay_in_their_cohort_and_who_comes_back_starts_a_new_one(desk):
    for _ in range(5):
        enrolled(desk, dt.date(2025, 1, 10), left=dt.date(2025, 3, 1), back=dt.date(2025, 8, 1))

    assert cell(desk, H1_2025, 6)[1] == 5
    assert cell(desk, H2_2025, 6)[1] == 5


def test_a_pause_starts_no_new_cohort(desk):
    member = enrolled(desk, dt.date(2025, 1, 10))
    with desk.write("Pause") as write:
        write.session.add_all(
            Standing(member_id=member, status=status, from_day=day)
            for status, day in (
                ("paused", dt.date(2025, 5, 1)),
                ("enrolled", dt.date(2025, 8, 1)),
            )
        )

    assert cell(desk, H1_2025, 6)[1] == 1
    assert cell(desk, H2_2025, 6)[1] == 0


def test_who_has_no_day_of_enrolment_stands_where_she_first_acted_and_only_customers_count(desk):
    log_act(desk, add_member(desk), completed_on=dt.date(2025, 9, 1))
    enrolled(desk, dt.date(2025, 9, 1), person_type="partner")

    assert cell(desk, H2_2025, 6)[1] == 1


def test_who_enrolled_nobody_knows_when_keeps_her_cohort_after_a_pause(desk):
    member = enrolled(desk, None, dt.date(2025, 2, 1))
    with desk.write("Pause") as write:
        write.session.add_all(
            Standing(member_id=member, status=status, from_day=day)
            for status, day in (
                ("paused", dt.date(2025, 5, 1)),
                ("enrolled", dt.date(2025, 8, 1)),
            )
        )

    assert cell(desk, H1_2025, 6)[1] == 1
    assert cell(desk, H2_2025, 6)[1] == 0
