from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import event

from advocate_desk.base import clock
from advocate_desk.base.errors import InvalidDraft
from advocate_desk.base.progress import Cancelled
from advocate_desk.program.accounts import add_accounts, edit_accounts
from advocate_desk.program.activities import edit_activities
from advocate_desk.program.desks import create_desk
from advocate_desk.program.edits import Each, pages_of
from advocate_desk.program.listing import Chosen
from advocate_desk.program.members import edit_members
from advocate_desk.program.opportunities import add_opportunities, edit_opportunities
from advocate_desk.program.own_fields import add_custom_field, set_custom_values
from tests.making import add_member, add_members_, dump, log_act
from tests.sheets.importing import lines

DAY = dt.date(2026, 3, 2)


def members_of(desk, count):
    rows = ({"full_name": f"Ada {n}", "email": f"ada{n}@x.example"} for n in range(count))
    return add_members_(desk, *({**row, "company": "Kestrel Bank"} for row in rows))


def own_changes(ids):
    """Give what several members become, each something of its own."""
    return {
        row_id: {
            "city": f"City {row_id}",
            "email": f"new{row_id}@x.example",
            "job_title": f"Head of {row_id}",
            "company": f"Company {row_id % 3}",
            "status": "enrolled" if row_id % 2 else "alumni",
            "status_since": DAY + dt.timedelta(days=row_id),
            "tags": (f"tag {row_id}",),
        }
        for row_id in ids
    }


def deal_changes(ids):
    return {
        row_id: {"name": f"New {row_id}", "amount": 100 + row_id, "closed_on": DAY}
        for row_id in ids
    }


def edit_each(desk, verb, changes):
    each = Each(changes)
    with desk.write("Edit") as write:
        return verb(write.session, each.chosen, each)


def histories(desk):
    """Give where members live, work and stand."""
    return (
        lines(desk, "member", "id", "city"),
        lines(desk, "employment", "member_id", "account_id", "job_title", "from_day", "to_day"),
        lines(desk, "standing", "member_id", "status", "from_day", "to_day"),
    )


def test_an_edit_of_many_rows_takes_no_more_statements_than_one_of_few(desk):
    ids = members_of(desk, 60)
    acts = log_act(desk, *ids)
    with desk.write("Deals") as write:
        deals = add_opportunities(
            write.session, [{"name": f"Deal {n}", "opportunity_id": f"D{n}"} for n in range(60)]
        )
    asked = []
    engine = desk._writer
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))

    def count(verb, changes):
        asked.clear()
        assert edit_each(desk, verb, changes) == len(changes)
        return len(asked)

    for verb, rows, made in (
        (edit_members, ids, own_changes),
        (edit_opportunities, deals, deal_changes),
        (edit_activities, acts, lambda some: {one: {"outcome": f"no. {one}"} for one in some}),
    ):
        few = count(verb, made(rows[:6]))

        assert count(verb, made(rows[6:])) <= few + 3  # names are looked up one by one at first


def test_rows_that_become_something_of_their_own_go_back_exactly(desk):
    ids = members_of(desk, 5)
    before = dump(desk)

    edit_each(desk, edit_members, own_changes(ids))

    after = dump(desk)
    desk.undo()
    assert dump(desk) == before
    desk.redo()
    assert dump(desk) == after


def test_figures_follow_when_rows_become_something_of_their_own(desk):
    ids = members_of(desk, 3)

    edit_each(desk, edit_members, own_changes(ids))

    assert lines(desk, "member_figures", "member_id", "job_title", "status") == [
        (one, f"Head of {one}", "enrolled" if one % 2 else "alumni") for one in ids
    ]


def test_two_members_may_exchange_their_addresses(desk):
    ada, grace = members_of(desk, 2)

    edit_each(
        desk,
        edit_members,
        {ada: {"email": "ada1@x.example"}, grace: {"email": "ada0@x.example"}},
    )

    assert lines(desk, "member", "id", "email") == [
        (ada, "ada1@x.example"),
        (grace, "ada0@x.example"),
    ]


def test_a_refusal_names_the_row_that_is_wrong(desk):
    ada, grace = members_of(desk, 2)
    add_member(desk, full_name="Mary", email="mary@x.example")

    with pytest.raises(InvalidDraft, match="already belongs to Mary") as refusal:
        edit_each(
            desk,
            edit_members,
            {ada: {"email": "new@x.example"}, grace: {"email": "mary@x.example"}},
        )

    assert refusal.value.row_id == grace


def test_two_deals_cannot_get_one_id_at_once(desk):
    with desk.write("Deals") as write:
        one, other = add_opportunities(write.session, [{"name": "One"}, {"name": "Other"}])

    with pytest.raises(InvalidDraft, match="has this id"):
        edit_each(
            desk,
            edit_opportunities,
            {one: {"opportunity_id": "D1"}, other: {"opportunity_id": "D1"}},
        )


def test_accounts_read_on_one_day_keep_the_last_that_is_said(desk):
    with desk.write("Accounts") as write:
        ids = add_accounts(write.session, [{"company": "A", "health": "red"}, {"company": "B"}])

    changed = edit_each(
        desk, edit_accounts, {ids[0]: {"health": "green"}, ids[1]: {"health": "amber"}}
    )

    assert changed == 2
    assert lines(desk, "health_reading", "account_id", "health") == [
        (ids[0], "green"),
        (ids[1], "amber"),
    ]


def test_an_act_that_is_completed_without_a_day_is_of_today_beside_one_that_says_its_day(desk):
    ada, grace = members_of(desk, 2)
    acts = log_act(desk, ada, grace, status="asked", completed_on=None)

    edit_each(
        desk,
        edit_activities,
        {acts[0]: {"status": "completed"}, acts[1]: {"status": "completed", "completed_on": DAY}},
    )

    assert lines(desk, "activity", "id", "completed_on") == [
        (acts[0], clock.today().isoformat()),
        (acts[1], DAY.isoformat()),
    ]


def test_a_field_of_her_own_holds_another_text_for_every_row(desk):
    ids = members_of(desk, 4)
    with desk.write("Field") as write:
        field = add_custom_field(write.session, "members", "Size")
        set_custom_values(write.session, field, {ids[0]: "S", ids[1]: "M"})
    before = dump(desk)

    with desk.write("Sizes") as write:
        told = {ids[0]: "XL", ids[1]: None, ids[2]: "L"}
        changed = set_custom_values(write.session, field, told)

    assert changed == 3
    assert lines(desk, "custom_value", "row_id", "value") == [(ids[0], "XL"), (ids[2], "L")]
    desk.undo()
    assert dump(desk) == before


def test_the_same_for_all_is_what_each_of_them_becomes(desk, tmp_path):
    other = create_desk(tmp_path / "other.desk", name="Other")
    members_of(desk, 3)
    members_of(other, 3)
    same = {"city": "Rome", "company": "Rival Inc", "status": "alumni"}

    edit_each(desk, edit_members, {row_id: dict(same) for row_id in (1, 2, 3)})
    with other.write("Edit") as write:
        edit_members(write.session, Chosen(ids=(1, 2, 3)), same)

    assert histories(desk) == histories(other)
    other.close()


def test_between_pages_of_many_edits_cancel_is_heard():
    heard = []

    class Stopping:
        def step(self, done, total, note=""):
            heard.append((done, total, note))
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        list(pages_of(dict.fromkeys(range(12_000), 1), Stopping(), "Changing"))

    assert heard == [(0, 12_000, "Changing"), (5_000, 12_000, "Changing")]
