"""A changed threshold computes again what is computed with it."""

from __future__ import annotations

import shutil

import pytest

from advocate_desk.figures.refresh import Figures
from advocate_desk.store.desk import Desk
from advocate_desk.store.lock import DeskLock
from advocate_desk.store.preferences import set_preference
from tests.making import add_member


@pytest.fixture
def counted(new_desk, tmp_path):
    """Give a desk whose figures are computed with one threshold."""
    path = tmp_path / "counted.desk"
    shutil.copyfile(new_desk, path)
    lock = DeskLock(path)
    lock.take()
    desk = Desk(path, lock, Figures(["No reply after days"]))
    yield desk
    desk.close()


def _spoil(desk):
    with desk.note() as session:
        session.connection().exec_driver_sql("UPDATE member_figures SET name = 'out of date'")


def _names(desk):
    with desk.read() as session:
        return session.connection().exec_driver_sql("SELECT name FROM member_figures").all()


def _set(desk, name, text):
    with desk.write("Set") as write:
        set_preference(write.session, name, text)


def test_a_changed_threshold_computes_the_figures_again_and_so_does_its_undo(counted):
    add_member(counted)
    for step in (
        lambda: _set(counted, "No reply after days", "21"),
        lambda: _set(counted, "No reply after days", "22"),
        counted.undo,
        lambda: _set(counted, "No reply after days", "14"),
    ):
        _spoil(counted)
        step()
        assert _names(counted) == [("Ada Lovelace",)]


def test_other_settings_leave_the_figures_alone(counted):
    add_member(counted)
    _spoil(counted)

    _set(counted, "Program name", "Voices")

    assert _names(counted) == [("out of date",)]
