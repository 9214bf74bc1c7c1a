"""Random programs of verbs, with restarts: undo all is empty, redo all is equal."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlalchemy import select

from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.accounts import delete_accounts, edit_accounts
from advocate_desk.program.activities import (
    ActivityDraft,
    Answer,
    answer_ask,
    delete_activities,
    log_activities,
)
from advocate_desk.program.bulk import add_word
from advocate_desk.program.desks import check_desk, open_desk
from advocate_desk.program.history import NewStanding, change_standing
from advocate_desk.program.listing import Chosen, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.members import add_members, delete_members, edit_members
from advocate_desk.program.merging import merge_accounts, merge_members
from advocate_desk.program.own_fields import add_custom_field, set_custom_value
from advocate_desk.sheets.commit import commit_plan
from advocate_desk.sheets.mapping import propose
from advocate_desk.sheets.plan import plan_import
from advocate_desk.sheets.setup import Unknown
from advocate_desk.sheets.workbook import open_workbook
from advocate_desk.store.desk import Desk
from advocate_desk.store.models import Account, Activity, Member, Table
from tests.making import dump

_NAMES = st.sampled_from(["Zoë Müller", "Ada Lovelace", "佐藤 美咲", "O'Brien"])
_COMPANIES = st.sampled_from(["Kestrel Bank", "Northwind", "Ørsted"])
_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "tier": st.sampled_from(["Gold", "Silver", None]),
        "city": st.sampled_from(["Leeds", "Köln", None]),
        "company": _COMPANIES,
        "job_title": st.sampled_from(["CFO", None]),
        "status": st.sampled_from(["enrolled", "alumni", "candidate"]),
        "tags": st.sampled_from([("vip",), ("board", "beta"), ()]),
        "notes": st.text(max_size=20),
    },
)
_STEP = st.one_of(
    st.tuples(st.just("add"), st.lists(st.tuples(_NAMES, _VALUES), min_size=1, max_size=4)),
    st.tuples(st.just("edit"), st.integers(0, 9), _VALUES),
    st.tuples(st.just("edit all"), _VALUES),
    st.tuples(st.just("tag"), st.sampled_from(["hot", "VIP"])),
    st.tuples(st.just("stand"), st.sampled_from(["enrolled", "invited", "declined"])),
    st.tuples(st.just("log"), st.integers(0, 9), st.sampled_from(["completed", "asked"])),
    st.tuples(st.just("answer"), st.sampled_from(list(Answer))),
    st.tuples(st.just("delete"), st.integers(0, 9)),
    st.tuples(st.just("delete act"), st.integers(0, 9)),
    st.tuples(st.just("delete account"), st.integers(0, 9)),
    st.tuples(st.just("account"), st.sampled_from(["red", "green"])),
    st.tuples(st.just("own field"), st.integers(0, 9)),
    st.tuples(st.just("merge"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.just("merge accounts"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(
        st.just("import"), st.lists(st.tuples(_NAMES, _COMPANIES, st.integers(0, 5)), max_size=5)
    ),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
    st.tuples(st.just("restart")),
)


def _ids(session, column):
    return list(session.scalars(select(column).order_by(column)))


def _pick(ids, at):
    return (ids[at % len(ids)],) if ids else ()


def _do(session, step):  # noqa: C901, PLR0912  one case for each kind
    match step:
        case ("add", people):
            add_members(session, [{"full_name": name, **values} for name, values in people])
        case ("edit", at, values):
            edit_members(session, Chosen(ids=_pick(_ids(session, Member.id), at)), values)
        case ("edit all", values):
            edit_members(session, Chosen(wanted=Wanted()), values)
        case ("tag", word):
            add_word(session, Member, MEMBERS.chosen(Chosen(wanted=Wanted())), "tags", word)
        case ("stand", status):
            change_standing(session, Chosen(wanted=Wanted()), NewStanding(status))
        case ("log", at, status):
            day = dt.date(2026, 1, 5) if status == "completed" else None
            who = _pick(_ids(session, Member.id), at)
            log_activities(session, [ActivityDraft(who, 1, status, completed_on=day)])
        case ("answer", answer):
            asks = select(Activity.id).where(Activity.status == "asked")
            answer_ask(session, list(session.scalars(asks)), answer, dt.date(2026, 2, 1))
        case ("delete", at):
            delete_members(session, Chosen(ids=_pick(_ids(session, Member.id), at)))
        case ("delete act", at):
            delete_activities(session, Chosen(ids=_pick(_ids(session, Activity.id), at)))
        case ("delete account", at):
            delete_accounts(session, Chosen(ids=_pick(_ids(session, Account.id), at)))
        case ("account", health):
            edit_accounts(session, Chosen(wanted=Wanted()), {"health": health})
        case ("own field", at):
            field = add_custom_field(session, "members", f"Field {at}")
            set_custom_value(session, field, MEMBERS.chosen(Chosen(wanted=Wanted())), at)
        case ("merge", at, other):
            ids = _ids(session, Member.id)
            for kept, goes in zip(_pick(ids, at), _pick(ids, other), strict=True):
                merge_members(session, kept, goes)
        case ("merge accounts", at, other):
            ids = _ids(session, Account.id)
            for kept, goes in zip(_pick(ids, at), _pick(ids, other), strict=True):
                merge_accounts(session, kept, goes)
        case ("import", people):
            _bring_in(session, people)


def _bring_in(session, people):
    """Import members and what they did from a spreadsheet, by the plan that any import takes."""
    with tempfile.TemporaryDirectory() as folder:
        members = [
            ("Full name", "Email", "Company", "Tier", "Status"),
            *(
                (name, f"p{at}@x.example", company, "Gold", "enrolled")
                for name, company, at in people
            ),
        ]
        acts = [
            ("Member e-mail", "Activity", "Date", "Status"),
            *(
                (f"p{at}@x.example", "Reference call 1:1", dt.date(2026, 1, 1 + at), "completed")
                for _name, _company, at in people
            ),
        ]
        book = Workbook()
        for title, rows in (("Members", members), ("Activities", acts)):
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = Path(folder) / "some.xlsx"
        book.save(path)
        setup = propose(session, open_workbook(path))
        setup.unknown_value = Unknown.CREATE
        commit_plan(session, plan_import(session, setup))


def run_program(desk: Desk, steps, do=_do) -> Desk:
    """Do the steps one after another; what a verb refuses is simply not done."""
    for step in steps:
        match step:
            case ("undo",):
                desk.undo()
            case ("redo",):
                desk.redo()
            case ("restart",):
                desk.close()
                desk = open_desk(desk.path)
            case ("take back", which):
                if standing := _standing(desk):
                    desk.take_back(standing[which % len(standing)])
            case _:
                try:
                    with desk.write(step[0]) as write:
                        do(write.session, step)
                except InvalidDraft:
                    pass
    return desk


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(_STEP, max_size=14))
def test_undo_all_is_empty_and_redo_all_is_equal(new_desk, steps):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random.desk"
        shutil.copyfile(new_desk, path)
        desk = open_desk(path)
        empty = dump(desk)
        desk = run_program(desk, steps)
        while desk.redo():
            pass
        full = dump(desk)

        while desk.undo():
            pass
        undone = dump(desk)
        desk.close()
        desk = open_desk(path)  # redo goes on after a restart
        sound_when_empty = check_desk(desk)
        while desk.redo():
            pass

        assert undone == empty
        assert dump(desk) == full
        assert sound_when_empty.findings == ()
        assert check_desk(desk).findings == ()
        desk.close()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(_STEP, min_size=3, max_size=10), which=st.integers(0, 9))
def test_an_older_change_taken_back_never_overwrites_a_later_edit(new_desk, steps, which):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "random.desk"
        shutil.copyfile(new_desk, path)
        desk = run_program(open_desk(path), steps)
        check_taking_back(desk, which)
        desk.close()


def check_taking_back(desk: Desk, which: int) -> None:
    """Take one of the standing changes back: no later edit is lost, and one undo undoes it."""
    standing = _standing(desk)
    if not standing:
        return
    older = standing[which % len(standing)]
    before = dump(desk)
    later = _cells_written_after(desk, older)
    said = desk.what_stays(older)

    step = desk.take_back(older)

    after = dump(desk)
    for table, row_id, column in later:
        assert _cell(after, table, row_id, column) == _cell(before, table, row_id, column)
    assert step.kept == tuple(said)
    assert check_desk(desk).findings == ()
    if step.tables:
        desk.undo()
    assert dump(desk) == before


def _standing(desk):
    return [line.change for line in desk.history() if not line.undone]


def _cells_written_after(desk, change):
    """Give the cells that later, standing changes wrote and that still exist."""
    with desk.read() as session:
        lines = session.connection().exec_driver_sql(
            "SELECT table_name, row_id, before, after FROM change_row JOIN change ON"
            " change.id = change_id WHERE change_id > ? AND NOT undone AND op = 'update'",
            (change,),
        )
        return [
            (table, row_id, column)
            for table, row_id, before, after in lines
            for column, value in json.loads(after).items()
            if json.loads(before)[column] != value
        ]


def _cell(dumped, table, row_id, column):
    names = [c.name for c in Table.metadata.tables[table].columns]
    row = next((row for row in dumped[table] if row[names.index("id")] == row_id), None)
    return None if row is None else row[names.index(column)]
