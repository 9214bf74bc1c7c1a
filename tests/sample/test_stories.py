"""The sample program: its stories can be seen in the figures, and it is the same each time."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from sqlalchemy import func, select

from advocate_desk.base.progress import Cancelled
from advocate_desk.metrics.acts import ACTS
from advocate_desk.metrics.cohorts import COHORTS
from advocate_desk.metrics.findings import LOOK_ALIKES, what_they_told
from advocate_desk.metrics.trend import Span, first_day_of, month_of
from advocate_desk.metrics.waiting import waiting_today
from advocate_desk.program.desks import check_desk
from advocate_desk.sample.program import make_sample, written
from advocate_desk.sample.stories import BURST_MONTHS_AGO, POSTER, REWARD_LED, SILENT_PROMOTERS
from advocate_desk.store.choices import ActStatus, CareerWinKind, GrantMode, Health, Trigger
from advocate_desk.store.models import (
    Account,
    AccountFigures,
    Activity,
    ActivityType,
    CareerWin,
    Cost,
    Grant,
    Member,
    MemberFigures,
    SurveyResponse,
    Touch,
)
from tests.making import dump

TODAY = dt.date(2026, 11, 21)
A_YEAR_AGO = TODAY - dt.timedelta(days=364)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())


@pytest.fixture
def sample(sample_desk):
    """Give a session that looks at the sample program."""
    with sample_desk.read() as session:
        yield session


def test_about_250_members_at_90_companies_over_three_years(sample):
    assert 240 <= sample.scalar(select(func.count(Member.id))) <= 270
    assert 88 <= sample.scalar(select(func.count(Account.id))) <= 95
    oldest = sample.scalar(select(func.min(MemberFigures.enrolled_on)))
    assert dt.timedelta(days=2.4 * 365) < TODAY - oldest <= dt.timedelta(days=3 * 366)


def test_it_is_one_change_and_the_desk_is_sound(sample_desk):
    assert [line.label for line in sample_desk.history()] == ["Sample program"]
    assert check_desk(sample_desk).findings == ()


def test_nobody_could_be_written_to(sample):
    hosts = {email.rpartition(".")[2] for email in sample.scalars(select(Member.email)) if email}

    assert hosts == {"example"}


def test_promoters_wait_whom_nobody_asked(sample):
    assert waits(sample, "promoters") == SILENT_PROMOTERS


def waits(session, kind):
    return next(len(one.ids) for one in waiting_today(session).waiting if one.kind.key == kind)


def test_five_people_carry_two_thirds_of_the_references(sample):
    live = (
        select(Activity.member_id)
        .join(ActivityType)
        .where(
            ActivityType.category == "reference",
            ActivityType.effort >= 3,
            Activity.status == ActStatus.COMPLETED,
            Activity.completed_on > TODAY - dt.timedelta(days=180),
        )
    )
    by_person = Counter(sample.scalars(live))
    share = sum(count for _who, count in by_person.most_common(5)) / by_person.total()

    assert by_person.total() >= 30
    assert 0.6 < share < 0.75


def test_some_act_only_when_something_is_promised(sample):
    triggers = {}
    for who, trigger in sample.execute(
        select(Activity.member_id, Activity.trigger).where(Activity.status == ActStatus.COMPLETED)
    ):
        triggers.setdefault(who, Counter())[trigger] += 1
    said_no = Counter(
        sample.scalars(
            select(Activity.member_id).where(
                Activity.trigger == Trigger.ASKED,
                Activity.status.in_((ActStatus.DECLINED, ActStatus.NO_REPLY)),
            )
        )
    )
    led = [who for who, found in triggers.items() if set(found) == {Trigger.PROMISED}]
    led = [who for who in led if triggers[who].total() == 6 and said_no[who] >= 2]

    assert len(led) == REWARD_LED


def test_quiet_helpers_act_often_and_never_score_us_a_nine(sample):
    acts = dict(sample.execute(select(MemberFigures.member_id, MemberFigures.acts_365)).all())
    best = dict(
        sample.execute(
            select(SurveyResponse.member_id, func.max(SurveyResponse.score)).group_by(
                SurveyResponse.member_id
            )
        ).all()
    )
    quiet = [who for who, done in acts.items() if done >= 10 and best.get(who, 0) < 9]

    assert len(quiet) >= 9


def test_posts_burst_within_one_month(sample):
    first = first_day_of(month_of(TODAY) - BURST_MONTHS_AGO)
    trend = ACTS.trend(sample, Span(A_YEAR_AGO, TODAY))
    social = next(series for series in trend.series if series.keys == ("social",))
    by_month = dict(zip(trend.buckets, social.values, strict=True))

    assert by_month.pop(first) > 3 * max(by_month.values())


def test_those_who_came_for_a_gift_card_fade_and_the_others_stay(sample):
    trend = COHORTS.trend(sample, Span(A_YEAR_AGO, TODAY))
    after = {series.keys[0]: series for series in trend.series}
    founders, for_a_card = 0, 1

    assert trend.share(after["6"], for_a_card) > 0.75
    assert trend.share(after["18"], for_a_card) < 0.4
    assert trend.share(after["18"], founders) > 0.6


def test_a_surprise_is_remembered_long_after(sample):
    gift = sample.scalars(
        select(Grant).where(Grant.mode == GrantMode.SURPRISE, Grant.notes.is_not(None))
    ).one()
    told = sample.scalars(
        select(Touch.on_day).where(
            Touch.member_id == gift.member_id, Touch.text.contains("poster")
        )
    ).one()
    win = sample.scalars(
        select(CareerWin).where(
            CareerWin.member_id == gift.member_id, CareerWin.helped_by.contains(POSTER)
        )
    ).one()

    assert told - gift.given_on > dt.timedelta(days=200)
    assert win.kind == CareerWinKind.TALK_ACCEPTED


def test_asks_are_open_at_accounts_in_trouble(sample):
    red = select(AccountFigures.account_id).where(AccountFigures.health == Health.RED)
    asks = select(func.count()).where(
        Activity.status == ActStatus.ASKED, Activity.account_id.in_(red)
    )

    assert sample.scalar(select(func.count()).where(Account.open_issue, Account.id.in_(red))) == 6
    assert sample.scalar(asks) >= 4


def test_all_that_spreadsheets_can_tell_is_in_it(sample):
    told = what_they_told(sample)

    found = {one.key: one.count for one in told.findings}
    assert set(found) == {"promoters", "busiest", "unthanked", LOOK_ALIKES, "in_trouble", "moved"}
    assert found[LOOK_ALIKES] == 4
    assert found["moved"] == 4


@pytest.mark.parametrize("kind", ["consent_withdrawn", "promise_overdue", "open_asks", "to_thank"])
def test_something_of_each_kind_waits(sample, kind):
    assert waits(sample, kind) >= 2


def test_money_is_in_two_currencies_and_every_amount_has_its_rate(sample):
    for table in (Cost, Grant, Account):
        rows = sample.execute(select(table.currency, table.rate).distinct()).all()

        assert {currency for currency, _rate in rows if currency} == {"EUR", "USD"}
        assert all(rate for currency, rate in rows if currency)


def test_the_same_seed_tells_the_same_stories(sample_desk, desk):
    with desk.write("Sample program") as write:
        make_sample(write.session, TODAY)

    assert facts(dump(desk)) == facts(dump(sample_desk))


def facts(rows):
    """Give the rows without what is drawn anew for each of them."""
    uid = 36
    return {
        table: [
            tuple(cell for cell in row if not (isinstance(cell, str) and is_uid(cell, uid)))
            for row in found
        ]
        for table, found in rows.items()
    }


def is_uid(text, length):
    return len(text) == length and text.count("-") == 4


def test_it_can_be_stopped_and_leaves_nothing(desk):
    before = dump(desk)

    with pytest.raises(Cancelled), desk.write("Sample program") as write:
        make_sample(write.session, TODAY, progress=StopsAtOnce())

    assert dump(desk) == before


class StopsAtOnce:
    def step(self, done, total, note=""):
        del total, note
        if done:
            raise Cancelled


@pytest.mark.parametrize(
    "day", [dt.date(2027, 1, 1), dt.date(2028, 2, 29), dt.date(2026, 7, 1), dt.date(2026, 12, 31)]
)
@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_told_of_a_day_to_come(day, seed):
    script = written(day, seed)

    told = [
        act[key] for act in script.acts for key in ("asked_on", "completed_on") if act.get(key)
    ]
    told += [row["on_day"] for row in (*script.touches, *script.wins, *script.career_wins)]
    told += [row["answered_on"] for row in script.answers]
    assert max(told) <= day
