from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

import pytest

from advocate_desk.cli import main
from advocate_desk.store.for_a_while import folder_for_a_while, kept_for_a_while, sweep
from advocate_desk.store.lock import DeskLock
from tests.making import add_member


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """Give the folder in which the system keeps what is needed for a while."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def aged(folder):
    os.utime(folder, (time.time() - 7200,) * 2)
    return folder


def test_a_folder_goes_at_the_end_of_its_block_with_what_is_in_it(place):
    with kept_for_a_while() as folder:
        (folder / "copy.desk").touch()

    assert list(place.iterdir()) == []


def test_what_a_crash_left_is_swept_away_but_not_one_that_is_open_or_being_made(place):
    left, is_open, is_new = (folder_for_a_while() for _ in range(3))
    for folder in (left, is_open):
        (folder / "Sample data.desk").touch()
    lock = DeskLock(is_open / "Sample data.desk")
    lock.take()
    aged(left)
    aged(is_open)

    sweep()

    assert set(place.iterdir()) == {is_open, is_new}
    lock.release()


def test_what_others_keep_there_is_never_swept(place):
    theirs = place / "advocate-desk-1a2b3c4d"
    theirs.mkdir()
    aged(theirs)

    sweep()

    assert theirs.exists()


CUT_OFF = """
import os, sys, tempfile
tempfile.tempdir = sys.argv[2]
from advocate_desk.program import desks
desks.check_desk = lambda _desk: os._exit(9)
from advocate_desk.cli import main
main(["check", "--desk", sys.argv[1]])
"""


def test_the_copy_of_a_check_that_was_cut_off_goes_with_the_next_one(desk, place, capsys):
    """A desk in use is checked in a copy: all of her program, which must not lie about."""
    add_member(desk)
    subprocess.run([sys.executable, "-c", CUT_OFF, str(desk.path), str(place)], check=False)
    (left,) = place.iterdir()
    aged(left)

    assert main(["check", "--desk", str(desk.path)]) == 0

    assert "is sound" in capsys.readouterr().out
    assert list(place.iterdir()) == []
