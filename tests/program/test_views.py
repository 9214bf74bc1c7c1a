"""Views of a list, written and read back."""

from __future__ import annotations

import datetime as dt

import pytest

from advocate_desk.base.errors import DeskError
from advocate_desk.program.listing import Condition, Sort, Test, Wanted
from advocate_desk.program.member_list import MEMBERS
from advocate_desk.program.views import (
    View,
    keep_as_left,
    remove_view,
    save_view,
    text_of,
    view_as_left,
    view_from,
    views_of,
)

FULL = View(
    Wanted(
        "zoe",
        (
            Condition("tier", Test.IS, ("Gold", "Silver")),
            Condition("last_act_on", Test.BEFORE, dt.date(2026, 1, 1)),
            Condition("acts", Test.AT_LEAST, 3),
            Condition("open_to_network", Test.IS, True),
            Condition("city", Test.BLANK),
        ),
    ),
    Sort("last_act_on", descending=True),
    ("name", "tier", "custom:7"),
    {"name": 240},
)


def test_a_view_is_read_back_as_it_was_written():
    assert view_from(MEMBERS, text_of(FULL)) == FULL


def test_what_a_view_says_of_unknown_fields_is_left_out():
    view = View(
        Wanted(conditions=(Condition("shoe_size", Test.BLANK),)),
        Sort("shoe_size"),
        ("name", "shoe_size"),
    )

    assert view_from(MEMBERS, text_of(view)) == View(columns=("name",))


@pytest.mark.parametrize(
    "text", ["", "nonsense", "[]", '{"conditions": [["tier", "is like", 1]]}']
)
def test_a_text_that_is_no_view_gives_an_empty_one(text):
    assert view_from(MEMBERS, text) == View()


def test_a_view_saved_again_under_its_name_is_replaced(desk):
    with desk.write("Save view") as write:
        first = save_view(write.session, MEMBERS, "Mine", FULL)
        second = save_view(write.session, MEMBERS, " Mine ", View())

    with desk.read() as session:
        assert [(one.id, one.name, one.view) for one in views_of(session, MEMBERS)] == [
            (first, "Mine", View())
        ]
    assert second == first


def test_a_view_needs_a_name(desk):
    with pytest.raises(DeskError, match="needs a name"), desk.write("Save view") as write:
        save_view(write.session, MEMBERS, "  ", View())


def test_a_removed_view_comes_back_by_undo(desk):
    with desk.write("Save view") as write:
        view_id = save_view(write.session, MEMBERS, "Mine", FULL)
    with desk.write("Delete view") as write:
        remove_view(write.session, view_id)
    desk.undo()

    with desk.read() as session:
        assert [one.view for one in views_of(session, MEMBERS)] == [FULL]


def test_how_a_list_was_left_is_no_step_of_undo(desk):
    with desk.note() as session:
        keep_as_left(session, MEMBERS, FULL)

    with desk.read() as session:
        assert view_as_left(session, MEMBERS) == FULL
    assert desk.undo_label() is None
