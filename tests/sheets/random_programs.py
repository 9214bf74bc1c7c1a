"""Random programs: rows of every kind, put into a desk past the checks of the verbs."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterable

from hypothesis import strategies as st
from sqlalchemy import select

from advocate_desk.base.text import fold_name
from advocate_desk.program.own_fields import KINDS_WITH_OWN_FIELDS
from advocate_desk.sheets.exporters.external_ids import IN_OTHER_SYSTEMS
from advocate_desk.store import choices
from advocate_desk.store.desk import Desk
from advocate_desk.store.models import (
    TABLE_OF_KIND,
    Account,
    Activity,
    ActivityType,
    Colleague,
    CustomField,
    CustomValue,
    Employment,
    ExternalId,
    HealthReading,
    Member,
    Setting,
    Standing,
    Table,
)
from tests.sheets.drawn_business import BUSINESS
from tests.sheets.drawn_relations import TOLD
from tests.sheets.exported import put
from tests.sheets.giving import GIVING
from tests.sheets.random_rows import DAY, LONG, TEXT, UID, columns, one_of

COLLEAGUES = st.lists(
    columns(Colleague, name=TEXT),
    unique_by=lambda one: fold_name(one.name),
    max_size=2,
)
ACCOUNTS = st.lists(
    columns(
        Account,
        company=TEXT,
        public_sector=st.none() | one_of(choices.PublicSector),
        currency=st.sampled_from(["EUR", "JPY", "KWD"]),
    ),
    unique_by=lambda one: fold_name(one.company),
    max_size=3,
)
MEMBERS = st.lists(
    columns(
        Member,
        full_name=TEXT,
        person_type=one_of(choices.PersonType),
        seniority=st.none() | one_of(choices.Seniority),
        reward_policy=st.none() | one_of(choices.RewardPolicy),
    ),
    unique_by=(lambda one: fold_name(one.full_name), lambda one: one.email or one.uid),
    min_size=1,
    max_size=3,
)

_BY = ("by_id", "owner_id", "asked_by_id")
_SET = {
    "No reply after days": "21",
    "Points": "yes",
    "Year starts in": "4",
    "Holidays": "2026-12-25; 2027-01-01",
}


@st.composite
def programs(draw: st.DrawFn) -> Callable[[Desk], None]:
    """Give what fills a desk with a random program."""
    first = (draw(COLLEAGUES), draw(ACCOUNTS), draw(MEMBERS))
    more = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311  # which rows belong together
    acts = draw(st.lists(ACT, max_size=4))
    jobs, steps = draw(st.lists(JOB, max_size=3)), draw(st.lists(STEP, max_size=3))
    told = [row for rows in draw(TOLD) for row in rows]
    own = draw(st.lists(OWN, max_size=3, unique_by=lambda one: fold_name(one[1])))
    giving, business = draw(GIVING), draw(BUSINESS)
    types, readings = draw(TYPES), draw(st.lists(READING, max_size=3))

    def fill(desk: Desk) -> None:
        put(desk, *(row for rows in first for row in rows), *types)
        colleagues, accounts, members = ([row.id for row in rows] for rows in first)

        def any_of(ids: list[int]) -> int | None:
            return more.choice([None, *ids])

        with desk.write("Who cares") as write:
            for account in write.session.scalars(select(Account)):
                account.csm_id, account.account_executive_id = map(any_of, (colleagues,) * 2)
        of_whom = {"account_id": accounts} | dict.fromkeys(_BY, colleagues)
        for row in (*acts, *jobs, *steps, *told):
            if hasattr(row, "member_id"):
                row.member_id = more.choice(members)
            for column in of_whom.keys() & row.__table__.columns.keys():
                setattr(row, column, any_of(of_whom[column]))
        put(desk, *acts, *jobs, *steps, *told)
        giving.put_into(desk, any_of)
        business.put_into(desk, any_of)
        put(desk, *(Setting(name=name, value=value) for name, value in _SET.items()))
        put(desk, *_at_any(more, accounts, readings))
        _hang_ids_on(desk, more)
        _hang_values_on(desk, more, own)

    return fill


def _at_any(
    more: random.Random, accounts: list[int], readings: list[HealthReading]
) -> Iterable[HealthReading]:
    """Give each reading an account, and each account one reading a day."""
    for reading in readings:
        reading.account_id = more.choice(accounts or [0])
    return {(one.account_id, one.read_on): one for one in readings if accounts}.values()


def _hang_ids_on(desk: Desk, more: random.Random) -> None:
    """Let other systems know some rows of every kind that they can know."""
    with desk.write("Other ids") as write:
        for sheet, table in IN_OTHER_SYSTEMS:
            kind = sheet.lower().replace(" ", "_")
            for row_id in write.session.scalars(select(table.id)):
                if more.random() < 0.5:
                    known = ExternalId(kind=kind, row_id=row_id, system="CRM", value=f"00{row_id}")
                    write.session.add(known)


def _hang_values_on(
    desk: Desk, more: random.Random, own: list[tuple[str, str, str, str, str]]
) -> None:
    """Give some rows values in fields of her own, whatever kind those are of."""
    for kind, name, shape, value, uid in own:
        put(desk, field := CustomField(kind=kind, name=name, type=shape, uid=uid))
        with desk.write("Own values") as write:
            rows = Table.metadata.tables[TABLE_OF_KIND[kind]]
            for row_id in write.session.scalars(select(rows.c.id)):
                if more.random() < 0.5:
                    told = {"kind": kind, "row_id": row_id, "field_id": field.id}
                    write.session.add(CustomValue(**told, value=value))


ACT = columns(
    Activity,
    type_id=st.integers(1, 72),
    status=one_of(choices.ActStatus),
    completed_on=st.dates(dt.date(2000, 1, 1), dt.date(2026, 1, 1)),
    trigger=one_of(choices.Trigger),
    usability=st.none() | one_of(choices.Usability),
    currency=st.sampled_from(["EUR", "JPY", "KWD"]),
    text=LONG,
)
TYPES = st.lists(
    columns(
        ActivityType,
        name=TEXT,
        category=one_of(choices.CATEGORIES),
        stance=one_of(choices.Stance),
        moment=one_of(choices.Moment),
        effort=st.integers(1, 5),
        currency=st.sampled_from(["EUR", "JPY", "KWD"]),
        needs_consent=st.lists(one_of(choices.ConsentUse), unique=True).map(tuple),
    ),
    unique_by=lambda one: fold_name(one.name),
    max_size=2,
)
JOB = columns(Employment, from_day=DAY, to_day=st.none() | st.dates(dt.date(2100, 1, 2)))
STEP = columns(Standing, status=one_of(choices.Status), from_day=DAY)
READING = columns(HealthReading, health=one_of(choices.Health))
_SHAPES = {
    "text": TEXT,
    "number": st.integers(-999, 10**20).map(str),
    "day": DAY.map(dt.date.isoformat),
    "yes/no": st.sampled_from(["yes", "no"]),
}
OWN = st.sampled_from(sorted(_SHAPES)).flatmap(
    lambda shape: st.tuples(
        st.sampled_from(KINDS_WITH_OWN_FIELDS), TEXT, st.just(shape), _SHAPES[shape], UID
    )
)
