"""A program of a few hundred acts, with every kind of row that must not count."""

from __future__ import annotations

import datetime as dt
import random
import shutil

import pytest

from advocate_desk.program.desks import create_desk, open_desk
from advocate_desk.store.choices import (
    MOTIVATIONS,
    GrantMode,
    GrantStatus,
    Moment,
    PointsKind,
    RewardKind,
    Stance,
    Status,
    Trigger,
    Usability,
)
from advocate_desk.store.models import (
    Account,
    Activity,
    ActivityType,
    Employment,
    Grant,
    Member,
    PointsEntry,
    Standing,
    StatedMotivation,
)
from advocate_desk.store.preferences import set_preference

TODAY = dt.date(2026, 11, 21)
CATEGORIES = ("reference", "review", "story", "event", "social", "feedback", "community")


@pytest.fixture(scope="module")
def today():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())
        yield TODAY


@pytest.fixture(scope="module")
def desk(today, tmp_path_factory):  # noqa: ARG001 - the day holds while it is made
    desk = create_desk(tmp_path_factory.mktemp("program") / "program.desk")
    dice = random.Random(1)  # noqa: S311 - the same program each time
    with desk.write("Make a program") as write:
        session = write.session
        accounts = [
            Account(company=f"Company {n}", region=("EMEA", "APAC")[n % 2]) for n in (0, 1)
        ]
        types = [
            ActivityType(
                name=f"Kind {n}",
                category=c,
                counts_as_advocacy=c != "community",
                stance=dice.choice(tuple(Stance)),
                moment=dice.choice(tuple(Moment)),
            )
            for n, c in enumerate(CATEGORIES)
        ]
        members = [
            Member(
                full_name=f"Member {n}",
                person_type="customer" if n % 9 else "partner",
                tier=("Gold", "Silver", None)[n % 3],
                tags=("press",) if n % 4 else ("press", "speaker"),
            )
            for n in range(40)
        ]
        session.add_all([*accounts, *types, *members])
        session.flush()
        session.add_all(
            Employment(member_id=m.id, account_id=accounts[n % 2].id)
            for n, m in enumerate(members)
        )
        session.add_all(_acts(dice, members, types))
        session.add_all(_standings(dice, members))
        session.add_all(_motivations(dice, members))
        session.add_all(_grants(dice, members))
        session.add_all(_points(dice, members))
        set_preference(session, "Points", "yes")
    yield desk
    desk.close()


@pytest.fixture
def empty_desk(new_desk, tmp_path, monkeypatch):
    """Give a desk of a test's own with nobody in it, on the same day."""
    monkeypatch.setenv("ADVOCATE_DESK_TODAY", TODAY.isoformat())
    desk = open_desk(shutil.copyfile(new_desk, tmp_path / "empty.desk"))
    yield desk
    desk.close()


def _standings(dice, members):
    for member in members[:30]:
        yield Standing(
            member_id=member.id,
            status=dice.choice((Status.ENROLLED, Status.ENROLLED, Status.CANDIDATE)),
            from_day=TODAY - dt.timedelta(days=dice.randrange(1_200)),
        )


def _motivations(dice, members):
    for member in members:
        for motivation in dice.sample(MOTIVATIONS, 2):
            said = TODAY - dt.timedelta(days=dice.randrange(-20, 900))
            yield StatedMotivation(
                member_id=member.id,
                motivation=motivation,
                weight=dice.randrange(4),
                basis="stated",
                on_day=said if dice.random() < 0.8 else None,
            )


def _grants(dice, members):
    for _ in range(150):
        currency, rate = dice.choice(
            (("EUR", "1"), ("USD", "0.9137"), ("JPY", "0.0061"), ("GBP", None))
        )
        yield Grant(
            member_id=dice.choice(members).id,
            kind=dice.choice(tuple(RewardKind)),
            status=dice.choice(tuple(GrantStatus)),
            mode=dice.choice((None, *GrantMode)),
            given_on=_day(dice) if dice.random() < 0.95 else None,
            cost=dice.choice((None, 0, 1_999, 45_000)),
            currency=currency,
            rate=rate,
        )


def _points(dice, members):
    for _ in range(200):
        kind = dice.choice(tuple(PointsKind))
        less = kind in (PointsKind.SPENT, PointsKind.EXPIRED)
        amount = dice.randrange(1, 500) * (-1 if less else dice.choice((1, 1, -1)))
        yield PointsEntry(
            member_id=dice.choice(members).id, on_day=_day(dice), amount=amount, kind=kind
        )


def _day(dice):
    return TODAY - dt.timedelta(days=dice.randrange(-40, 900))


def _acts(dice, members, types):
    for _ in range(600):
        done = TODAY - dt.timedelta(days=dice.randrange(-40, 900))
        yield Activity(
            member_id=dice.choice(members).id,
            type_id=dice.choice(types).id,
            status=dice.choice(("completed", "completed", "completed", "declined")),
            completed_on=done if dice.random() < 0.95 else None,
            day_assumed=True if dice.random() < 0.05 else None,
            trigger=dice.choice(tuple(Trigger)),
            usability=dice.choice((None, *Usability)),
        )
