"""Backups: verified, thinned by age, and able to come back."""

from __future__ import annotations

import datetime as dt
import os
import shutil

import pytest

from advocate_desk.base.errors import BadFile, DamagedDesk, DiskFull
from advocate_desk.base.paths import backups_folder
from advocate_desk.base.progress import Cancelled
from advocate_desk.program.desks import open_desk
from advocate_desk.store import backup
from advocate_desk.store.backup import back_up, backups_of, copy_verified, restore
from tests.making import add_member, dump


class Stops:
    """Somebody who presses Cancel at once."""

    def step(self, *_told):
        raise Cancelled


def test_a_backup_of_a_desk_in_use_holds_everything_and_opens(desk, tmp_path):
    add_member(desk, company="Kestrel Bank")

    made = back_up(desk.path, note="before import")

    assert "before import" in made.name
    kept = backups_of(desk.path)[0]
    assert kept.rows["member"] == 1
    copy = tmp_path / "copy.desk"
    shutil.copyfile(made, copy)
    again = open_desk(copy)
    assert dump(again) == dump(desk)
    again.close()


def test_restoring_brings_the_old_state_and_keeps_the_new_one(desk):
    before = dump(desk)
    made = back_up(desk.path)
    add_member(desk)
    path = desk.path
    desk.close()

    restore(made, path)

    again = open_desk(path)
    assert dump(again) == before
    again.close()
    assert any(kept.note == "before restore" for kept in backups_of(path))


def test_a_backup_that_was_changed_is_not_restored(desk):
    made = back_up(desk.path)
    desk.close()
    with made.open("ab") as file:
        file.write(b"x")

    with pytest.raises(BadFile, match="was changed"):
        restore(made, desk.path)


def test_a_damaged_desk_makes_no_backup_and_leaves_no_half_file(desk):
    for number in range(60):
        add_member(desk, full_name=f"Person {number}", notes="x" * 3000)
    desk.close()
    content = bytearray(desk.path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096 * 6] = b"\xff" * 4096 * 6
    desk.path.write_bytes(content)

    with pytest.raises(DamagedDesk):
        back_up(desk.path)

    assert list(backups_folder(desk.path).glob("*")) == []


def test_cancelling_a_backup_leaves_nothing(desk, tmp_path):
    with pytest.raises(Cancelled):
        copy_verified(desk.path, tmp_path / "out.desk", progress=Stops())

    assert not list(tmp_path.glob("*out*"))


def test_no_backup_is_begun_without_room_for_it(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "ROOM_LEFT", 2**62)

    with pytest.raises(DiskFull, match="almost full"):
        copy_verified(desk.path, tmp_path / "out.desk")


def test_old_backups_are_thinned_to_days_weeks_and_months(desk):
    folder = backups_folder(desk.path)
    folder.mkdir()
    now = dt.datetime.now(dt.UTC)
    for days in range(400):
        for hour in (0, 3):
            at = (now - dt.timedelta(days=days, hours=hour)).timestamp()
            path = folder / f"old {days} {hour}.desk"
            path.touch()
            os.utime(path, (at, at))

    back_up(desk.path)

    ages = [(now.timestamp() - path.stat().st_mtime) / 86400 for path in folder.glob("*.desk")]
    recent = [age for age in ages if age < 1]
    older = [age for age in ages if age > 2]
    assert len(recent) >= 2
    assert len(older) <= backup.DAILY + backup.WEEKLY + backup.MONTHLY
    assert max(older) > 200  # months back something is still there
