"""Random verbs on every kind of row: all is taken back, and nothing is lost or left over."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from advocate_desk.base import clock
from advocate_desk.program.accounts import Reading, record_health
from advocate_desk.program.bulk import remove_word, replace_word
from advocate_desk.program.conversations import keep_promises, thank
from advocate_desk.program.desks import check_desk, open_desk
from advocate_desk.program.grant_steps import advance_grants
from advocate_desk.program.history import JobMove, end_job, move_job
from advocate_desk.program.listing import Chosen, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.merging import merge_accounts, merge_members
from advocate_desk.program.money import fill_rates
from advocate_desk.program.not_same import tell_apart
from advocate_desk.program.own_fields import (
    KINDS_WITH_OWN_FIELDS,
    add_custom_field,
    set_custom_value,
)
from advocate_desk.program.points import expire_points
from advocate_desk.program.points_settling import recalculate_points
from advocate_desk.program.settings import change_setting
from advocate_desk.program.snoozing import snooze, wake
from advocate_desk.program.views import View, remove_view, save_view
from advocate_desk.store.desk import Desk
from advocate_desk.store.models import CustomField, Member
from tests.making import dump
from tests.store.random_verbs import (
    COMPANIES,
    DAYS,
    KINDS,
    LISTING,
    ROW_STEP,
    change_row,
    ids_of,
    pick,
    put_one_of_each,
    table_of,
)
from tests.store.test_history_property import check_taking_back, run_program

_AT = st.integers(0, 9)
_ALIKE = st.sampled_from(["members", "accounts"])
_OTHER_STEP = st.one_of(
    st.tuples(st.just("thank"), _AT),
    st.tuples(st.just("keep promises")),
    st.tuples(st.just("advance")),
    st.tuples(st.just("move job"), _AT, st.sampled_from(COMPANIES), DAYS),
    st.tuples(st.just("end job"), _AT, DAYS),
    st.tuples(st.just("health"), _AT, DAYS, st.sampled_from(["red", "green"])),
    st.tuples(st.just("not same"), _ALIKE, _AT, _AT),
    st.tuples(st.just("merge"), _ALIKE, _AT, _AT),
    st.tuples(st.just("own value"), st.sampled_from(KINDS_WITH_OWN_FIELDS), _AT, st.booleans()),
    st.tuples(st.just("words"), st.sampled_from(["vip", "board"]), st.booleans()),
    st.tuples(st.just("view"), st.sampled_from(["Mine", "Yours"])),
    st.tuples(st.just("forget view"), _AT),
    st.tuples(st.just("put off"), st.integers(1, 3)),
    st.tuples(st.just("wake")),
    st.tuples(st.just("setting"), st.sampled_from([("points", "no"), ("base_currency", "USD")])),
    st.tuples(st.just("fill rates")),
    st.tuples(st.just("recalculate")),
    st.tuples(st.just("expire"), _AT),
)
_BACK_AND_FORTH = st.one_of(
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
    st.tuples(st.just("restart")),
    st.tuples(st.just("take back"), st.integers(0, 9)),
)


def _mixed(*steps):
    """Draw steps of these, each as often as it stands here, however many kinds it has."""
    return st.integers(0, len(steps) - 1).flatmap(lambda which: steps[which])


_FORWARD = _mixed(ROW_STEP, ROW_STEP, _OTHER_STEP)
_ANY_WAY = _mixed(ROW_STEP, ROW_STEP, _OTHER_STEP, _BACK_AND_FORTH)


def _do(session, step):  # noqa: C901, PLR0912  one case for each kind
    people = ids_of(session, "member")
    match step:
        case ("thank", at):
            thank(session, pick(people, at))
        case ("keep promises",):
            keep_promises(session, Chosen(wanted=Wanted()))
        case ("advance",):
            advance_grants(session, Chosen(wanted=Wanted()))
        case ("move job", at, company, day):
            for member in pick(people, at):
                move_job(session, member, JobMove(company, "CFO", day))
        case ("end job", at, day):
            for job in pick(ids_of(session, "employment"), at):
                end_job(session, job, day)
        case ("health", at, day, word):
            for account in pick(ids_of(session, "account"), at):
                record_health(session, {account: Reading(word, day)})
        case ("not same", kind, at, other):
            _on_two(session, kind, at, other, lambda *two: tell_apart(session, kind, *two))
        case ("merge", kind, at, other):
            merge = merge_members if kind == "members" else merge_accounts
            _on_two(session, kind, at, other, lambda *two: merge(session, *two))
        case ("own value", kind, at, is_set):
            _set_own_value(session, kind, at, is_set=is_set)
        case ("words", word, is_kept):
            if is_kept:
                replace_word(session, Member, _everybody(), "tags", (word, "press"))
            else:
                remove_word(session, Member, _everybody(), "tags", word)
        case ("view", name):
            save_view(session, MEMBERS, name, View(Wanted(name)))
        case ("forget view", at):
            for view in pick(ids_of(session, "saved_view"), at):
                remove_view(session, view)
        case ("put off", days):
            snooze(session, "open_asks", clock.today() + dt.timedelta(days=days))
        case ("wake",):
            wake(session, "open_asks")
        case ("setting", (name, value)):
            change_setting(session, name, value)
        case ("fill rates",):
            fill_rates(session)
        case ("recalculate",):
            recalculate_points(session, [1])
        case ("expire", at):
            expire_points(session, pick(people, at))
        case _:
            change_row(session, step)


def _everybody():
    return MEMBERS.chosen(Chosen(wanted=Wanted()))


def _on_two(session, kind, at, other, do):
    ids = ids_of(session, table_of(kind))
    for one, two in zip(pick(ids, at), pick(ids, other), strict=True):
        if one != two:
            do(one, two)


def _set_own_value(session, kind, at, *, is_set):
    held = session.scalars(select(CustomField.id).where(CustomField.kind == kind)).first()
    field = held or add_custom_field(session, kind, "Colour")
    rows = LISTING[kind].chosen(Chosen(ids=pick(ids_of(session, table_of(kind)), at)))
    set_custom_value(session, field, rows, "red" if is_set else None)


@contextmanager
def _begun(new_desk: Path) -> Iterator[Desk]:
    """Give a desk with a row of every kind."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(shutil.copyfile(new_desk, Path(folder) / "random.desk")))
        with desk.write("Begin") as write:
            change_setting(write.session, "points", "yes")
            put_one_of_each(write.session)
        yield desk


