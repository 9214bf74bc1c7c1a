"""Setting a setting is one change that says what was set."""

from __future__ import annotations

import pytest

from advocate_desk.base.errors import InvalidDraft
from advocate_desk.program.settings import change_label, change_setting
from advocate_desk.store.preferences import preferences


@pytest.mark.parametrize(
    ("key", "text", "label"),
    [
        ("year_starts_in", "4", "Set year starts in to April"),
        ("points", "yes", "Set points to on"),
        ("no_reply_after_days", "21", "Set no reply after to 21 days"),
        ("holidays", "2026-12-25; 2027-01-01", "Set holidays to 2 days"),
        ("holidays", "", "Set holidays to none"),
        ("program_name", "Voices", "Set program name to Voices"),
    ],
)
def test_the_change_says_what_was_set(key, text, label):
    assert change_label(key, text) == label


def test_a_setting_is_taken_back_like_any_change(desk):
    with desk.write(change_label("year_starts_in", "4")) as write:
        change_setting(write.session, "year_starts_in", "4")

    desk.undo()

    with desk.read() as session:
        assert preferences(session).year_starts_in == 1


def test_the_problem_names_the_setting(desk):
    with pytest.raises(InvalidDraft) as refused, desk.write("Set") as write:
        change_setting(write.session, "no_reply_after_days", "soon")

    assert [(p.field, p.text) for p in refused.value.problems] == [
        ("no_reply_after_days", "“soon” is not a whole number.")
    ]
