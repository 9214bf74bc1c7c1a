"""A random program with rows of every kind, and above all with those that must not count."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from advocate_desk.store.choices import (
    MOTIVATIONS,
    OPEN_ASKS,
    ActStatus,
    CareerWinKind,
    ConsentState,
    ConsentUse,
    GrantMode,
    GrantStatus,
    Moment,
    PointsKind,
    RewardKind,
    Stance,
    Status,
    SurveyKind,
    TouchKind,
    Trigger,
    Usability,
)
from advocate_desk.store.models import (
    Activity,
    ActivityType,
    CareerWin,
    Consent,
    Goal,
    Grant,
    GrantActivity,
    Import,
    Member,
    PointsEntry,
    Standing,
    StatedMotivation,
    SurveyResponse,
    Touch,
    Win,
)
from advocate_desk.store.preferences import set_preference

ONE_DAY = dt.timedelta(days=1)
EDGES = (0, 1, 2, 3, 4, 6, 7, 8, 13, 14, 29, 30, 31, 89, 90, 91, 364, 365, 366, 729, 730, 731)
CATEGORIES = ("reference", "review", "event", "event", "social", "feedback", "community", "story")


@dataclass(frozen=True)
class Case:
    """What differs from one random program to the next."""

    seed: int
    today: dt.date
    currencies: dict[str | None, str | None]  # with the rate of each; None: in the base currency
    settings: dict[str, str]
    first_import: dt.date | None = None


CASES = (
    Case(
        1,
        dt.date(2026, 11, 21),
        {"EUR": "1", "USD": "0.9137", "JPY": "0.0061", "GBP": None, None: None},
        {"Points": "yes", "Holidays": "2026-10-26; 2026-11-01; 2026-11-11"},
    ),
    Case(
        2,
        dt.date(2026, 7, 1),
        {"JPY": "1", "EUR": "163.274", "USD": "151.03", "CHF": None, None: None},
        {"Points": "yes", "Base currency": "JPY", "Thank within days": "10"},
        first_import=dt.date(2026, 2, 28),
    ),
    Case(
        3,
        dt.date(2026, 12, 31),
        {"USD": "1", "KWD": "3.2561", "EUR": "1.0733", "JPY": None, None: None},
        {"Base currency": "USD", "Good moment days": "21", "First ask within days": "90"},
    ),
    Case(
        4,
        dt.date(2024, 2, 29),
        {"EUR": "1", "SEK": "0.08888", "GBP": "1.1675", "JPY": None, None: None},
        {"Points": "yes", "Consent expires within days": "60", "Year starts in": "4"},
        first_import=dt.date(2023, 9, 4),
    ),
    Case(
        5,
        dt.date(2026, 1, 1),
        {"EUR": "1", "JPY": "0.0061", "USD": None, None: None},
        {"Points": "yes", "Day agreed within days": "2", "Nomination aging days": "30"},
    ),
)


class Teller:
    """Tells one program: all that is random in it comes from one seed."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.dice = random.Random(case.seed)  # noqa: S311 - the same program each time

    def day(self, ahead: int = 40, back: int = 1_300) -> dt.date:
        """A day: often just where something begins or ends, now and then still to come."""
        if self.dice.random() < 0.3:
            return self.case.today - ONE_DAY * self.dice.choice(EDGES)
        return self.case.today - ONE_DAY * self.dice.randrange(-ahead, back)

    def past(self) -> dt.date:
        """A day that is not still to come."""
        return self.day(ahead=0)

    def maybe(self, value: Any, chance: float = 0.7) -> Any:
        """A value, or none."""
        return value if self.dice.random() < chance else None

    def people(self) -> list[Member]:
        """Customers mostly; some have no e-mail."""
        return [
            Member(
                full_name=f"Member {n}",
                email=self.maybe(f"member{n}@example.org", 0.8),
                person_type=("partner" if n % 2 else "employee") if n % 7 == 0 else "customer",
                paused_until=self.maybe(self.day(), 0.5),
            )
            for n in range(44)
        ]

    def types(self) -> list[ActivityType]:
        """Some that do not count, and some that need a permission."""
        return [
            ActivityType(
                name=f"Kind {n}",
                category=category,
                effort=n % 5 + 1,
                counts_as_advocacy=category != "community",
                stance=self.dice.choice(tuple(Stance)),
                moment=self.dice.choice(tuple(Moment)),
                needs_consent=self.maybe(tuple(self.dice.sample(tuple(ConsentUse), 2)), 0.4) or (),
            )
            for n, category in enumerate((*CATEGORIES, *CATEGORIES))
        ]

    def standings(self, member: Member) -> Iterator[Standing]:
        """Who stays, pauses, leaves and returns; some began on the edge of a half-year."""
        path = self.dice.choice(
            (
                (),
                (Status.ENROLLED,),
                (Status.CANDIDATE, Status.ENROLLED),
                (Status.NOMINATED,),
                (Status.ENROLLED, Status.PAUSED),
                (Status.ENROLLED, Status.PAUSED, Status.ENROLLED),
                (Status.ENROLLED, Status.ALUMNI, Status.ENROLLED),
                (Status.ENROLLED, Status.ENROLLED, Status.REMOVED),
                (Status.INVITED, Status.DECLINED),
            )
        )
        days = sorted(self._standing_day() for _ in path)
        if days and self.dice.random() < 0.2:
            days[0] = None  # nobody knows since when
        for status, since in zip(path, days, strict=True):
            yield Standing(member_id=member.id, status=status, from_day=since)

    def _standing_day(self) -> dt.date:
        year = self.case.today.year - self.dice.randrange(4)
        near = self.case.today + ONE_DAY * self.dice.randrange(-2, 10)
        edge = self.dice.choice(((1, 1), (6, 30), (7, 1), (8, 31), (12, 31)))
        some = (
            self.day(back=1_500),
            dt.date(year, *edge),
            dt.date(year - 1, near.month, min(near.day, 28)),  # its anniversary is near
        )
        return self.dice.choice(some)

    def activities(self, members: list[Member], types: list[ActivityType]) -> Iterator[Activity]:
        """Acts, asks in all states, and what only looks like one."""
        for _ in range(480):
            status = self.dice.choice((ActStatus.COMPLETED,) * 8 + tuple(ActStatus))
            done = self.day() if status == ActStatus.COMPLETED else None
            to_come = done is not None and done > self.case.today
            asked = None if to_come else self.maybe(self.day(), 0.6)
            if asked is not None and done is not None:
                asked = min(asked, done)
            answered = status not in (ActStatus.IDEA, ActStatus.ASKED, ActStatus.COMPLETED)
            past = self.past()
            yield Activity(
                member_id=self.dice.choice(members[:-4]).id,
                type_id=self.dice.choice(types).id,
                status=status,
                asked_on=asked,
                responded_on=self.maybe(max(asked or past, past), 0.4) if answered else None,
                due_on=self.maybe(self.day(), 0.3) if status in OPEN_ASKS else None,
                completed_on=done,
                day_assumed=self.maybe(True, 0.05) if done else None,
                trigger=self.dice.choice(tuple(Trigger)),
                usability=self.dice.choice((None, *Usability)),
            )

    def touches(self, members: list[Member]) -> Iterator[Touch]:
        """Talks and thanks; some with a promise."""
        for _ in range(160):
            promise = self.maybe("A card", 0.4)
            yield Touch(
                member_id=self.dice.choice(members).id,
                on_day=self.day(),
                kind=self.dice.choice((TouchKind.THANKS, TouchKind.THANKS, *TouchKind)),
                promise=promise,
                promise_due=self.maybe(self.day()) if promise else None,
                promise_done=self.maybe(self.day(), 0.3) if promise else None,
            )

    def wins(self, members: list[Member]) -> Iterator[Win | CareerWin]:
        """Wins and steps of careers, many of late."""
        for _ in range(30):
            who, kind = self.dice.choice(members).id, self.dice.choice(tuple(CareerWinKind))
            yield Win(member_id=who, on_day=self.day(back=60), what="Half the time")
            yield CareerWin(
                member_id=self.dice.choice(members).id, on_day=self.day(back=60), kind=kind
            )

    def answers(self, members: list[Member]) -> Iterator[SurveyResponse]:
        """Answers to surveys, some of one person on one day."""
        for _ in range(120):
            kind = self.dice.choice(tuple(SurveyKind))
            nps = kind == SurveyKind.NPS
            yield SurveyResponse(
                member_id=self.dice.choice(members).id,
                answered_on=self.day(),
                kind=kind,
                score=self.maybe(self.dice.choice((3, 7, 9, 10) if nps else (1, 4, 5, 5)), 0.9),
                answered_by_us_on=self.maybe(self.day(), 0.3),
            )

    def consents(self, members: list[Member]) -> Iterator[Consent]:
        """Permissions that were given, end, and were taken back; some twice over."""
        for _ in range(140):
            given = self.maybe(self.past(), 0.8)
            soon = self.case.today + ONE_DAY * self.dice.randrange(-5, 70)
            refused = self.maybe(self.past(), 0.3) if given is None else None
            later = self.day() if given is None else max(given, self.day())
            yield Consent(
                member_id=self.dice.choice(members).id,
                use=self.dice.choice(tuple(ConsentUse)[:4]),
                state=self.maybe(self.dice.choice(tuple(ConsentState)), 0.2),
                scope=self.maybe("website", 0.3),
                given_on=given,
                expires_on=self.maybe(max(soon, given), 0.6) if given else None,
                refused_on=refused,
                withdrawn_on=self.maybe(later, 0.25) if refused is None else None,
            )

    def motivations(self, members: list[Member]) -> Iterator[StatedMotivation]:
        """What moves them, and what does not."""
        for member in members:
            for motivation in self.dice.sample(MOTIVATIONS, 2):
                for basis in self.dice.choice(
                    (("stated",), ("imported",), ("stated", "imported"))
                ):
                    yield StatedMotivation(
                        member_id=member.id,
                        motivation=motivation,
                        weight=self.dice.randrange(4),
                        basis=basis,
                        on_day=self.maybe(self.day(), 0.8),
                    )

    def grants(self, members: list[Member]) -> Iterator[Grant]:
        """Rewards in all states and currencies."""
        for _ in range(200):
            currency, rate = self.dice.choice(tuple(self.case.currencies.items()))
            yield Grant(
                member_id=self.dice.choice(members).id,
                kind=self.dice.choice((RewardKind.EVENT_PASS, *RewardKind)),
                status=self.dice.choice((*GrantStatus, *[GrantStatus.DELIVERED] * 8)),
                mode=self.dice.choice((None, *GrantMode)),
                given_on=self.maybe(self.day(), 0.95),
                cost=self.dice.choice((None, 0, 1, 333, 1_999, 45_000)),
                currency=currency,
                rate=rate,
            )

    def for_what(self, grants: list[Grant], activities: list[Activity]) -> Iterator[GrantActivity]:
        """What some rewards are for: a pass of a speaker is none of a guest."""
        for grant in grants:
            for activity in self.dice.sample(activities, self.dice.choice((0, 0, 1, 2))):
                yield GrantActivity(grant_id=grant.id, activity_id=activity.id)

    def points(self, members: list[Member]) -> Iterator[PointsEntry]:
        """Lines of the ledger, with opening and corrected ones."""
        for _ in range(200):
            kind = self.dice.choice(tuple(PointsKind))
            less = kind in (PointsKind.SPENT, PointsKind.EXPIRED)
            amount = self.dice.randrange(1, 500) * (-1 if less else self.dice.choice((1, 1, -1)))
            yield PointsEntry(
                member_id=self.dice.choice(members).id,
                on_day=self.day(),
                amount=amount,
                kind=kind,
            )

    def goals(self) -> Iterator[Goal]:
        """Goals of the quarters around today: for figures, categories and types."""
        for back in range(-1, 6):
            month = self.case.today.year * 12 + self.case.today.month - 1 - 3 * back
            period = f"{month // 12}-Q{month % 12 // 3 + 1}"
            whats = ("acts", "active advocates", "new advocates", "review", "event", "Kind 3")
            for what in self.dice.sample(whats, 4):
                yield Goal(period=period, what=what, target=self.dice.randrange(1, 40))


def tell(session: Session, case: Case) -> None:
    """Fill an empty desk."""
    teller = Teller(case)
    for name, value in case.settings.items():
        set_preference(session, name, value)
    members, types = teller.people(), teller.types()
    session.add_all([*members, *types])
    session.flush()
    activities = list(teller.activities(members, types))
    grants = list(teller.grants(members))
    session.add_all([*activities, *grants])
    session.flush()
    session.add_all(one for member in members for one in teller.standings(member))
    session.add_all(teller.for_what(grants, activities))
    for rows in (teller.touches, teller.wins, teller.answers, teller.consents):
        session.add_all(rows(members))
    session.add_all([*teller.motivations(members), *teller.points(members), *teller.goals()])
    if case.first_import is not None:
        at = f"{case.first_import} 08:00:00"
        session.add(Import(file="first.xlsx", sha256="", at=at, status="done", counts="{}"))
