"""A program of a few hundred acts, with every kind of row that must not count."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from advocate_desk.program.desks import create_desk
from advocate_desk.store.choices import Moment, Stance, Trigger, Usability
from advocate_desk.store.models import Account, Activity, ActivityType, Employment, Member

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
    yield desk
    desk.close()


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
