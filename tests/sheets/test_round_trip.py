"""A program that is exported and imported into an empty desk is the same program again."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from advocate_desk.base.text import fold_name
from advocate_desk.program.desks import open_desk
from advocate_desk.program.own_fields import KINDS_WITH_OWN_FIELDS
from advocate_desk.sheets import write_workbook
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.exporters import EXPORTERS
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.meta import EXAMPLE
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.planned import ImportPlan, Verdict
from advocate_desk.sheets.program_workbook import export_program
from advocate_desk.sheets.since_export import notes_since_export
from advocate_desk.sheets.workbook import Workbook
from advocate_desk.store import choices
from advocate_desk.store.desk import Desk
from advocate_desk.store.journal import journalled_tables
from advocate_desk.store.models import (
    Account,
    Activity,
    Colleague,
    Connection,
    CustomField,
    CustomValue,
    Employment,
    ExternalId,
    HealthReading,
    Member,
    Setting,
    Standing,
    SurveyResponse,
)
from tests.sheets.drawn_business import BUSINESS
from tests.sheets.drawn_relations import TOLD
from tests.sheets.exported import put
from tests.sheets.giving import GIVING
from tests.sheets.random_rows import (
    DAY,
    LONG,
    MAYBE,
    MAYBE_DAY,
    TEXT,
    UID,
    WORDS,
    YES_NO,
    columns,
    one_of,
)

NOT_IN_FILES = ("id", "day", "month")
TABLE_OF = {"members": "member", "accounts": "account", "activities": "activity"} | {
    "rewards": "reward",
    "grants": "grant",
    "costs": "cost",
    "opportunities": "opportunity",
    "events": "event",
    "attendance": "attendance",
    "connections": "connection",
}
_HELD_BY = TABLE_OF | {"survey_responses": "survey_response"}

COLLEAGUES = st.lists(
    columns(Colleague, name=TEXT, team=MAYBE, role=MAYBE, opted_in_on=MAYBE_DAY),
    unique_by=lambda one: fold_name(one.name),
    max_size=2,
)
ACCOUNTS = st.lists(
    columns(
        Account,
        company=TEXT,
        industry=MAYBE,
        products=WORDS,
        rivals=WORDS,
        annual_value=st.none() | st.integers(0, 10**9),
        currency=st.sampled_from(["EUR", "JPY", "KWD"]),
        renewal_date=MAYBE_DAY,
        open_issue=YES_NO,
        public_sector=st.none() | one_of(choices.PublicSector),
        seats=st.none() | st.integers(0, 10**6),
    ),
    unique_by=lambda one: fold_name(one.company),
    max_size=3,
)
MEMBERS = st.lists(
    columns(
        Member,
        full_name=TEXT,
        preferred_name=MAYBE,
        person_type=one_of(choices.PersonType),
        email=st.none() | st.emails(domains=st.just("example.com")).map(str.lower),
        phone=MAYBE,
        country=MAYBE,
        tier=MAYBE,
        tags=WORDS,
        open_to_network=YES_NO,
        seniority=st.none() | one_of(choices.Seniority),
        reward_policy=st.none() | one_of(choices.RewardPolicy),
        paused_until=MAYBE_DAY,
        notes=LONG,
    ),
    unique_by=(lambda one: fold_name(one.full_name), lambda one: one.email or one.uid),
    min_size=1,
    max_size=3,
)

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
    own = draw(st.lists(OWN, max_size=3, unique_by=lambda one: fold_name(one[0])))
    giving, business = draw(GIVING), draw(BUSINESS)

    def fill(desk: Desk) -> None:
        put(desk, *(row for rows in first for row in rows))
        colleagues, accounts, members = ([row.id for row in rows] for rows in first)

        def any_of(ids: list[int]) -> int | None:
            return more.choice([None, *ids])

        of_whom = {"account_id": accounts, "by_id": colleagues, "owner_id": colleagues}
        for row in (*acts, *jobs, *steps, *told):
            if hasattr(row, "member_id"):
                row.member_id = more.choice(members)
            for column, ids in of_whom.items():
                if hasattr(row, column):
                    setattr(row, column, any_of(ids))
        for act in acts:
            act.asked_by_id = any_of(colleagues)
        put(desk, *acts, *jobs, *steps, *told)
        giving.put_into(desk, any_of)
        business.put_into(desk, any_of)
        put(desk, *(Setting(name=name, value=value) for name, value in _SET.items()))
        put(desk, ExternalId(kind="members", row_id=members[0], system="CRM", value="0042"))
        answered = [row.id for row in told if isinstance(row, SurveyResponse)]
        ids = {"kind": "survey_responses", "system": "SurveyMonkey"}
        put(desk, *(ExternalId(**ids, row_id=one, value=f"11{one}") for one in answered))
        put(desk, *(HealthReading(account_id=a, read_on=A_DAY, health="red") for a in accounts))
        fields = [CustomField(kind="members", name=n, type=t, uid=u) for n, t, _, u in own]
        put(desk, *fields)
        values = zip(fields, own, strict=True)
        put(
            desk,
            *(
                CustomValue(kind="members", row_id=members[0], field_id=f.id, value=o[2])
                for f, o in values
            ),
        )

    return fill


A_DAY = dt.date(2026, 3, 2)
ACT = columns(
    Activity,
    type_id=st.integers(1, 72),
    status=one_of(choices.ActStatus),
    asked_on=MAYBE_DAY,
    due_on=MAYBE_DAY,
    responded_on=MAYBE_DAY,
    completed_on=st.dates(dt.date(2000, 1, 1), dt.date(2026, 1, 1)),
    trigger=one_of(choices.Trigger),
    usability=st.none() | one_of(choices.Usability),
    minutes=st.none() | st.integers(0, 500),
    points=st.none() | st.integers(0, 500),
    value=st.none() | st.integers(0, 10**9),
    currency=st.just("EUR"),
    outcome=MAYBE,
    text=LONG,
    import_key=st.none() | UID,
    day_assumed=st.sampled_from([None, True]),
)
JOB = columns(Employment, job_title=MAYBE, from_day=DAY, to_day=st.none())
STEP = columns(Standing, status=one_of(choices.Status), from_day=DAY, reason=MAYBE)
OWN = st.tuples(TEXT, st.just("text"), TEXT, UID) | st.tuples(
    TEXT, st.just("number"), st.integers(-999, 10**20).map(str), UID
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(programs())
def test_a_program_comes_back_whole_and_a_second_time_changes_nothing(
    new_desk, tmp_path, read, fill
):
    check_round_trip(new_desk, tmp_path, read, fill)


def check_round_trip(
    new_desk: Path, folder: Path, read: Callable[[Path], Workbook], fill: Callable[[Desk], None]
) -> None:
    """Export a program; import it where it comes from, then into an empty desk."""
    with opened(new_desk, folder / "one.desk") as one:
        fill(one)
        export_program(one.path, folder / "out.xlsx")
        before, cells = facts_of(one), cells_of(one)

        again = import_into(one, read(folder / "out.xlsx"))

        assert unexpected(again, Verdict.SAME) == []
        assert facts_of(one) == before
    with opened(new_desk, folder / "other.desk") as other:
        import_into(other, read(folder / "out.xlsx"))

        assert facts_of(other) == before
        assert cells_of(other) == cells


@pytest.mark.parametrize(
    "names",
    [("Country",), ("CITY", "City (2)"), ("Émail",), ("'=x",), ('{"ImportId"',), (EXAMPLE,)],
)
def test_a_field_of_her_own_keeps_its_name_whatever_it_is(new_desk, tmp_path, read, names):
    check_round_trip(new_desk, tmp_path, read, lambda desk: put_own_fields(desk, *names))


def test_what_is_too_much_for_a_sheet_comes_back_from_the_next(
    new_desk, tmp_path, read, monkeypatch
):
    monkeypatch.setattr(write_workbook, "MOST_ROWS", 3)

    def fill(desk: Desk) -> None:
        people = [Member(full_name=f"Tester {n}", person_type="customer") for n in range(7)]
        put(desk, *people)
        days = (dt.date(2026, 3, 1 + n) for n in range(7))
        put(
            desk,
            *(
                Activity(
                    member_id=people[0].id,
                    type_id=1,
                    status="completed",
                    trigger="asked",
                    completed_on=day,
                    text="x" * 40_000,
                )
                for day in days
            ),
        )

    check_round_trip(new_desk, tmp_path, read, fill)

    book = read(tmp_path / "out.xlsx")
    names = [sheet.name for sheet in book.sheets]
    assert "Members 3" in names
    assert "Activities 3" in names
    assert notes_since_export(book) == ()


def test_a_row_that_says_what_the_template_says_of_its_examples_comes_back(
    new_desk, tmp_path, read
):
    check_round_trip(
        new_desk, tmp_path, read, lambda desk: put(desk, Colleague(name=EXAMPLE, team=EXAMPLE))
    )


@pytest.mark.parametrize("name", ['{"ImportId"', "Total", "Generated by hand", "Name"])
def test_somebody_called_like_a_heading_or_a_footer_comes_back(new_desk, tmp_path, read, name):
    def fill(desk: Desk) -> None:
        put(desk, Colleague(name=name), Account(company=name), Member(full_name=name))

    check_round_trip(new_desk, tmp_path, read, fill)


def test_a_link_of_an_act_stays_as_it_was_typed(new_desk, tmp_path, read):
    def fill(desk: Desk) -> None:
        put(desk, ada := Member(full_name="Ada", person_type="customer"))
        link = "https://www.linkedin.com/posts/AdaX/"
        put(desk, Activity(member_id=ada.id, type_id=1, status="idea", trigger="asked", link=link))

    check_round_trip(new_desk, tmp_path, read, fill)


def put_own_fields(desk: Desk, *names: str, value: str = "it") -> None:
    """Put fields of her own with these names, and a member who has them."""
    put(desk, ada := Member(full_name="Ada", person_type="customer"))
    put(desk, *(fields := [CustomField(kind="members", name=n, type="text") for n in names]))
    put(
        desk,
        *(
            CustomValue(kind="members", row_id=ada.id, field_id=field.id, value=value)
            for field in fields
        ),
    )


class opened:  # noqa: N801  # reads as a verb
    """A copy of a desk, opened anew."""

    def __init__(self, source: Path, path: Path) -> None:
        for tail in ("", "-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
        shutil.copyfile(source, path)
        self._desk = open_desk(path)

    def __enter__(self) -> Desk:
        return self._desk

    def __exit__(self, *error: object) -> None:
        self._desk.close()


def import_into(desk: Desk, book: Workbook) -> ImportPlan:
    with desk.write("Import") as write:
        plan = plan_import(write.session, propose(write.session, book))
        commit_plan(write.session, plan)
    return plan


def unexpected(plan: ImportPlan, verdict: Verdict) -> list[str]:
    return [
        f"{section.sheet} {row.number} {row.verdict} {row.problems} {row.changes}"
        for section in plan.sections
        for row in section.rows
        if row.verdict is not verdict or row.problems
    ]


def cells_of(desk: Desk) -> dict[str, list[tuple[str, ...]]]:
    """Give the cells of the program workbook, the rows of each sheet sorted."""
    with desk.read() as session:
        return {
            exporter.sheet: sorted(map(tuple, exporter.with_own_fields(session).rows(session)))
            for exporter in EXPORTERS
        }


def facts_of(desk: Desk) -> dict[str, list[str]]:
    """Give all facts without ids: references as the uid of the row they name."""
    with desk.read() as session:
        rows = {
            table.name: [row._asdict() for row in session.execute(select(table))]
            for table in journalled_tables()
            if table.name != "saved_view"
        }
    uids = {(name, row["id"]): row.get("uid", "") for name, found in rows.items() for row in found}
    return {
        table.name: sorted(repr(_fact(table, row, uids)) for row in rows[table.name])
        for table in journalled_tables()
        if table.name in rows
    }


def _fact(table: Any, row: Mapping[str, Any], uids: Mapping[Any, str]) -> dict[str, Any]:
    left_out = {*NOT_IN_FILES, "uid"} if table.name == "health_reading" else set(NOT_IN_FILES)
    fact = {key: value for key, value in row.items() if key not in left_out}
    for column in table.columns:
        for key in column.foreign_keys:
            if fact.get(column.name) is not None:
                fact[column.name] = uids[key.column.table.name, fact[column.name]]
    if "row_id" in fact:
        fact["row_id"] = uids[_HELD_BY[fact["kind"]], fact["row_id"]]
    return fact


def test_every_kind_with_own_fields_is_compared():
    assert set(TABLE_OF) == set(KINDS_WITH_OWN_FIELDS)


def test_somebody_called_like_a_member_stays_somebody_else(new_desk, tmp_path, read):
    def fill(desk):
        her, ada = Member(full_name="@x"), Member(full_name="Ada")
        put(desk, her, ada)
        put(desk, Connection(member_a_id=ada.id, person_b="@x", kind="LinkedIn"))

    check_round_trip(new_desk, tmp_path, read, fill)