def test_every_kind_of_row_is_drawn(new_desk):
    assert set(KINDS) == set(LISTING)
    with _begun(new_desk) as desk:
        with desk.read() as session:
            assert [kind for kind in KINDS if not ids_of(session, table_of(kind))] == []
        desk.close()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(_ANY_WAY, max_size=14))
def test_whatever_is_done_is_undone_and_done_again(new_desk, steps):
    with _begun(new_desk) as begun:
        desk = run_program(begun, steps, _do)
        assert check_desk(desk).findings == ()
        while desk.redo():
            pass
        full = dump(desk)

        while desk.undo():
            pass
        empty = dump(desk)
        sound_when_empty = check_desk(desk).findings
        while desk.redo():
            pass

        kept = {name for name, rows in empty.items() if rows}
        assert kept <= {"activity_type", "setting"}  # what a new desk begins with
        assert dump(desk) == full
        assert (sound_when_empty, check_desk(desk).findings) == ((), ())
        desk.close()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(_FORWARD, min_size=3, max_size=10), which=st.integers(0, 9))
def test_whatever_is_taken_back_leaves_what_came_later(new_desk, steps, which):
    with _begun(new_desk) as begun:
        desk = run_program(begun, steps, _do)
        check_taking_back(desk, which)
        desk.close()
